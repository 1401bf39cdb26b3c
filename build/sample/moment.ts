import { integer } from './digest.ts'

/** 100 ns since 2026-01-01T00:00:00Z: as fine as the exports are, and the whole year is exact in a double. */
export type Moment = number

export const SECOND = 10_000_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const EPOCH_MS = Date.UTC(2026, 0, 1)
const APRIL = ((Date.UTC(2026, 3, 1) - EPOCH_MS) / 86_400_000) * DAY

/** Midnight UTC of a day of April 2026; the 13th is a Monday. */
export const april = (day: number): Moment => APRIL + (day - 1) * DAY

/** `at(14, '08:41:07')`: that second of that April day, with a fraction as every recorded time has one. */
export function at(day: number, clock: string): Moment {
  const [hour, minute, second] = clock.split(':').map(Number)
  return april(day) + hour! * HOUR + minute! * MINUTE + second! * SECOND + integer(`${day} ${clock}`, SECOND)
}

export const dayOf = (moment: Moment): number => Math.floor((moment - APRIL) / DAY) + 1

/** Saturday 18 and 11, Sunday 12 and 19. */
export const isWorkday = (day: number): boolean => ![11, 12, 18, 19].includes(day)

/** `2026-04-13T07:12:33.1234567Z` */
export function iso(moment: Moment): string {
  if (!Number.isInteger(moment)) throw new Error(`${moment} is finer than 100 ns`)
  const seconds = Math.floor(moment / SECOND)
  const text = new Date(EPOCH_MS + seconds * 1000).toISOString()
  return `${text.slice(0, 19)}.${String(moment - seconds * SECOND).padStart(7, '0')}Z`
}

/** What the generated evidence covers. */
export const BEGIN = april(11)
export const END = april(20) + 16 * HOUR
