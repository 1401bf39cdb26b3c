import { type Ticks, ticks } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import { readTime } from '../../typing/time-text.ts'
import type { Notes } from './notes.ts'
import { textOf } from './object.ts'

/** A time as exports write it: ISO 8601, or the Log Analytics portal's own. Null where the text is neither. */
export function ticksFromText(text: string): Ticks | null {
  const read = readTime(text)
  return read === null ? null : ticks(read.ticks)
}

/** No spelling of a moment is longer. */
const LONGEST = 64

/** Before this moment a time stands for "none" (`0001-01-01`, `1601-01-01`). */
const FIRST_MOMENT = ticksFromText('1602-01-01T00:00:00Z')!

/** A moment, or undefined where the field is absent, empty, a stand-in for "none", or (with a note) no time. */
export function timeOf(value: Json | undefined, field: string, notes: Notes): Ticks | undefined {
  const text = textOf(value).trim()
  if (text === '') {
    if (value !== undefined && value !== null && typeof value !== 'string') notes.badValue(field, value, 'a time')
    return undefined
  }
  const read = text.length > LONGEST ? null : ticksFromText(text)
  if (read === null) {
    notes.badValue(field, value ?? text, 'a time')
    return undefined
  }
  return read < FIRST_MOMENT ? undefined : read
}
