import { createContext, useContext } from 'react'

/** Which clock times are shown in; the other one is in every tooltip. */
export type Clock = 'utc' | 'local'

const ClockContext = createContext<Clock>('utc')
export const ClockProvider = ClockContext.Provider
export const useClock = (): Clock => useContext(ClockContext)

const two = (n: number) => String(n).padStart(2, '0')

function local(iso: string): { date: string; time: string; zone: string } {
  const at = new Date(iso)
  const offset = -at.getTimezoneOffset()
  const zone = `${offset < 0 ? '−' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`,
    zone,
  }
}

/** A time as the contract writes it (`2026-01-31T08:15:00.0000000Z`), cut to what is read at a glance. */
export function timeText(iso: string, clock: Clock, precision: 'minute' | 'second' | 'whole' = 'second'): string {
  const { date, time } = clock === 'utc' ? { date: iso.slice(0, 10), time: iso.slice(11, 19) } : local(iso)
  if (precision === 'minute') return `${date} ${time.slice(0, 5)}`
  if (precision === 'second') return `${date} ${time}`
  return `${date} ${time}${iso.slice(19).replace('Z', '')}`
}

/** Both clocks in full and, where it differs, what the source wrote. */
export function timeExplained(iso: string, source?: string): string {
  const here = local(iso)
  const lines = [
    `UTC ${timeText(iso, 'utc', 'whole')}`,
    `Local ${here.date} ${here.time}${iso.slice(19).replace('Z', '')} (UTC${here.zone})`,
  ]
  if (source) lines.push(`Source ${source}`)
  return lines.join('\n')
}

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** A span as people say it: `2 h`, `3 d`, `45 s`. */
export function spanText(seconds: number): string {
  const s = Math.abs(seconds)
  if (s < MINUTE) return `${Math.round(s)} s`
  if (s < HOUR) return `${Math.round(s / MINUTE)} min`
  if (s < 2 * DAY) return `${Math.round(s / HOUR)} h`
  return `${Math.round(s / DAY)} d`
}

/** Seconds between two times. */
export const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000
