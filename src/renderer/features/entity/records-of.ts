/** Whose records are asked for. */
export type RecordsOf = { readonly entity: number } | { readonly edge: number } | { readonly alert: number }

/** The records behind what is selected; of several the most particular. */
export function recordsOf(focus: {
  readonly alert: number | null
  readonly entity: number | null
  readonly edge: number | null
}): RecordsOf | null {
  if (focus.edge !== null) return { edge: focus.edge }
  if (focus.entity !== null) return { entity: focus.entity }
  return focus.alert === null ? null : { alert: focus.alert }
}
