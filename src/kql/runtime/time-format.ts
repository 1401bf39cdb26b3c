import { TICKS_PER_DAY } from '#base/ticks.ts'
import { calendarOf } from './calendar.ts'

const pad = (value: number | bigint, width: number) => String(value).padStart(width, '0')
const fraction = (tick: bigint, digits: number) => pad(tick, 7).slice(0, digits)

/** `F` specifiers drop trailing zeros; lower-case `f` keep them. */
const trimmed = (tick: bigint, digits: number) => fraction(tick, digits).replace(/0+$/, '')

const DATETIME = /y{1,4}|M{1,2}|d{1,2}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|F{1,7}|t{2}/g

/** `format_datetime`; characters that are no specifier stand as they are. */
export function formatDatetime(ticks: bigint, format: string): string {
  const at = calendarOf(ticks)
  const twelve = at.hour % 12 === 0 ? 12 : at.hour % 12
  return format.replace(DATETIME, (token) => {
    const width = token.length
    switch (token[0]) {
      case 'y':
        return width > 2 ? pad(at.year, width) : pad(at.year % 100, width)
      case 'M':
        return pad(at.month, width)
      case 'd':
        return pad(at.day, width)
      case 'H':
        return pad(at.hour, width)
      case 'h':
        return pad(twelve, width)
      case 'm':
        return pad(at.minute, width)
      case 's':
        return pad(at.second, width)
      case 'f':
        return fraction(at.tick, width)
      case 'F':
        return trimmed(at.tick, width)
      default:
        return at.hour < 12 ? 'AM' : 'PM'
    }
  })
}

const TIMESPAN = /d{1,8}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|F{1,7}/g

/** `format_timespan`; a negative span has its sign in front. */
export function formatTimespan(span: bigint, format: string): string {
  const size = span < 0n ? -span : span
  const at = calendarOf(size % TICKS_PER_DAY)
  const text = format.replace(TIMESPAN, (token) => {
    const width = token.length
    switch (token[0]) {
      case 'd':
        return pad(size / TICKS_PER_DAY, width)
      case 'H':
      case 'h':
        return pad(at.hour, width)
      case 'm':
        return pad(at.minute, width)
      case 's':
        return pad(at.second, width)
      case 'f':
        return fraction(at.tick, width)
      default:
        return trimmed(at.tick, width)
    }
  })
  return span < 0n ? `-${text}` : text
}
