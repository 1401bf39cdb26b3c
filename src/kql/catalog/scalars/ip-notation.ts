import { network, parseIp, parseIpv4, v4Text, v6Text } from '../../runtime/ip-address.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** `format_ipv4`: the network of an address, given as text or number, at a mask; '' where there is none. */
function formatted(address: Dynamic, mask: number | undefined, withMask: boolean): string {
  const parsed = typeof address === 'string' ? parseIpv4(address) : { bits: (0xffffn << 32n) | BigInt(address as number), prefix: 128 }
  if (!parsed || (mask !== undefined && (mask < 0 || mask > 32))) return ''
  const prefix = Math.min(parsed.prefix, (mask ?? 32) + 96)
  return `${v4Text(network(parsed.bits, prefix) & 0xffffffffn)}${withMask ? `/${prefix - 96}` : ''}`
}

const formatting = (withMask: boolean): ScalarForm[] => [
  {
    params: ['json', 'int'],
    optional: 1,
    returns: 'string',
    js: { body: (address: Dynamic, mask?: number) => formatted(address, mask, withMask) },
  },
]

/** How IPv4 and IPv6 addresses are written: as text, as a number, cut to a prefix. */
export const ipNotation: readonly ScalarRow[] = [
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
            return ip && network(ip.bits, ip.prefix) & 0xffffffffn
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
            return ip && prefix >= 0 && prefix <= 32 ? network(ip.bits, Math.min(ip.prefix, prefix + 96)) & 0xffffffffn : null
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
            return ip ? v6Text(network(ip.bits, ip.prefix)) : ''
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
            return v6Text(network(ip.bits, Math.min(own, prefix)))
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
]
