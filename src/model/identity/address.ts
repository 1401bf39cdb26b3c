/** An IP address in canonical text, mapped IPv4 unwrapped, zone and port dropped; '' for what is none. */
export function ipAddress(text: string): string {
  let value = text.trim().toLowerCase().replace(/%.*$/, '')
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(value)
  if (bracketed) value = bracketed[1]!
  value = value.replace(/^::ffff:(?=\d+\.)/, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) {
    const parts = value.split('.').map(Number)
    return parts.every((part) => part <= 255) ? parts.join('.') : ''
  }
  return value.includes(':') ? ipv6(value) : ''
}

function ipv6(value: string): string {
  const halves = value.split('::')
  if (halves.length > 2) return ''
  const groups = halves.map((half) => (half ? half.split(':') : []))
  const given = groups.reduce((n, half) => n + half.length, 0)
  if (halves.length === 1 ? given !== 8 : given > 7) return ''
  const filled = halves.length === 1 ? groups[0]! : [...groups[0]!, ...Array<string>(8 - given).fill('0'), ...groups[1]!]
  if (!filled.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return ''
  const short = filled.map((group) => Number.parseInt(group, 16).toString(16))
  const zeros = [...short.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length)[0]
  if (!zeros) return short.join(':')
  const text = short.join(':')
  return `${text.slice(0, zeros.index)}::${text.slice(zeros.index + zeros[0].length).replace(/^:/, '')}`
}

/** Addresses that say nothing of who or where: unspecified, loopback, link-local, multicast and broadcast. */
export function isEverydayAddress(ip: string): boolean {
  if (/^(?:0|127|22[4-9]|23\d|255)\./.test(ip) || ip.startsWith('169.254.')) return true
  return ip === '::' || ip === '::1' || /^fe[89ab]/.test(ip) || ip.startsWith('ff')
}

/** Addresses of private networks (RFC 1918, RFC 4193): they mean a host only within one network. */
export function isPrivateAddress(ip: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(ip) || /^f[cd]/.test(ip)
}

/** Undoes the marks analysts write so that nobody clicks: `hxxps[:]//evil[.]example`. */
export const refang = (text: string): string =>
  text
    .trim()
    .replace(/^hxxp/i, 'http')
    .replace(/\[:\]/g, ':')
    .replace(/\[\.\]|\(\.\)|\[dot\]/gi, '.')

/** A URL with scheme and host folded, default port, fragment and lone final slash dropped; text that is no URL is only trimmed. */
export function url(text: string): string {
  const value = refang(text)
  if (!value) return ''
  const parsed = parse(value)
  if (!parsed) return value
  const { scheme, host, port, rest } = parsed
  const shown = port && !(scheme === 'http' && port === '80') && !(scheme === 'https' && port === '443') ? `:${port}` : ''
  return `${scheme ? `${scheme}://` : ''}${host}${shown}${rest === '/' ? '' : rest}`
}

/** The host a URL names, folded; '' where it names none. */
export const hostOfUrl = (text: string): string => parse(refang(text))?.host ?? ''

/** As browsers read it (URL standard): a backslash ends the host like a slash, and of several `@` the last one does the user's name. */
function parse(value: string): { scheme: string; host: string; port: string; rest: string } | undefined {
  const m = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/\\?#]*@)?(\[[0-9a-f:.]+\]|[^:/\\?#\s]+)(?::(\d+))?([/\\?#].*)?$/i.exec(value)
  if (!m || (!m[1] && !m[2]!.includes('.'))) return undefined
  return {
    scheme: (m[1] ?? '').toLowerCase(),
    host: m[2]!.toLowerCase().replace(/\.$/, ''),
    port: m[3] ?? '',
    rest: (m[4] ?? '').replace(/#.*$/, ''),
  }
}
