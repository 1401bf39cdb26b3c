import { createContext, useContext } from 'react'

/** Which clock times are shown in: `utc`, `local`, or a zone of the IANA database; UTC, local and the source's text are in every tooltip. */
export type Clock = string

const ClockContext = createContext<Clock>('utc')
export const ClockProvider = ClockContext.Provider
export const useClock = (): Clock => useContext(ClockContext)

const ZONE_KEPT_MS = 1000
let zone = { name: '', until: Number.NEGATIVE_INFINITY }

/**
 * Name of this machine's own zone. Asking for it costs as much as drawing a row, and every time on screen asks, so an answer holds for a
 * second: a machine that travels is still followed.
 */
export function localZone(): string {
  const now = performance.now()
  if (now >= zone.until) zone = { name: Intl.DateTimeFormat().resolvedOptions().timeZone, until: now + ZONE_KEPT_MS }
  return zone.name
}

const zoneOf = (clock: Clock): string => (clock === 'local' ? localZone() : clock === 'utc' ? 'UTC' : clock)

const formats = new Map<string, Intl.DateTimeFormat>()

/** A zone's format; a name this browser does not know reads as UTC, and {@link clockTitle} says UTC then. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en', { ...parts, hourCycle: 'h23', timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    format = formatOf('UTC')
  }
  formats.set(zone, format)
  return format
}

interface Shown {
  readonly date: string
  readonly time: string
  /** `UTC+02:00` */
  readonly offset: string
}

function inZone(iso: string, zone: string): Shown {
  // a clock of minutes and seconds: what is finer than a second is the same in every zone
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  )
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    date: `${at('year').padStart(4, '0')}-${at('month')}-${at('day')}`,
    time: `${at('hour')}:${at('minute')}:${at('second')}`,
    offset: at('timeZoneName').replace('GMT', 'UTC').replace('-', '−'),
  }
}

/** The clock's name where a time stands alone: `UTC`, `Local`, `Europe/Berlin`. */
export const clockTitle = (clock: Clock): string =>
  clock === 'utc' || formatOf(zoneOf(clock)).resolvedOptions().timeZone === 'UTC' ? 'UTC' : clock === 'local' ? 'Local' : clock

/** A time as the contract writes it (`2026-01-31T08:15:00.0000000Z`), cut to what is read at a glance. */
export function timeText(iso: string, clock: Clock, precision: 'minute' | 'second' | 'whole' = 'second'): string {
  const { date, time } = clock === 'utc' ? { date: iso.slice(0, 10), time: iso.slice(11, 19) } : inZone(iso, zoneOf(clock))
  if (precision === 'minute') return `${date} ${time.slice(0, 5)}`
  if (precision === 'second') return `${date} ${time}`
  return `${date} ${time}${iso.slice(19).replace('Z', '')}`
}

/** UTC, local time and the chosen zone in full and, where it differs, what the source wrote. */
export function timeExplained(iso: string, source?: string, clock: Clock = 'utc'): string {
  const line = (title: string, zone: string) => {
    const { date, time, offset } = inZone(iso, zone)
    return `${title} ${date} ${time}${iso.slice(19).replace('Z', '')} (${offset})`
  }
  const lines = [`UTC ${timeText(iso, 'utc', 'whole')}`, line('Local', localZone())]
  if (clock !== 'utc' && clock !== 'local') lines.push(line(clock, clock))
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
