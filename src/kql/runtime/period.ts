import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_MS, TICKS_PER_SECOND } from '#base/ticks.ts'
import { addMonths, calendarOf, dayOfYear, startOf, weekOfYear } from './calendar.ts'

const exact: Readonly<Record<string, bigint>> = {
  week: 7n * TICKS_PER_DAY,
  day: TICKS_PER_DAY,
  hour: TICKS_PER_HOUR,
  minute: TICKS_PER_MINUTE,
  second: TICKS_PER_SECOND,
  millisecond: TICKS_PER_MS,
  microsecond: 10n,
}
const months: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }

/** `datetime_add`: calendar periods keep the day as far as the month has it; null for a period Kusto does not know. */
export function addPeriod(period: string, amount: number, ticks: bigint): bigint | null {
  const name = period.toLowerCase()
  if (name === 'nanosecond') return ticks + BigInt(Math.trunc(amount / 100))
  if (months[name]) return addMonths(ticks, amount * months[name])
  return exact[name] === undefined ? null : ticks + BigInt(amount) * exact[name]
}

/** Floor division for ticks, which are never negative, by boundaries counted from `origin`. */
const boundary = (ticks: bigint, unit: bigint) => ticks / unit

/** `datetime_diff`: how many boundaries of the period lie between, not how much time. */
export function periodsBetween(period: string, a: bigint, b: bigint): bigint | null {
  const name = period.toLowerCase()
  const [at, from] = [calendarOf(a), calendarOf(b)]
  if (name === 'year') return BigInt(at.year - from.year)
  if (name === 'quarter') return BigInt(at.year * 4 + Math.floor((at.month - 1) / 3) - from.year * 4 - Math.floor((from.month - 1) / 3))
  if (name === 'month') return BigInt(at.year * 12 + at.month - from.year * 12 - from.month)
  if (name === 'week') return (startOf.week(a) - startOf.week(b)) / (7n * TICKS_PER_DAY)
  if (name === 'nanosecond') return (a - b) * 100n
  const unit = exact[name]
  return unit === undefined ? null : boundary(a, unit) - boundary(b, unit)
}

/** `datetime_part`: null for a part Kusto does not know. */
export function partOf(part: string, ticks: bigint): number | null {
  const at = calendarOf(ticks)
  switch (part.toLowerCase()) {
    case 'year':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
    case 'second':
      return at[part.toLowerCase() as 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']
    case 'quarter':
      return Math.floor((at.month - 1) / 3) + 1
    case 'week_of_year':
    case 'weekofyear':
      return weekOfYear(ticks)
    case 'dayofyear':
      return dayOfYear(ticks)
    case 'millisecond':
      return Number(at.tick / TICKS_PER_MS)
    case 'microsecond':
      return Number(at.tick / 10n)
    case 'nanosecond':
      return Number(at.tick * 100n)
    default:
      return null
  }
}
