import { dnsName, domainName, folded, guid, hostLabel } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, type Properties, strong, weak } from './kind.ts'

/** The full DNS name, whether it is written whole or in two fields. */
function fullName(p: Properties): string {
  const written = dnsName(firstText(p, 'deviceDnsName', 'hostName'))
  if (written) return written
  const [host, domain] = [hostLabel(firstText(p, 'hostName', 'deviceDnsName')), folded(textAt(p, 'dnsDomain'))]
  return host && domain ? dnsName(`${host}.${domain}`) : ''
}

export const device = defineKind({
  id: 'device',
  title: 'Device',
  plural: 'Devices',
  icon: 'Desktop',
  colour: 'blue',
  shape: 'square',
  exclusive: ['mdeDeviceId'],
  qualified: ['dnsName', 'ntName'],
  identify: (p) => [
    ...strong('mdeDeviceId', folded(textAt(p, 'mdeDeviceId'))),
    ...strong('azureAdDeviceId', guid(textAt(p, 'azureAdDeviceId'))),
    ...strong('vmId', guid(textAt(p, 'vmMetadata.vmId'))),
    ...strong('azureResourceId', folded(firstText(p, 'azureResourceId', 'vmMetadata.resourceId'))),
    ...strong('dnsName', fullName(p)),
    ...strong('ntName', domainName(textAt(p, 'ntDomain'), hostLabel(firstText(p, 'hostName', 'deviceDnsName')))),
    ...weak('hostName', hostLabel(firstText(p, 'hostName', 'deviceDnsName'))),
  ],
  label: (p) => hostLabel(firstText(p, 'hostName', 'deviceDnsName')) || firstText(p, 'mdeDeviceId', 'azureAdDeviceId', 'azureResourceId'),
  facts: [
    ['DNS name', 'deviceDnsName'],
    ['Host name', 'hostName'],
    ['Domain', 'ntDomain'],
    ['OS platform', 'osPlatform'],
    ['OS build', 'osBuild'],
    ['OS version', 'version'],
    ['Device group', 'rbacGroupName'],
    ['Risk level', 'riskScore'],
    ['Health status', 'healthStatus'],
    ['Onboarding status', 'onboardingStatus'],
    ['Defender Antivirus status', 'defenderAvStatus'],
    ['Last IP address', 'lastIpAddress'],
    ['Last external IP address', 'lastExternalIpAddress'],
    ['IP addresses', 'ipInterfaces'],
    ['First seen by Defender', 'firstSeenDateTime'],
    ['Device ID', 'mdeDeviceId'],
    ['Entra device ID', 'azureAdDeviceId'],
    ['Cloud provider', 'vmMetadata.cloudProvider'],
    ['Subscription', 'vmMetadata.subscriptionId'],
  ],
})
