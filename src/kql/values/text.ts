import { isoFromTicks, MAX_TICKS, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND, ticks } from '#base/ticks.ts'

const two = (n: bigint) => String(n).padStart(2, '0')

/** A real as Kusto (.NET) prints it: `1.0`, `0.30000000000000007`, `1E+16`, `1E-05`, `NaN`, `Infinity`. */
export function textOfReal(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
  }
  const text = String(value)
  return text.includes('.') ? text : `${text}.0`
}

/** A decimal as Kusto prints it: no point where there is no fraction. One that no double holds stands as its digits. */
export function textOfDecimal(value: number | bigint | string): string {
  if (typeof value !== 'number') return BigInt(value).toString()
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

/** A timespan of ticks as Kusto prints it: `1.02:03:04.5000000`, days and fraction only where there are any. */
export function textOfTimespan(span: bigint): string {
  const size = span < 0n ? -span : span
  const days = size / TICKS_PER_DAY
  const fraction = size % TICKS_PER_SECOND
  const clock = [
    (size % TICKS_PER_DAY) / TICKS_PER_HOUR,
    (size % TICKS_PER_HOUR) / TICKS_PER_MINUTE,
    (size % TICKS_PER_MINUTE) / TICKS_PER_SECOND,
  ]
  return `${span < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${clock.map(two).join(':')}${fraction > 0n ? `.${String(fraction).padStart(7, '0')}` : ''}`
}

/** A datetime of ticks as Kusto prints it, seven decimals and `Z`; '' outside years 1 to 9999. */
export function textOfDatetime(value: bigint): string {
  return value < 0n || value > MAX_TICKS ? '' : isoFromTicks(ticks(value))
}
