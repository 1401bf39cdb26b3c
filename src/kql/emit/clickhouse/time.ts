import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '#base/ticks.ts'
import type { Spelling } from '../dialect.ts'
import { bound } from './spell.ts'

/** Days from 0001-01-01 to 1970-01-01, and in the 400 years after which the calendar repeats. */
const EPOCH_DAYS = 719162
const CYCLE_DAYS = 146097
/** Days from 1970-01-01 back to 1900-01-01, the first of ClickHouse's Date32. */
const FIRST_DAY = -25567

const whole = (value: string, by: bigint) => `toInt32(intDiv(${value}, ${by}))`

/**
 * A moment's day as a Date32 and how many cycles of 400 years it was moved to get there: ClickHouse knows the years 1900 to 2299 alone,
 * KQL the years 1 to 9999.
 */
function withDay(ticks: string, body: (day: string, cycles: string) => string): string {
  const day = `(${whole(ticks, TICKS_PER_DAY)} - ${EPOCH_DAYS})`
  return bound(
    ['n'],
    [day],
    bound(
      ['n', 'c'],
      ['n', `toInt32(floor((n - (${FIRST_DAY})) / ${CYCLE_DAYS}))`],
      bound(['d', 'c'], [`addDays(toDate32('1970-01-01'), n - c * ${CYCLE_DAYS})`, 'c'], body('d', 'c')),
    ),
  )
}

const two = (value: string) => `leftPad(toString(${value}), 2, '0')`
const left = (ticks: string, from: bigint, by: bigint) => `intDiv(${ticks} % ${from}, ${by})`
const clock = (ticks: string) =>
  [
    left(ticks, TICKS_PER_DAY, TICKS_PER_HOUR),
    left(ticks, TICKS_PER_HOUR, TICKS_PER_MINUTE),
    left(ticks, TICKS_PER_MINUTE, TICKS_PER_SECOND),
  ]
    .map(two)
    .join(", ':', ")
const fraction = (ticks: string) => `leftPad(toString(${ticks} % ${TICKS_PER_SECOND}), 7, '0')`

const dayText = (ticks: string) =>
  withDay(ticks, (day, cycles) => `concat(leftPad(toString(toYear(${day}) + 400 * ${cycles}), 4, '0'), formatDateTime(${day}, '-%m-%d'))`)

/** `2026-01-31T08:15:00.0000000Z`; '' for null. */
export const datetimeText: Spelling = ([at]) =>
  `if(${at} IS NULL, '', ${bound(['t'], [`ifNull(${at}, 0)`], `concat(${dayText('t')}, 'T', ${clock('t')}, '.', ${fraction('t')}, 'Z')`)})`

/** `1.02:03:04.5000000`, days and fraction only where there are any; '' for null. */
export const timespanText: Spelling = ([span]) => {
  const days = `if(s >= ${TICKS_PER_DAY}, concat(toString(intDiv(s, ${TICKS_PER_DAY})), '.'), '')`
  const rest = `if(s % ${TICKS_PER_SECOND} > 0, concat('.', ${fraction('s')}), '')`
  const text = bound(['s', 'g'], ['abs(t)', `if(t < 0, '-', '')`], `concat(g, ${days}, ${clock('s')}, ${rest})`)
  return `if(${span} IS NULL, '', ${bound(['t'], [`ifNull(${span}, 0)`], text)})`
}

const partOfDay = (from: (day: string, cycles: string) => string): Spelling => {
  return ([at]) => `if(${at} IS NULL, NULL, ${bound(['t'], [`ifNull(${at}, 0)`], withDay('t', from))})`
}

/** Parts of a datetime as numbers. */
export const parts: Readonly<Record<string, Spelling>> = {
  getyear: partOfDay((day, cycles) => `toInt64(toYear(${day}) + 400 * ${cycles})`),
  getmonth: partOfDay((day) => `toInt64(toMonth(${day}))`),
  dayofmonth: partOfDay((day) => `toInt64(toDayOfMonth(${day}))`),
  dayofyear: partOfDay((day) => `toInt64(toDayOfYear(${day}))`),
  hourofday: ([at]) => `${left(at!, TICKS_PER_DAY, TICKS_PER_HOUR)}`,
  dayofweek: ([at]) => `(toInt64(positiveModulo(intDiv(${at}, ${TICKS_PER_DAY}) + 1, 7)) * ${TICKS_PER_DAY})`,
}

/** Start of the period a moment lies in, moved by whole periods; ends are one tick before the next start. */
const dayStart = (at: string, days: bigint, shift: bigint, offset: string) =>
  `((intDiv(${at} + ${shift * TICKS_PER_DAY}, ${days * TICKS_PER_DAY}) + ${offset}) * ${days * TICKS_PER_DAY} - ${shift * TICKS_PER_DAY})`

const starting =
  (days: bigint, shift: bigint): Spelling =>
  ([at, offset = '0']) =>
    dayStart(at!, days, shift, offset)
const ending =
  (days: bigint, shift: bigint): Spelling =>
  ([at, offset = '0']) =>
    `(${dayStart(at!, days, shift, `${offset} + 1`)} - 1)`

/** Days and weeks have one length; 0001-01-01 was a Monday, and Kusto's weeks start on Sunday. */
export const periods: Readonly<Record<string, Spelling>> = {
  startofday: starting(1n, 0n),
  endofday: ending(1n, 0n),
  startofweek: starting(7n, 1n),
  endofweek: ending(7n, 1n),
}
