import { textsOf } from '../../runtime/dynamic-values.ts'
import { cidrsOf, compareIps, type IpAddress, isPrivate, parseIp, parseIpv4 } from '../../runtime/ip-address.ts'
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

const withinAny = (read: Read): ScalarForm[] => [
  {
    params: ['string', 'json'],
    rest: 'json',
    returns: 'bool',
    js: {
      body: (address: string, ...ranges: Dynamic[]) => {
        const x = read(address)
        if (!x) return null
        return textsOf(ranges).some((range) => {
          const y = read(range)
          return y !== null && compareIps(x, y, y.prefix) === 0
        })
      },
    },
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
]
