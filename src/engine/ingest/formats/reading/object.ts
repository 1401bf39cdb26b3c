import type { Json } from '#model/alert-record.ts'

export type JsonObject = { readonly [key: string]: Json }

/** A record for names that evidence brings: `__proto__` is a name like any other in it. */
export const emptyRecord = <Value = Json>(): Record<string, Value> => Object.create(null) as Record<string, Value>

export const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The objects of a list; a single object counts as a list of one, anything else as none. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.filter((item) => isObject(item))
  return isObject(value) ? [value] : []
}

/** A scalar as text, trimmed of nothing; '' for null, absent and what is no scalar. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Undefined where the field is absent (the export does not carry it), '' where it is null, else its text. */
export const carriedText = (value: Json | undefined): string | undefined => (value === undefined ? undefined : textOf(value))

/** The texts of a list, of one text, or none; empty ones are left out. */
export function textsOf(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : [value]
  return items.map((item) => textOf(item)).filter((text) => text !== '')
}

/** Undefined where the field is absent, else its texts. */
export const carriedTexts = (value: Json | undefined): string[] | undefined => (value === undefined ? undefined : textsOf(value))

/** The first of some values that says anything: not absent, not null, not ''. */
export function firstSaid(...values: readonly (Json | undefined)[]): Json | undefined {
  return values.find((value) => value !== undefined && value !== null && value !== '')
}

/** The same object without the members that say nothing (null, '', empty list); what is left is what the evidence says. */
export function said(of: { readonly [key: string]: Json | undefined }): JsonObject {
  const kept = emptyRecord()
  for (const [key, value] of Object.entries(of)) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue
    kept[key] = value
  }
  return kept
}
