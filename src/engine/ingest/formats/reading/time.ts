import { type Ticks, ticksFromIso } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import type { Notes } from './notes.ts'
import { textOf } from './object.ts'

const PORTAL = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,7}))? ?(AM|PM)?$/i

/** Reads a time as Log Analytics' portal exports it in its `[UTC]` columns: month first, with or without AM/PM. */
function ticksFromPortal(text: string): Ticks | null {
  const m = PORTAL.exec(text)
  if (!m) return null
  const half = m[8]?.toUpperCase()
  const hour = Number(m[4])
  if (half && (hour < 1 || hour > 12)) return null
  const two = (part: string | number) => String(part).padStart(2, '0')
  const of24 = half ? (hour % 12) + (half === 'PM' ? 12 : 0) : hour
  return ticksFromIso(`${m[3]}-${two(m[1]!)}-${two(m[2]!)}T${two(of24)}:${m[5]}:${m[6]}${m[7] ? `.${m[7]}` : ''}Z`)
}

/** A time as exports write it: ISO 8601, or the Log Analytics portal's own. Null where the text is neither. */
export const ticksFromText = (text: string): Ticks | null => ticksFromIso(text) ?? ticksFromPortal(text)

/** Before this year a time stands for "none" (`0001-01-01`, `1601-01-01`), not for a moment. */
const FIRST_MOMENT = ticksFromIso('1602-01-01')!

/** A moment, or undefined where the field is absent, empty, a stand-in for "none", or (with a note) no time. */
export function timeOf(value: Json | undefined, field: string, notes: Notes): Ticks | undefined {
  const text = textOf(value).trim()
  if (text === '') {
    if (value !== undefined && value !== null && typeof value !== 'string') notes.badValue(field, value, 'a time')
    return undefined
  }
  const read = ticksFromText(text)
  if (read === null) {
    notes.badValue(field, value ?? text, 'a time')
    return undefined
  }
  return read < FIRST_MOMENT ? undefined : read
}
