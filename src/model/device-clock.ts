import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND, ticksFromIso } from '#base/ticks.ts'

/**
 * How a device's clock is corrected: what is added to a time the device wrote gives the time it was. A clock that was five minutes slow is
 * corrected by five minutes, one that was fast by a negative correction.
 */

/** Times outside of these stand for “never” or “not known” (1601, 9999), and no clock ever showed them: they are left as they are. */
export const FIRST_CLOCK_TICKS = ticksFromIso('1950-01-01')!
export const LAST_CLOCK_TICKS = ticksFromIso('9000-01-01')!

/**
 * The greatest corrections taken. A clock that fell back to 1970 needs decades forward; backward they stop short of what would make a
 * moment after 1950 look like one of the marks before it, so that a correction can always be taken back exactly.
 */
export const GREATEST_CORRECTION = 100n * 365n * TICKS_PER_DAY
export const LEAST_CORRECTION = -40n * 365n * TICKS_PER_DAY

const isClockTime = (at: bigint): boolean => at >= FIRST_CLOCK_TICKS && at < LAST_CLOCK_TICKS

/** A time a device wrote, corrected. */
export const corrected = (at: bigint, correction: bigint): bigint => (isClockTime(at) ? at + correction : at)

/** A corrected time as the device wrote it: exactly what `corrected` was given. */
export const asWritten = (at: bigint, correction: bigint): bigint => (isClockTime(at - correction) ? at - correction : at)

const UNITS: Readonly<Record<string, bigint>> = {
  ms: TICKS_PER_SECOND / 1000n,
  s: TICKS_PER_SECOND,
  m: TICKS_PER_MINUTE,
  min: TICKS_PER_MINUTE,
  h: TICKS_PER_HOUR,
  d: TICKS_PER_DAY,
}

const CLOCK = /^(?:(\d{1,5})[d. ]\s*)?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?$/
const PARTS = /^(?:\d+(?:\.\d+)?\s*(?:ms|s|min|m|h|d)\s*)+$/

function ofParts(text: string): bigint {
  let sum = 0n
  for (const [, whole = '0', fraction = '', unit = 's'] of text.matchAll(/(\d+)(?:\.(\d+))?\s*(ms|s|min|m|h|d)/g)) {
    const ticks = UNITS[unit]!
    sum += BigInt(whole) * ticks + (BigInt(fraction.padEnd(9, '0').slice(0, 9)) * ticks) / 1_000_000_000n
  }
  return sum
}

/**
 * Reads a correction: a sign, then `00:05:00`, `1.02:00:00.5` (days before the point) or `5 min`, `1d 2h 3.5s`; no sign means forward.
 * @returns ticks; null where the text is no such thing or out of bounds
 */
export function parseCorrection(text: string): bigint | null {
  const m = /^([+−-]?)\s*(.+)$/.exec(text.trim().toLowerCase())
  if (!m) return null
  const [sign, rest] = [m[1]!, m[2]!]
  const clock = CLOCK.exec(rest)
  let size: bigint
  if (clock) {
    const [days, hours, minutes, seconds] = [clock[1], clock[2], clock[3], clock[4]].map((part) => BigInt(part ?? 0))
    if (hours! > 23n || minutes! > 59n || seconds! > 59n) return null
    size = days! * TICKS_PER_DAY + hours! * TICKS_PER_HOUR + minutes! * TICKS_PER_MINUTE + seconds! * TICKS_PER_SECOND
    size += BigInt((clock[5] ?? '').padEnd(7, '0'))
  } else if (PARTS.test(rest)) size = ofParts(rest)
  else return null
  const value = sign === '-' || sign === '−' ? -size : size
  return value > GREATEST_CORRECTION || value < LEAST_CORRECTION ? null : value
}

const two = (n: bigint) => String(n).padStart(2, '0')

/** `+00:05:00`, `-1.02:00:00.5000000`: exact, read back by {@link parseCorrection}. */
export function correctionText(correction: bigint): string {
  const size = correction < 0n ? -correction : correction
  const [days, rest] = [size / TICKS_PER_DAY, size % TICKS_PER_DAY]
  const fraction = rest % TICKS_PER_SECOND
  const clock = `${two(rest / TICKS_PER_HOUR)}:${two((rest / TICKS_PER_MINUTE) % 60n)}:${two((rest / TICKS_PER_SECOND) % 60n)}`
  return `${correction < 0n ? '-' : '+'}${days > 0n ? `${days}.` : ''}${clock}${fraction > 0n ? `.${String(fraction).padStart(7, '0')}` : ''}`
}

/** `+5 min`, `−1 d 2 h`, for people. */
export function correctionWords(correction: bigint): string {
  const size = correction < 0n ? -correction : correction
  const seconds = size % TICKS_PER_MINUTE
  const parts = [
    [size / TICKS_PER_DAY, 'd'],
    [(size / TICKS_PER_HOUR) % 24n, 'h'],
    [(size / TICKS_PER_MINUTE) % 60n, 'min'],
  ]
    .filter(([n]) => n !== 0n)
    .map(([n, unit]) => `${n} ${unit}`)
  if (seconds > 0n) parts.push(`${String(Number(seconds) / Number(TICKS_PER_SECOND))} s`)
  return `${correction < 0n ? '−' : '+'}${parts.join(' ') || '0 s'}`
}
