import { HIGH_HALF, LOW_HALF } from '../../store/packed-rows.ts'

/** Where the last read time is left: seconds since 0001-01-01 and ticks within the second, and how it was spelled. */
export interface IsoReading {
  seconds: number
  fraction: number
  /** digits of the fraction * 4, + 2 for a space instead of T, + 1 for a Z */
  spelling: number
}

const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
const POWER = [10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1]
const [DASH, COLON, DOT, T, SPACE, Z] = [45, 58, 46, 84, 32, 90]

const digit = (byte: number | undefined) => (byte === undefined ? 99 : byte - 48)
const two = (bytes: Uint8Array, at: number) => {
  const [tens, ones] = [digit(bytes[at]), digit(bytes[at + 1])]
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Number.NaN : tens * 10 + ones
}

/**
 * Reads `yyyy-MM-ddTHH:mm:ss[.fffffff][Z]` (a space for the T as well) from bytes: the way nearly all evidence spells time, read a
 * million times. Answers false for every other spelling and for moments that do not exist; time-text.ts reads those.
 */
export function readIsoBytes(bytes: Uint8Array, from: number, to: number, into: IsoReading): boolean {
  if (to - from < 19 || to - from > 28) return false
  const year = two(bytes, from) * 100 + two(bytes, from + 2)
  const month = two(bytes, from + 5)
  const day = two(bytes, from + 8)
  const hour = two(bytes, from + 11)
  const minute = two(bytes, from + 14)
  const second = two(bytes, from + 17)
  const between = bytes[from + 10]
  if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH || bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return false
  if (between !== T && between !== SPACE) return false
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59)) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 1 : 0
  if (day > BEFORE_MONTH[month]! - BEFORE_MONTH[month - 1]! + (month === 2 ? leap : 0)) return false
  let at = from + 19
  let digits = 0
  let fraction = 0
  if (at < to && bytes[at] === DOT) {
    for (at += 1; at < to; at++) {
      const value = digit(bytes[at])
      if (value < 0 || value > 9) break
      fraction = fraction * 10 + value
      digits += 1
    }
    if (digits === 0 || digits > 7) return false
  }
  const zoned = at < to && bytes[at] === Z
  if (at + (zoned ? 1 : 0) !== to) return false
  const y = year - 1
  const days = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + BEFORE_MONTH[month - 1]! + day - 1
  into.seconds = (days + (month > 2 ? leap : 0)) * 86_400 + hour * 3600 + minute * 60 + second
  into.fraction = fraction * POWER[digits]!
  into.spelling = digits * 4 + (between === SPACE ? 2 : 0) + (zoned ? 1 : 0)
  return true
}

/** The spelling of a reading as time-text.ts names it: '' where it is Kusto's own seven digits. */
export function isoSpelling(spelling: number): string {
  const digits = spelling >> 2
  if (digits === 7 && (spelling & 3) === 1) return ''
  return `yyyy-MM-dd${spelling & 2 ? ' ' : 'T'}HH:mm:ss${digits ? `.${'f'.repeat(digits)}` : ''}${spelling & 1 ? 'Z' : ''}`
}

/** Writes a reading as int64 ticks into the two halves of a BigInt64Array's cell, without a bigint on the way. */
export function putTicks(halves: Uint32Array, cell: number, { seconds, fraction }: IsoReading): void {
  // seconds * 10^7 + fraction in two parts that doubles hold exactly: high * 65536 + low
  const high = Math.floor(seconds / 65_536) * 10_000_000
  const low = (seconds % 65_536) * 10_000_000 + fraction
  const lower = (high % 65_536) * 65_536 + low
  halves[2 * cell + LOW_HALF] = lower % 4_294_967_296
  halves[2 * cell + HIGH_HALF] = Math.floor(high / 65_536) + Math.floor(lower / 4_294_967_296)
}
