import {
  cidrsOf,
  compareIps,
  type IpAddress,
  isPrivate,
  network as networkOf,
  parseIp,
  parseIpv4,
  v4Text,
  v6Text,
} from '../../runtime/ip-address.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

type Read = (text: string) => IpAddress | null

/** Two addresses and an optional prefix (of 32 or 128 bits); null where either is no address. */
const comparing = (read: Read, bits: 32 | 128, returns: 'bool' | 'long'): ScalarForm[] => [
  {
    params: ['string', 'string', 'int'],
    optional: 1,
    returns,
    js: {
      body: (a: string, b: string, prefix?: number) => {
        const [x, y] = [read(a), read(b)]
        if (!x || !y || (prefix !== undefined && (prefix < 0 || prefix > bits))) return null
        const order = compareIps(
          x,
          y,
          prefix === undefined ? 128 : prefix + (bits === 32 || x.bits >> 32n === 0xffffn ? (prefix > 32 ? 0 : 96) : 0),
        )
        return returns === 'bool' ? order === 0 : order
      },
    },
  },
]

const within = (read: Read): ScalarForm[] => [
  {
    params: ['string', 'string'],
    returns: 'bool',
    js: {
      body: (address: string, range: string) => {
        const [x, y] = [read(address), read(range)]
        return x && y ? compareIps(x, y, y.prefix) === 0 : null
      },
    },
  },
]

const texts = (args: readonly Dynamic[]): string[] => args.flat(1).map(String)

const withinAny = (read: Read): ScalarForm[] => [
  {
    params: ['string', 'json'],
    rest: 'json',
    returns: 'bool',
    js: {
      body: (address: string, ...ranges: Dynamic[]) => {
        const x = read(address)
        if (!x) return null
        return texts(ranges).some((range) => {
          const y = read(range)
          return y !== null && compareIps(x, y, y.prefix) === 0
        })
      },
    },
  },
]

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
    js: { body: (text: string, ...sought: Dynamic[]) => texts(sought).some((one) => test(text, one)) },
  },
]

/** `format_ipv4`: the network of an address, given as text or number, at a mask; '' where there is none. */
function formatted(address: Dynamic, mask: number | undefined, withMask: boolean): string {
  const parsed = typeof address === 'string' ? parseIpv4(address) : { bits: (0xffffn << 32n) | BigInt(address as number), prefix: 128 }
  if (!parsed || (mask !== undefined && (mask < 0 || mask > 32))) return ''
  const prefix = Math.min(parsed.prefix, (mask ?? 32) + 96)
  return `${v4Text(networkOf(parsed.bits, prefix) & 0xffffffffn)}${withMask ? `/${prefix - 96}` : ''}`
}

const formatting = (withMask: boolean): ScalarForm[] => [
  {
    params: ['json', 'int'],
    optional: 1,
    returns: 'string',
    js: { body: (address: Dynamic, mask?: number) => formatted(address, mask, withMask) },
  },
]

