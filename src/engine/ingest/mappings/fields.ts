import type { Json } from '#model/alert-record.ts'
import type { WindowsEvent } from './windows-event.ts'

/** What Windows and Sysmon write where they have nothing to say; collectors may have escaped it for XML. */
const NOTHING = new Set(['-', 'NULL SID', 'S-1-0-0', '%%1793', '<unknown process>', '&lt;unknown process&gt;'])

/** A named datum as text; '' where it is absent or stands for nothing (`-`). */
export function datum(event: WindowsEvent, name: string): string {
  const value = event.data[name]
  const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  return NOTHING.has(text) ? '' : text
}

/** A number as Windows writes them: `4688`, `0x12a4`; undefined where the text is none. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim()
  if (!/^(?:0x[0-9a-f]+|\d+)$/i.test(trimmed)) return undefined
  const value = Number(trimmed)
  return Number.isSafeInteger(value) ? value : undefined
}

export const numberAt = (event: WindowsEvent, name: string): number | undefined => numberOf(datum(event, name))

/** A process id; 0 where the event has none to tell of (a logon that no process asked for) says nothing. */
export function processIdAt(event: WindowsEvent, name: string): number | undefined {
  const id = numberAt(event, name)
  return id === 0 ? undefined : id
}

/** A Windows path as the columns have it: the file's name, and the path with it. */
export function fileAt(path: string): { FileName: string; FolderPath: string } {
  return { FileName: path.slice(path.lastIndexOf('\\') + 1), FolderPath: path }
}

/** `DOMAIN\name` taken apart; a name without a domain stands alone. */
export function accountOf(text: string): { domain: string; name: string } {
  const at = text.indexOf('\\')
  return at < 0 ? { domain: '', name: text } : { domain: text.slice(0, at), name: text.slice(at + 1) }
}

/** Hashes as Sysmon lists them (`SHA1=…,MD5=…,SHA256=…`), in lower case as Defender writes them; IMPHASH has no column. */
export function hashesOf(text: string): { SHA1?: string; SHA256?: string; MD5?: string } {
  const hashes: Record<string, string> = {}
  for (const pair of text.split(/[,|]/)) {
    const m = /^\s*(SHA1|SHA256|MD5)=([0-9a-f]+)\s*$/i.exec(pair)
    if (m && !/^0+$/.test(m[2]!)) hashes[m[1]!.toUpperCase()] = m[2]!.toLowerCase()
  }
  return hashes
}

/** An IPv6 address in its one short spelling (RFC 5952): Sysmon writes `0:0:0:0:0:0:0:1`, the audit log `::1`. */
function shortAddress(address: string): string {
  if (!address.includes(':') || !/^[0-9a-f:.]+$/i.test(address)) return address
  const url = `http://[${address}]`
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address
}

/** An address without what stands around it: brackets, the IPv4-in-IPv6 prefix; '' for the computer itself (`LOCAL`). */
export function addressOf(text: string): string {
  const plain = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return plain === 'LOCAL' ? '' : shortAddress(plain)
}

/** Additional fields as Defender has them: a JSON object of what says something, or nothing. */
export function additional(fields: { readonly [name: string]: Json | undefined }): string | undefined {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== null)
  return said.length > 0 ? JSON.stringify(Object.fromEntries(said)) : undefined
}

/** What kind of address it is, in Defender's words. */
export function addressType(address: string): string | undefined {
  if (address === '') return undefined
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)
  if (v4) {
    const [a, b] = [Number(v4[1]), Number(v4[2])]
    if (a === 127) return 'Loopback'
    if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return 'Private'
    if (a === 169 && b === 254) return 'LinkLocal'
    if (a >= 224 && a <= 239) return 'Multicast'
    if (address === '255.255.255.255') return 'Broadcast'
    return a === 0 || a > 239 ? 'Reserved' : 'Public'
  }
  if (!address.includes(':')) return undefined
  const groups = address.toLowerCase()
  if (/^(?:::1|(?:0+:){7}0*1)$/.test(groups)) return 'Loopback'
  if (/^fe[89ab]/.test(groups)) return 'LinkLocal'
  if (/^f[cd]/.test(groups)) return 'Private'
  return groups.startsWith('ff') ? 'Multicast' : 'Public'
}
