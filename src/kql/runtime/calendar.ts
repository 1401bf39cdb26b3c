import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_MS, TICKS_PER_SECOND, UNIX_EPOCH_TICKS } from '#base/ticks.ts'

/** A moment taken apart in UTC. `tick` is what is left of the second, in ticks of 100 ns. */
export interface Calendar {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly tick: bigint
}

const dateOf = (ticks: bigint) =>
  new Date(Number((ticks - UNIX_EPOCH_TICKS) / TICKS_PER_MS - ((ticks - UNIX_EPOCH_TICKS) % TICKS_PER_MS < 0n ? 1n : 0n)))

export function calendarOf(ticks: bigint): Calendar {
  const date = dateOf(ticks)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Number((ticks % TICKS_PER_DAY) / TICKS_PER_HOUR),
    minute: Number((ticks % TICKS_PER_HOUR) / TICKS_PER_MINUTE),
    second: Number((ticks % TICKS_PER_MINUTE) / TICKS_PER_SECOND),
    tick: ticks % TICKS_PER_SECOND,
  }
}

/** Midnight of a day; months and days outside their range roll over. */
export function dayTicks(year: number, month: number, day: number): bigint {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return BigInt(date.getTime()) * TICKS_PER_MS + UNIX_EPOCH_TICKS
}

const daysIn = (year: number, month: number) => {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

/** Adds months, keeping the day of the month as far as the month has it. */
export function addMonths(ticks: bigint, months: number): bigint {
  const at = calendarOf(ticks)
  const index = at.year * 12 + at.month - 1 + months
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dayTicks(year, month, Math.min(at.day, daysIn(year, month))) + (ticks % TICKS_PER_DAY)
}

/** Days since the Sunday before 0001-01-01, so that weeks start on Sunday. */
const dayNumber = (ticks: bigint) => ticks / TICKS_PER_DAY + 1n

export const weekday = (ticks: bigint) => Number(dayNumber(ticks) % 7n)

export const startOf = {
  day: (ticks: bigint, offset = 0) => ticks - (ticks % TICKS_PER_DAY) + BigInt(offset) * TICKS_PER_DAY,
  week: (ticks: bigint, offset = 0) => startOf.day(ticks) - BigInt(weekday(ticks)) * TICKS_PER_DAY + BigInt(offset) * 7n * TICKS_PER_DAY,
  month: (ticks: bigint, offset = 0) => {
    const at = calendarOf(ticks)
    return dayTicks(at.year, at.month + offset, 1)
  },
  year: (ticks: bigint, offset = 0) => dayTicks(calendarOf(ticks).year + offset, 1, 1),
}

/** ISO 8601 week number: weeks start on Monday, week 1 holds the year's first Thursday. */
export function weekOfYear(ticks: bigint): number {
  const monday = startOf.day(ticks) - BigInt((weekday(ticks) + 6) % 7) * TICKS_PER_DAY
  const thursday = monday + 3n * TICKS_PER_DAY
  const firstDay = dayTicks(calendarOf(thursday).year, 1, 1)
  return Number((thursday - firstDay) / TICKS_PER_DAY / 7n) + 1
}

export const dayOfYear = (ticks: bigint) => Number((startOf.day(ticks) - startOf.year(ticks)) / TICKS_PER_DAY) + 1
