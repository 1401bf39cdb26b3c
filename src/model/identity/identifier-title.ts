const titles: Readonly<Record<string, string>> = {
  appId: 'App ID',
  azureAdDeviceId: 'Entra device ID',
  dnsName: 'DNS name',
  internetMessageId: 'Internet message ID',
  ip: 'IP address',
  md5: 'MD5',
  mdeDeviceId: 'Defender device ID',
  networkMessageId: 'Network message ID',
  ntName: 'NT name',
  objectId: 'Object ID',
  processId: 'Process ID',
  samName: 'SAM name',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sid: 'SID',
  upn: 'User principal name',
  url: 'URL',
}

/** `azureResourceId` → `Azure resource id`. */
function words(type: string): string {
  const apart = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return apart.charAt(0).toUpperCase() + apart.slice(1)
}

/** What kind of name an entity goes by: `sha256` → `SHA-256`. */
export const identifierTitle = (type: string): string => (Object.hasOwn(titles, type) ? titles[type]! : words(type))

/** Names that mean something only on a device, which they begin with. */
const ON_A_DEVICE: ReadonlySet<string> = new Set([
  ...['process', 'processId', 'commandLine', 'path', 'service', 'scheduledTask', 'logonSession', 'registryKey', 'registryValue'],
])

/** A name as people read it. */
export interface ReadName {
  readonly name: string
  /** what the device goes by, where the name holds on one alone */
  readonly device: string
}

/** A kept name in parts: `mdeDeviceId:ab12|10608|2026-04-14T08:58:59` is process `10608 · 2026-04-14T08:58:59` of device `ab12`. */
export function readName(type: string, value: string): ReadName {
  if (!ON_A_DEVICE.has(type)) return { name: value, device: '' }
  const [device = '', part = '', ...rest] = value.split('|')
  // only the first bars part a name; a command line may hold more of its own
  const name = [part, rest.join('|')].filter(Boolean).join(' · ')
  return name ? { name, device: device.slice(device.indexOf(':') + 1) } : { name: value, device: '' }
}
