import type { Brand } from './brand.ts'

/**
 * A moment as Kusto and .NET count it: ticks of 100 ns since 0001-01-01T00:00:00 UTC, exact, always UTC.
 * The same number stands in SQLite as int64. Plain numbers (ms) are for drawing only.
 */
export type Ticks = Brand<bigint, 'ticks'>

export const TICKS_PER_MS = 10_000n
export const TICKS_PER_SECOND = 10_000_000n
export const TICKS_PER_MINUTE = 600_000_000n
export const TICKS_PER_HOUR = 36_000_000_000n
export const TICKS_PER_DAY = 864_000_000_000n

/** Ticks at 1970-01-01T00:00:00Z. */
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n

/** 9999-12-31T23:59:59.9999999Z, the last moment Kusto knows. */
export const MAX_TICKS = 3_155_378_975_999_999_999n as Ticks

export const ticks = (value: bigint): Ticks => value as Ticks

export function ticksFromUnixMs(ms: number): Ticks {
  const whole = Math.floor(ms)
  return ticks(BigInt(whole) * TICKS_PER_MS + BigInt(Math.round((ms - whole) * 10_000)) + UNIX_EPOCH_TICKS)
}

/** Milliseconds since 1970 with the fraction kept as far as a double can: for drawing, never for comparing. */
export function unixMsFromTicks(value: Ticks): number {
  const since = value - UNIX_EPOCH_TICKS
  return Number(since / TICKS_PER_MS) + Number(since % TICKS_PER_MS) / 10_000
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n))

/** `2026-01-31T08:15:00.0000000Z`: seven decimals, as Kusto prints a datetime. Sorts as text. */
export function isoFromTicks(value: Ticks): string {
  const second = value / TICKS_PER_SECOND
  const fraction = String(value % TICKS_PER_SECOND).padStart(7, '0')
  const date = new Date(Number(second - UNIX_EPOCH_TICKS / TICKS_PER_SECOND) * 1000)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}.${fraction}Z`
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i

/**
 * Reads an ISO-8601 date or date-time; a missing zone is read as UTC. Digits past 100 ns are cut.
 * @returns null where the text is not such a time or names a day that does not exist.
 */
export function ticksFromIso(text: string): Ticks | null {
  const m = ISO.exec(text)
  if (!m) return null
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const [hour, minute, second] = [Number(m[4] ?? 0), Number(m[5] ?? 0), Number(m[6] ?? 0)]
  if (year < 1 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  let seconds = BigInt(date.getTime()) / 1000n + BigInt(hour * 3600 + minute * 60 + second)
  const zone = m[8]
  if (zone && /^[+-]/.test(zone)) {
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
    seconds -= BigInt((zone[0] === '-' ? -minutes : minutes) * 60)
  }
  const fraction = BigInt((m[7] ?? '').padEnd(7, '0').slice(0, 7))
  const value = seconds * TICKS_PER_SECOND + fraction + UNIX_EPOCH_TICKS
  return value < 0n || value > MAX_TICKS ? null : ticks(value)
}
