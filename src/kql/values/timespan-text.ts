import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_MS, TICKS_PER_SECOND } from '#base/ticks.ts'

const units: readonly [pattern: RegExp, ticks: bigint][] = [
  [/^(d|day|days)$/, TICKS_PER_DAY],
  [/^(h|hr|hrs|hour|hours)$/, TICKS_PER_HOUR],
  [/^(m|min|minute|minutes)$/, TICKS_PER_MINUTE],
  [/^(s|sec|second|seconds)$/, TICKS_PER_SECOND],
  [/^(ms|milli|millis|millisec|millisecond|milliseconds)$/, TICKS_PER_MS],
  [/^(micro|micros|microsec|microsecond|microseconds)$/, 10n],
  [/^(tick|ticks)$/, 1n],
]

const WITH_UNIT = /^\s*([-+]?)(\d+)(?:\.(\d+))?\s*([a-z]+)\s*$/i
const CLOCK = /^\s*(-?)(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?\s*$/
const DAYS = /^\s*(-?)(\d+)(?:\.(\d+))?\s*$/

/** `n.fraction` of a unit, exact to a tick. */
function scaled(whole: string, fraction: string | undefined, unit: bigint): bigint {
  const digits = (fraction ?? '').slice(0, 15)
  return BigInt(whole) * unit + (digits ? (BigInt(digits) * unit) / 10n ** BigInt(digits.length) : 0n)
}

/**
 * Reads a timespan: `1.02:03:04.5`, `02:03`, `90m`, `1.5h`, `7d`, or a bare number of days.
 * @returns ticks of 100 ns, or null where the text is none.
 */
export function parseTimespan(text: string): bigint | null {
  const clock = CLOCK.exec(text)
  if (clock) {
    const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
    const size =
      BigInt(days) * TICKS_PER_DAY +
      BigInt(hours) * TICKS_PER_HOUR +
      BigInt(minutes) * TICKS_PER_MINUTE +
      BigInt(seconds) * TICKS_PER_SECOND +
      BigInt(fraction.padEnd(7, '0'))
    return sign ? -size : size
  }
  const unit = WITH_UNIT.exec(text)
  if (unit) {
    const [, sign, whole = '0', fraction, name = ''] = unit
    const size = units.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1]
    if (size === undefined) return null
    return sign === '-' ? -scaled(whole, fraction, size) : scaled(whole, fraction, size)
  }
  const days = DAYS.exec(text)
  if (!days) return null
  const size = scaled(days[2] ?? '0', days[3], TICKS_PER_DAY)
  return days[1] ? -size : size
}
