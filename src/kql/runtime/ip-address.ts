/** An IP address as 128 bits, IPv4 in its mapped form, with the prefix it was written with (of 128 bits). */
export interface IpAddress {
  readonly bits: bigint
  readonly prefix: number
}

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
const MAPPED = 0xffffn << 32n

function v4Bits(text: string): bigint | null {
  const parts = V4.exec(text)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((bits, part) => bits * 256n + BigInt(part), 0n)
}

function v6Bits(text: string): bigint | null {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return null
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const embedded = (list: string[]): string[] | null => {
    const last = list.at(-1)
    if (!last?.includes('.')) return list
    const v4 = v4Bits(last)
    return v4 === null ? null : [...list.slice(0, -1), (v4 >> 16n).toString(16), (v4 & 0xffffn).toString(16)]
  }
  const [left, right] = [embedded(groups(head)), embedded(groups(tail ?? ''))]
  if (!left || !right) return null
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const all = [...left, ...Array<string>(missing).fill('0'), ...right]
  if (all.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null
  return all.reduce((bits, group) => bits * 65536n + BigInt(`0x${group}`), 0n)
}

/** Reads `a.b.c.d` or `a.b.c.d/prefix`; null where it is no IPv4 address. */
export function parseIpv4(text: string): IpAddress | null {
  const [address = '', mask, ...more] = text.trim().split('/')
  const bits = v4Bits(address)
  const prefix = mask === undefined ? 32 : /^\d{1,2}$/.test(mask) ? Number(mask) : Number.NaN
  return bits === null || more.length > 0 || !(prefix <= 32) ? null : { bits: MAPPED | bits, prefix: prefix + 96 }
}

/** Reads IPv6, or IPv4 as its mapped form, with or without a prefix. */
export function parseIp(text: string): IpAddress | null {
  const v4 = parseIpv4(text)
  if (v4) return v4
  const [address = '', mask, ...more] = text.trim().split('/')
  const bits = v6Bits(address.replace(/%.*$/, ''))
  const prefix = mask === undefined ? 128 : /^\d{1,3}$/.test(mask) ? Number(mask) : Number.NaN
  return bits === null || more.length > 0 || !(prefix <= 128) ? null : { bits, prefix }
}

/** The network part: all bits past the prefix cleared. */
export const network = (bits: bigint, prefix: number): bigint => (bits >> BigInt(128 - prefix)) << BigInt(128 - prefix)

/** An address as 32 hexadecimal digits, which sort as addresses do; '' where it is none. */
export const ipKey = (address: string): string => parseIp(address)?.bits.toString(16).padStart(32, '0') ?? ''

/** A network as the keys of its first and last address: of CIDR notation, or of two addresses; null where it is none. */
export function ipRange(first: string, last: string): readonly [first: string, last: string] | null {
  const [from, to] = [parseIp(first), last === '' ? null : parseIp(last)]
  if (!from || (last !== '' && !to)) return null
  const start = network(from.bits, from.prefix)
  const end = to ? to.bits : start | ((1n << BigInt(128 - from.prefix)) - 1n)
  return start > end ? null : [start.toString(16).padStart(32, '0'), end.toString(16).padStart(32, '0')]
}

/** Compares the networks of two addresses at the shortest of their prefixes and the one given: -1, 0 or 1. */
export function compareIps(a: IpAddress, b: IpAddress, prefix = 128): number {
  const shortest = Math.min(a.prefix, b.prefix, prefix)
  const [x, y] = [network(a.bits, shortest), network(b.bits, shortest)]
  return x < y ? -1 : x > y ? 1 : 0
}

export const v4Text = (bits: bigint): string => [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join('.')

/** Eight groups of four digits, as Kusto prints an IPv6 address. */
export const v6Text = (bits: bigint): string =>
  bits
    .toString(16)
    .padStart(32, '0')
    .replace(/(.{4})(?=.)/g, '$1:')

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => parseIpv4(range)!)

/** RFC 1918 private space. */
export const isPrivate = (address: IpAddress): boolean =>
  PRIVATE.some((range) => address.prefix >= range.prefix && compareIps(address, range) === 0)

/** The smallest list of CIDR blocks that covers a range of IPv4 addresses. */
export function cidrsOf(start: bigint, end: bigint): string[] {
  const blocks: string[] = []
  for (let at = start; at <= end; ) {
    let size = at === 0n ? 1n << 32n : at & -at
    while (at + size - 1n > end) size >>= 1n
    blocks.push(`${v4Text(at)}/${32 - (size.toString(2).length - 1)}`)
    at += size
  }
  return blocks
}
