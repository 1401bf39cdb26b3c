import { parseDatetime } from '#kql/values/datetime-text.ts'

/** A time as read, and how it was spelled: '' where that is Kusto's own seven digits, null where no short name tells it. */
export interface ReadTime {
  readonly ticks: bigint
  readonly spelling: string | null
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)([T ])(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(Z|\+00:00)?$/

/** Days from 0001-01-01 to the first of each month of a common year. */
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const POWER = [10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1]

function isoTicks(m: RegExpExecArray): bigint | null {
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const [hour, minute, second] = [Number(m[5]), Number(m[6]), Number(m[7])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null
  const leap = isLeap(year) ? 1 : 0
  const inMonth = (month === 12 ? 365 : BEFORE_MONTH[month]!) - BEFORE_MONTH[month - 1]! + (month === 2 ? leap : 0)
  if (day > inMonth) return null
  const y = year - 1
  const days = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + BEFORE_MONTH[month - 1]! + day - 1
  const seconds = days * 86_400 + hour * 3600 + minute * 60 + second + (month > 2 ? leap * 86_400 : 0)
  const digits = m[8] ?? ''
  return BigInt(seconds) * 10_000_000n + BigInt(Number(digits) * POWER[digits.length]!)
}

/**
 * Reads a time as evidence spells it: ISO-8601, `2019-01-11 06:31:40`, the portal's `1/31/2026 8:15:00.123 AM` (month first) and
 * Kusto's other forms; without a zone it is UTC. Digits alone are no time: they might as well be a count.
 * @returns null where the text is no time
 */
export function readTime(text: string): ReadTime | null {
  const iso = ISO.exec(text)
  if (iso) {
    const ticks = isoTicks(iso)
    if (ticks === null) return null
    const digits = iso[8]?.length ?? 0
    const spelling =
      digits === 7 && iso[4] === 'T' && iso[9] === 'Z'
        ? ''
        : `yyyy-MM-dd${iso[4]}HH:mm:ss${digits ? `.${'f'.repeat(digits)}` : ''}${iso[9] ?? ''}`
    return { ticks, spelling }
  }
  if (/^\s*\d+\s*$/.test(text)) return null
  const ticks = parseDatetime(text)
  return ticks === null ? null : { ticks, spelling: null }
}
