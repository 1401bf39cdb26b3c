import { MAX_TICKS, TICKS_PER_SECOND, UNIX_EPOCH_TICKS } from '#base/ticks.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const CLOCK = /(?:(?:T|\s|,)+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(am|pm)?)?/.source
const ZONE = /\s*(Z|UTC|GMT|[-+]\d{1,2}(?::?\d\d)?)?/.source

const shape = (date: string) => new RegExp(`^\\s*${date}${CLOCK}${ZONE}\\s*$`, 'i')

/** Day orders Kusto reads: ISO (`-` or `/`), US `M/d/yyyy`, `20200131`, and the RFC 822/850 forms with month names. */
const SHAPES: readonly [RegExp, order: 'ymd' | 'mdy' | 'dmy'][] = [
  [shape('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})'), 'ymd'],
  [shape('(\\d{4})(\\d\\d)(\\d\\d)'), 'ymd'],
  [shape('(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})'), 'mdy'],
  [shape('(?:[a-z]+,?\\s+)?(\\d{1,2})[\\s-]([a-z]{3,9})[\\s-](\\d{2,4})'), 'dmy'],
  [shape('(?:[a-z]+,?\\s+)?([a-z]{3,9})\\s+(\\d{1,2}),?\\s+(\\d{4})'), 'mdy'],
]
const YEAR_MONTH = /^\s*(\d{4})-(\d{1,2})\s*$/
const YEAR = /^\s*(\d{4})\s*$/

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  return MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1
}

/** Ticks of a calendar moment in UTC, or null where there is no such day or time, or it lies outside years 1 to 9999. */
export function ticksOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, fraction = 0n): bigint | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (day < 1 || date.getUTCMonth() !== month - 1) return null
  return BigInt(date.getTime() / 1000 + hour * 3600 + minute * 60 + second) * TICKS_PER_SECOND + fraction + UNIX_EPOCH_TICKS
}

function zoneSeconds(zone: string | undefined): number {
  const m = /^([-+])(\d{1,2}):?(\d\d)?$/.exec(zone ?? '')
  if (!m) return 0
  const seconds = Number(m[2]) * 3600 + Number(m[3] ?? 0) * 60
  return m[1] === '-' ? -seconds : seconds
}

/**
 * Reads a datetime as Kusto's `todatetime` does; zone offsets are applied, a missing zone is UTC, a missing clock is midnight.
 * @returns ticks of 100 ns since 0001-01-01, or null where the text is no datetime.
 */
export function parseDatetime(text: string): bigint | null {
  const yearOnly = YEAR.exec(text)
  if (yearOnly) return ticksOf(Number(yearOnly[1]), 1, 1)
  const yearMonth = YEAR_MONTH.exec(text)
  if (yearMonth) return ticksOf(Number(yearMonth[1]), Number(yearMonth[2]), 1)
  for (const [pattern, order] of SHAPES) {
    const m = pattern.exec(text)
    if (!m) continue
    const parts = [m[1] ?? '', m[2] ?? '', m[3] ?? '']
    const [y, mo, d] = [parts[order.indexOf('y')] ?? '', parts[order.indexOf('m')] ?? '', parts[order.indexOf('d')] ?? '']
    const year = y.length === 2 ? Number(y) + (Number(y) < 50 ? 2000 : 1900) : Number(y)
    const [hourText, minute = '0', second = '0', fraction = '', half, zone] = m.slice(4)
    let hour = Number(hourText ?? 0)
    if (half) hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
    const at = ticksOf(year, monthNumber(mo), Number(d), hour, Number(minute), Number(second), BigInt(fraction.padEnd(7, '0').slice(0, 7)))
    if (at === null) return null
    const utc = at - BigInt(zoneSeconds(zone)) * TICKS_PER_SECOND
    return utc < 0n || utc > MAX_TICKS ? null : utc
  }
  return null
}
