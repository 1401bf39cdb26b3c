import type { KqlType } from '../types.ts'

/**
 * A column of the plan: an identity, not a name. `sql` is its identifier, unique in the whole query, so that a column may be hidden
 * (a sort key that was projected away) while another of the same KQL name is in sight.
 */
export interface Column {
  readonly sql: string
  readonly type: KqlType
  /** May hold NULL. Strings never do. */
  readonly nullable: boolean
  /** May hold NaN. */
  readonly nan: boolean
}

/** A column as the query sees it. */
export interface Visible {
  readonly name: string
  readonly column: Column
}

/** Makes columns with identifiers that are unique without regard to case, because SQLite has none. */
export function createColumns() {
  const used = new Map<string, number>()
  return function column(name: string, type: KqlType, more: { readonly nullable?: boolean; readonly nan?: boolean } = {}): Column {
    const base = name.replace(/["\p{Cc}]/gu, '') || 'column'
    const key = base.toLowerCase()
    const count = (used.get(key) ?? 0) + 1
    used.set(key, count)
    const sql = count === 1 ? base : `${base}:${count}`
    if (count > 1) used.set(sql.toLowerCase(), 1)
    const nullable = type !== 'string' && (more.nullable ?? true)
    return { sql, type, nullable, nan: more.nan ?? false }
  }
}

export type NewColumn = ReturnType<typeof createColumns>
