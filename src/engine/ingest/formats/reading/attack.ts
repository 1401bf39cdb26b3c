import type { Json } from '#model/alert-record.ts'
import { tacticOf } from '#model/tactic.ts'
import { textOf, textsOf } from './object.ts'

const TECHNIQUE = /\bT\d{4}(?:\.\d{3})?\b/gi

/** ATT&CK technique ids in the order they are named: of a list, a JSON text, or prose such as `LSASS Memory (T1003.001)`; each once. */
export function techniquesOf(value: Json | undefined): string[] | undefined {
  if (value === undefined) return undefined
  const ids = textsOf(value).flatMap((text) => text.match(TECHNIQUE) ?? [])
  return [...new Set(ids.map((id) => id.toUpperCase()))]
}

/** An alert category: ATT&CK tactics in one spelling (`CredentialAccess`), anything else as written. */
export function categoryOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  const text = textOf(value).trim()
  return tacticOf(text)?.category ?? text
}