/** Functions on IPv4 and IPv6 addresses and their prefixes. */
export const network: readonly ScalarRow[] = [
  {
    name: 'ipv4_compare',
    doc: 'Compares two IPv4 addresses at their shortest prefix: -1, 0 or 1',
    example: ["ipv4_compare('192.168.1.1/24', '192.168.1.255')", '0'],
    forms: comparing(parseIpv4, 32, 'long'),
  },
  {
    name: 'ipv4_is_match',
    doc: 'Whether two IPv4 addresses are equal at their shortest prefix',
    example: ["ipv4_is_match('192.168.1.1/24', '192.168.1.255')", 'True'],
    forms: comparing(parseIpv4, 32, 'bool'),
  },
  {
    name: 'ipv6_compare',
    doc: 'Compares two IPv6 or IPv4 addresses at their shortest prefix',
    example: ["ipv6_compare('fe80::1/64', 'fe80::2')", '0'],
    forms: comparing(parseIp, 128, 'long'),
  },
  {
    name: 'ipv6_is_match',
    doc: 'Whether two IPv6 or IPv4 addresses are equal at their shortest prefix',
    example: ["ipv6_is_match('fe80::1/64', 'fe80::2')", 'True'],
    forms: comparing(parseIp, 128, 'bool'),
  },
  {
    name: 'ipv4_is_in_range',
    doc: 'Whether an address lies in a range written with a prefix',
    example: ["ipv4_is_in_range('10.1.2.3', '10.0.0.0/8')", 'True'],
    forms: within(parseIpv4),
  },
  {
    name: 'ipv6_is_in_range',
    doc: 'Whether an IPv6 or IPv4 address lies in a range written with a prefix',
    example: ["ipv6_is_in_range('fe80::1', 'fe80::/64')", 'True'],
    forms: within(parseIp),
  },
  {
    name: 'ipv4_is_in_any_range',
    doc: 'Whether an address lies in any of some ranges',
    example: ["ipv4_is_in_any_range('10.1.2.3', '127.0.0.0/8', '10.0.0.0/8')", 'True'],
    forms: withinAny(parseIpv4),
  },
  {
    name: 'ipv6_is_in_any_range',
    doc: 'Whether an IPv6 or IPv4 address lies in any of some ranges',
    example: ["ipv6_is_in_any_range('fe80::1', dynamic(['fe80::/64']))", 'True'],
    forms: withinAny(parseIp),
  },
  {
    name: 'ipv4_is_private',
    doc: 'Whether an address, or the whole of a range, is RFC 1918 private space',
    example: ["ipv4_is_private('192.168.1.1/24')", 'True'],
    forms: [
      {
        params: ['string'],
        returns: 'bool',
        js: {
          body: (text: string) => {
            const ip = parseIpv4(text)
            return ip && isPrivate(ip)
          },
        },
      },
    ],
  },
  {
    name: 'ipv4_netmask_suffix',
    doc: 'Prefix length an IPv4 address is written with',
    example: ["ipv4_netmask_suffix('192.168.1.1/24')", '24'],
    forms: [
      {
        params: ['string'],
        returns: 'long',
        js: {
          body: (text: string) => {
            const ip = parseIpv4(text)
            return ip && ip.prefix - 96
          },
        },
      },
    ],
  },
  {
    name: 'ipv4_range_to_cidr_list',
    doc: 'The CIDR blocks that cover a range of IPv4 addresses',
    example: ["ipv4_range_to_cidr_list('10.0.0.0', '10.0.0.5')", '["10.0.0.0/30","10.0.0.4/31"]'],
    forms: [
      {
        params: ['string', 'string'],
        returns: 'dynamic',
        js: {
          body: (from: string, to: string) => {
            const [a, b] = [parseIpv4(from), parseIpv4(to)]
            return a && b && cidrsOf(a.bits & 0xffffffffn, b.bits & 0xffffffffn)
          },
        },
      },
    ],
  },
  {
    name: 'parse_ipv4',
    doc: 'An IPv4 address, or its network where written with a prefix, as a number',
    example: ["parse_ipv4('127.0.0.1')", '2130706433'],
    forms: [
      {
        params: ['string'],
        returns: 'long',
        js: {
          body: (text: string) => {
            const ip = parseIpv4(text)
            return ip && networkOf(ip.bits, ip.prefix) & 0xffffffffn
          },
        },
      },
    ],
  },
  {
    name: 'parse_ipv4_mask',
    doc: 'The network of an IPv4 address at a prefix, as a number',
    example: ["parse_ipv4_mask('127.0.0.1', 24)", '2130706432'],
    forms: [
      {
        params: ['string', 'int'],
        returns: 'long',
        js: {
          body: (text: string, prefix: number) => {
            const ip = parseIpv4(text)
            return ip && prefix >= 0 && prefix <= 32 ? networkOf(ip.bits, Math.min(ip.prefix, prefix + 96)) & 0xffffffffn : null
          },
        },
      },
    ],
  },
  {
    name: 'parse_ipv6',
    doc: 'An IPv6 or IPv4 address in full IPv6 notation, cut to its prefix',
    example: ["parse_ipv6('127.0.0.1')", '0000:0000:0000:0000:0000:ffff:7f00:0001'],
    forms: [
      {
        params: ['string'],
        returns: 'string',
        js: {
          body: (text: string) => {
            const ip = parseIp(text)
            return ip ? v6Text(networkOf(ip.bits, ip.prefix)) : ''
          },
        },
      },
    ],
  },
  {
    name: 'parse_ipv6_mask',
    doc: 'An IPv6 or IPv4 address in full IPv6 notation, cut to a prefix of 128 bits',
    example: ["parse_ipv6_mask('127.0.0.1', 120)", '0000:0000:0000:0000:0000:ffff:7f00:0000'],
    forms: [
      {
        params: ['string', 'int'],
        returns: 'string',
        js: {
          body: (text: string, prefix: number) => {
            const ip = parseIp(text)
            if (!ip || !(prefix >= 0 && prefix <= 128)) return ''
            // here alone a short prefix of IPv6 that ends in IPv4 counts within that end
            const own = text.includes('.') && text.includes(':') && ip.prefix <= 32 ? ip.prefix + 96 : ip.prefix
            return v6Text(networkOf(ip.bits, Math.min(own, prefix)))
          },
        },
      },
    ],
  },
  {
    name: 'format_ipv4',
    doc: 'The network of an IPv4 address (text or number) at a mask',
    example: ["format_ipv4('192.168.1.1', 24)", '192.168.1.0'],
    forms: formatting(false),
  },
  {
    name: 'format_ipv4_mask',
    doc: 'The network of an IPv4 address at a mask, in CIDR notation',
    example: ["format_ipv4_mask('192.168.1.1', 24)", '192.168.1.0/24'],
    forms: formatting(true),
  },
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
