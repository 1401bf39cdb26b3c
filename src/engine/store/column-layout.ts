import type { Column, ColumnType } from '#model/tables/column.ts'

/** A column as it is stored: `internal` is its SQLite name, which differs from the KQL name only where SQLite would confuse two. */
export interface StoredColumn {
  readonly name: string
  readonly type: ColumnType
  readonly internal: string
}

/** Provenance that every row of a hunting table has before its columns. */
export const HIDDEN_COLUMNS = ['_id', '_source', '_record', '_extra'] as const

/** Ticks by which a row's times stand corrected; a table has it once a row of it was (see schema/device-clocks.ts). */
export const CLOCK_COLUMN = '_clock'

/**
 * Names for SQLite, whose names ignore ASCII case, of columns whose names do not: a later clash gets a number, so that
 * `LogonId` and `LogonID` become `LogonId` and `LogonID_2`. Names of hidden columns are taken from the start.
 */
export function storedColumns(columns: readonly Column[]): StoredColumn[] {
  const taken = new Set<string>([...HIDDEN_COLUMNS, CLOCK_COLUMN])
  return columns.map(({ name, type }) => {
    let internal = name
    for (let n = 2; taken.has(internal.toLowerCase()); n++) internal = `${name}_${n}`
    taken.add(internal.toLowerCase())
    return { name, type, internal }
  })
}

/** How a type is declared: text is never NULL (Kusto's strings are not), everything else may be. */
export function declaredType(type: ColumnType): string {
  switch (type) {
    case 'string':
    case 'guid':
      return "TEXT NOT NULL DEFAULT ''"
    case 'dynamic':
      return 'TEXT'
    case 'real':
    case 'decimal':
      return 'REAL'
    default:
      return 'INTEGER'
  }
}

/** A name quoted for SQL: evidence may bring any. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`
