import { isoFromTicks, TICKS_PER_SECOND, ticks, ticksFromIso } from '#base/ticks.ts'

const NOTHING = /^(?:0{8}-0{4}-0{4}-0{4}-0{12}|null|none|n\/a|-|unknown)$/i

/** Case folded and trimmed; '' for the ways exports write nothing. */
export function folded(text: string): string {
  const value = text.trim().toLowerCase()
  return NOTHING.test(value) ? '' : value
}

/** A GUID without braces, folded; '' for the nil GUID. */
export const guid = (text: string): string => folded(text.replace(/^\{|\}$/g, ''))

/** A SID in capitals; '' for what is none. */
export function sid(text: string): string {
  const value = text.trim().toUpperCase()
  return /^S-1-\d+(?:-\d+)+$/.test(value) ? value : ''
}

/** A user principal name or mail address, folded; '' where it has no two sides. */
export function address(text: string): string {
  const value = folded(text.replace(/^<|>$/g, '').replace(/^(?:smtp|mailto):/i, ''))
  return /^[^@\s]+@[^@\s]+$/.test(value) ? value : ''
}

/** A DNS name without its final dot, folded; '' for a name of one label. */
export function dnsName(text: string): string {
  const value = folded(text).replace(/\.$/, '')
  return /^[^.\s\\/]+(?:\.[^.\s\\/]+)+$/.test(value) && !/^\d+(?:\.\d+){3}$/.test(value) ? value : ''
}

/** The host label alone: of `WS-07.contoso.com`, `CONTOSO\WS-07` and `WS-07$` it is `ws-07`. */
export function hostLabel(text: string): string {
  const value = folded(text).replace(/^.*\\/, '').replace(/\$$/, '')
  return /^\d+(?:\.\d+){3}$/.test(value) ? '' : (value.split('.')[0] ?? '')
}

/** `domain\name`, folded; '' unless both sides are known. */
export function domainName(domain: string, name: string): string {
  const [left, right] = [folded(domain), folded(name).replace(/^.*\\/, '')]
  return left && right ? `${left}\\${right}` : ''
}

const HASH_LENGTH: Record<string, number> = { md5: 32, sha1: 40, sha256: 64, sha256ac: 64 }

/** A hash in lower case; '' where it has not the length of its algorithm. */
export function hash(algorithm: string, text: string): string {
  const value = text.trim().toLowerCase()
  return value.length === HASH_LENGTH[algorithm] && /^[0-9a-f]+$/.test(value) && !/^0+$/.test(value) ? value : ''
}

/** A Windows or POSIX path, folded, slashes of one kind per style, no doubled ones. */
export function path(text: string): string {
  const value = text.trim().replace(/^\\\\\?\\/, '')
  if (value.startsWith('/')) return value.replace(/\/{2,}/g, '/')
  return value
    .replace(/\//g, '\\')
    .replace(/(?<!^)\\{2,}/g, '\\')
    .toLowerCase()
}

/** A moment cut to its second: exports keep different numbers of digits, and no process id is given twice within one. */
export function second(text: string): string {
  const at = ticksFromIso(text)
  return at === null ? '' : isoFromTicks(ticks(at - (at % TICKS_PER_SECOND))).slice(0, 19)
}
