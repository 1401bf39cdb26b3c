import { type Problem, problem } from '#base/problem.ts'
import type { Json } from '#model/alert-record.ts'
import type { JsonObject } from './object.ts'

/**
 * What a reader has to say about one record while it reads on: problems for the analyst, and the values it could not take over,
 * as they were written, so that nothing is lost by mapping it to `unknown`.
 */
export interface Notes {
  readonly problems: Problem[]
  readonly asWritten: Record<string, Json>
  /** A value outside its enumeration: kept as written under `field`, told once per field. */
  unknownValue(field: string, value: Json): void
  /** A value that is not of its field's type: kept as written under `field`. */
  badValue(field: string, value: Json, expected: string): void
  note(code: string, message: string): void
}

export function createNotes(): Notes {
  const problems: Problem[] = []
  const asWritten: Record<string, Json> = {}
  const keep = (code: string, field: string, value: Json, message: string) => {
    if (!(field in asWritten)) problems.push(problem(code, message, { severity: 'warning' }))
    asWritten[field] = value
  }
  const shown = (value: Json) => JSON.stringify(value).slice(0, 120)
  return {
    problems,
    asWritten,
    unknownValue(field, value) {
      keep(
        'evidence.unknown-value',
        field,
        value,
        `${field} is ${shown(value)}, which is none of its known values; kept as written, read as unknown`,
      )
    },
    badValue(field, value, expected) {
      keep('evidence.bad-value', field, value, `${field} is ${shown(value)}, which is not ${expected}; kept as written`)
    },
    note(code, message) {
      problems.push(problem(code, message, { severity: 'warning' }))
    },
  }
}

/** Adds what could not be taken over to an alert's additional data. */
export function withAsWritten(data: JsonObject | undefined, notes: Notes): JsonObject | undefined {
  if (Object.keys(notes.asWritten).length === 0) return data
  return { ...data, asWritten: { ...notes.asWritten } }
}
