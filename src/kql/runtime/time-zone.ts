import { TICKS_PER_MS, UNIX_EPOCH_TICKS } from '#base/ticks.ts'

const kept = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = kept.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', era: undefined, ...fields })
  } catch {
    // an unknown zone answers null, as Kusto does
  }
  kept.set(zone, format)
  return format
}

/** How far local time of a zone runs ahead of UTC at a UTC moment, in milliseconds; null for an unknown zone. */
function offsetAt(zone: string, utcMs: number): number | null {
  const format = formatOf(zone)
  if (!format) return null
  const parts = Object.fromEntries(format.formatToParts(utcMs).map((part) => [part.type, Number(part.value)]))
  const local = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second)
  return local - Math.floor(utcMs / 1000) * 1000
}

const msOf = (ticks: bigint) => Number((ticks - UNIX_EPOCH_TICKS) / TICKS_PER_MS)

/** A UTC moment as the zone's clocks show it; null for an unknown zone. */
export function utcToLocal(ticks: bigint, zone: string): bigint | null {
  const offset = offsetAt(zone, msOf(ticks))
  return offset === null ? null : ticks + BigInt(offset) * TICKS_PER_MS
}

/** The UTC moment at which the zone's clocks show this time; of two such moments the earlier offset's. */
export function localToUtc(ticks: bigint, zone: string): bigint | null {
  const guess = offsetAt(zone, msOf(ticks))
  if (guess === null) return null
  const offset = offsetAt(zone, msOf(ticks) - guess) ?? guess
  return ticks - BigInt(offset) * TICKS_PER_MS
}
