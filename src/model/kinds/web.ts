import { hostOfUrl, ipAddress, url as normalUrl, refang } from '../identity/address.ts'
import { folded } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, strong } from './kind.ts'

const domainOf = (text: string) => folded(hostOfUrl(text) || refang(text)).replace(/\.$/, '')

export const ip = defineKind({
  id: 'ip',
  title: 'IP address',
  plural: 'IP addresses',
  icon: 'GlobeLocation',
  colour: 'forest',
  shape: 'triangle',
  identify: (p) => strong('ip', ipAddress(firstText(p, 'ipAddress', 'address'))),
  label: (p) => ipAddress(firstText(p, 'ipAddress', 'address')) || firstText(p, 'ipAddress', 'address'),
  facts: [
    ['Address', 'ipAddress'],
    ['Country', 'countryLetterCode'],
    ['City', 'location.city'],
    ['State', 'location.state'],
    ['Country name', 'location.countryName'],
    ['Latitude', 'location.latitude'],
    ['Longitude', 'location.longitude'],
  ],
})

export const url = defineKind({
  id: 'url',
  title: 'URL',
  plural: 'URLs',
  icon: 'Link',
  colour: 'forest',
  shape: 'triangle',
  identify: (p) => strong('url', normalUrl(textAt(p, 'url'))),
  label: (p) => normalUrl(textAt(p, 'url')),
  facts: [['URL', 'url']],
})

export const domain = defineKind({
  id: 'domain',
  title: 'Domain',
  plural: 'Domains',
  icon: 'Globe',
  colour: 'forest',
  shape: 'triangle',
  family: 'domain',
  identify: (p) => strong('domain', domainOf(firstText(p, 'domainName', 'domain', 'name'))),
  label: (p) => domainOf(firstText(p, 'domainName', 'domain', 'name')),
  facts: [['Domain', 'domainName']],
})

export const dns = defineKind({
  id: 'dns',
  title: 'DNS name',
  plural: 'DNS names',
  icon: 'Server',
  colour: 'forest',
  shape: 'triangle',
  family: 'domain',
  identify: (p) => strong('domain', domainOf(textAt(p, 'domainName'))),
  label: (p) => domainOf(textAt(p, 'domainName')),
  facts: [
    ['Domain', 'domainName'],
    ['DNS server', 'dnsServerIp.ipAddress'],
    ['Asked by', 'hostIpAddress.ipAddress'],
  ],
})

export const networkConnection = defineKind({
  id: 'networkConnection',
  title: 'Network connection',
  plural: 'Network connections',
  icon: 'PlugConnected',
  colour: 'forest',
  shape: 'triangle',
  identify: (p) => {
    const end = (side: string) => {
      const at = ipAddress(firstText(p, `${side}Address.ipAddress`, `${side}Address`))
      return at && `${at}:${textAt(p, `${side}Port`)}`
    }
    const [from, to] = [end('source'), end('destination')]
    return strong('connection', from || to ? `${from}>${to}|${textAt(p, 'protocol').toLowerCase()}` : '')
  },
  label: (p) => `${firstText(p, 'destinationAddress.ipAddress', 'destinationAddress') || '?'}:${textAt(p, 'destinationPort') || '?'}`,
  facts: [
    ['Source', 'sourceAddress.ipAddress'],
    ['Source port', 'sourcePort'],
    ['Destination', 'destinationAddress.ipAddress'],
    ['Destination port', 'destinationPort'],
    ['Protocol', 'protocol'],
  ],
})
