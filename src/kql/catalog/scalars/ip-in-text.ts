import { textsOf } from '../../runtime/dynamic-values.ts'
import { parseIpv4 } from '../../runtime/ip-address.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** Places of an IPv4 address within a text must have no digit, letter or dot run at either side. */
function hasAddress(text: string, address: string): boolean {
  if (!parseIpv4(address)) return false
  return new RegExp(`(?<![\\p{L}\\p{N}])(?<!\\d\\.)${address.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])(?!\\.\\d)`, 'u').test(text)
}

function hasPrefix(text: string, prefix: string): boolean {
  if (!/^\d{1,3}(?:\.\d{1,3}){0,2}\.$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(prefix)) return false
  const found = text.matchAll(/(?<![\p{L}\p{N}.])(\d{1,3}(?:\.\d{1,3}){3})(?![\p{L}\p{N}])(?!\.\d)/gu)
  return [...found].some(
    ([, address = '']) => address.startsWith(prefix) && (prefix.endsWith('.') || address === prefix) && parseIpv4(address) !== null,
  )
}

const inText = (test: (text: string, sought: string) => boolean, any: boolean): ScalarForm[] => [
  {
    params: any ? ['string', 'json'] : ['string', 'string'],
    ...(any ? { rest: 'json' as const } : {}),
    returns: 'bool',
    js: { body: (text: string, ...sought: Dynamic[]) => textsOf(sought).some((one) => test(text, one)) },
  },
]

/** Functions that look for IPv4 addresses in a text. */
export const ipInText: readonly ScalarRow[] = [
  {
    name: 'has_ipv4',
    doc: 'Whether a text has an IPv4 address as a whole',
    example: ["has_ipv4('at 127.0.0.1 GET', '127.0.0.1')", 'True'],
    forms: inText(hasAddress, false),
  },
  {
    name: 'has_any_ipv4',
    doc: 'Whether a text has any of some IPv4 addresses',
    example: ["has_any_ipv4('at 127.0.0.1 GET', '10.0.0.1', '127.0.0.1')", 'True'],
    forms: inText(hasAddress, true),
  },
  {
    name: 'has_ipv4_prefix',
    doc: 'Whether a text has an IPv4 address that starts with a prefix ending in a dot',
    example: ["has_ipv4_prefix('at 127.0.0.1 GET', '127.0.')", 'True'],
    forms: inText(hasPrefix, false),
  },
  {
    name: 'has_any_ipv4_prefix',
    doc: 'Whether a text has an IPv4 address that starts with any of some prefixes',
    example: ["has_any_ipv4_prefix('at 127.0.0.1 GET', '10.', '127.')", 'True'],
    forms: inText(hasPrefix, true),
  },
]
