import { folded } from '../identity/normalise.ts'
import { firstText, textAt } from '../identity/properties.ts'
import { defineKind, strong } from './kind.ts'

export const service = defineKind({
  id: 'service',
  title: 'Service',
  plural: 'Services',
  icon: 'Settings',
  colour: 'brass',
  shape: 'hexagon',
  scoped: true,
  identify: (p, scope) => {
    const name = folded(firstText(p, 'serviceName', 'name', 'displayName'))
    return strong('service', name && `${scope.device ?? ''}|${name}`)
  },
  label: (p) => firstText(p, 'displayName', 'serviceName', 'name'),
  facts: [
    ['Name', 'serviceName'],
    ['Display name', 'displayName'],
    ['Image path', 'imagePath'],
    ['Start type', 'startType'],
    ['Account', 'accountName'],
  ],
})

export const scheduledTask = defineKind({
  id: 'scheduledTask',
  title: 'Scheduled task',
  plural: 'Scheduled tasks',
  icon: 'CalendarClock',
  colour: 'brass',
  shape: 'hexagon',
  scoped: true,
  identify: (p, scope) => {
    const name = folded(firstText(p, 'taskName', 'name')).replace(/^\\/, '')
    return strong('scheduledTask', name && `${scope.device ?? ''}|${name}`)
  },
  label: (p) => firstText(p, 'taskName', 'name'),
  facts: [
    ['Name', 'taskName'],
    ['Command', 'command'],
    ['Created by', 'accountName'],
  ],
})

export const malware = defineKind({
  id: 'malware',
  title: 'Malware',
  plural: 'Malware',
  icon: 'Bug',
  colour: 'berry',
  shape: 'pentagon',
  identify: (p) => strong('malware', folded(textAt(p, 'name'))),
  label: (p) => textAt(p, 'name'),
  facts: [
    ['Name', 'name'],
    ['Category', 'category'],
  ],
})

export const hostLogonSession = defineKind({
  id: 'hostLogonSession',
  title: 'Logon session',
  plural: 'Logon sessions',
  icon: 'DesktopPulse',
  colour: 'teal',
  shape: 'hexagon',
  scoped: true,
  identify: (p, scope) => {
    const id = folded(textAt(p, 'sessionId'))
    return strong('logonSession', id && `${scope.device ?? folded(firstText(p, 'host.mdeDeviceId', 'host.deviceDnsName'))}|${id}`)
  },
  label: (p) => firstText(p, 'account.userAccount.accountName', 'sessionId'),
  facts: [
    ['Session', 'sessionId'],
    ['Account', 'account.userAccount.accountName'],
    ['Host', 'host.deviceDnsName'],
    ['Started', 'startUtcDateTime'],
    ['Ended', 'endUtcDateTime'],
  ],
})

export const iotDevice = defineKind({
  id: 'iotDevice',
  title: 'IoT device',
  plural: 'IoT devices',
  icon: 'Router',
  colour: 'blue',
  shape: 'square',
  identify: (p) => [...strong('iotDeviceId', folded(textAt(p, 'deviceId'))), ...strong('macAddress', mac(textAt(p, 'macAddress')))],
  label: (p) => firstText(p, 'deviceName', 'deviceId', 'macAddress', 'ipAddress.ipAddress'),
  facts: [
    ['Name', 'deviceName'],
    ['Device ID', 'deviceId'],
    ['Manufacturer', 'manufacturer'],
    ['Model', 'model'],
    ['Operating system', 'operatingSystem'],
    ['MAC address', 'macAddress'],
    ['IP address', 'ipAddress.ipAddress'],
    ['Purdue layer', 'purdueLayer'],
    ['Site', 'site'],
    ['Zone', 'zone'],
  ],
})

export const nic = defineKind({
  id: 'nic',
  title: 'Network adapter',
  plural: 'Network adapters',
  icon: 'Connector',
  colour: 'blue',
  shape: 'triangle',
  identify: (p) => strong('macAddress', mac(textAt(p, 'macAddress'))),
  label: (p) => firstText(p, 'macAddress', 'ipAddress.ipAddress'),
  facts: [
    ['MAC address', 'macAddress'],
    ['IP address', 'ipAddress.ipAddress'],
    ['VLANs', 'vlans'],
  ],
})

/** A MAC address as twelve folded hex digits; '' for what is none. */
export function mac(text: string): string {
  const value = text.replace(/[^0-9a-f]/gi, '').toLowerCase()
  return value.length === 12 && !/^0+$/.test(value) ? value : ''
}
