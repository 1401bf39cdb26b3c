import { quotedName } from './column-layout.ts'
import { type HuntingTable, huntingTable } from './hunting-table.ts'
import type { ReadStore, WriteStore } from './sql.ts'

/**
 * What hunts and entity pages look rows up by; an index is made where the table has all its columns. `~`: ASCII case is ignored, as
 * `=~` and `in~` ask for names of files (`==` has the text index, or the table's kept columns).
 */
const WANTED: readonly (readonly string[])[] = [
  ['Timestamp'],
  ['TimeGenerated'],
  ['DeviceId', 'Timestamp'],
  ['DeviceName', 'Timestamp'],
  ['FileName~', 'Timestamp'],
  ['InitiatingProcessFileName~', 'Timestamp'],
  ['DeviceId', 'ProcessId'],
  ['DeviceId', 'InitiatingProcessId'],
  ['SHA1'],
  ['SHA256'],
  ['RemoteIP'],
  ['AccountUpn'],
  ['AlertId'],
  ['NetworkMessageId'],
]

/** Columns whose rows a B-tree finds by their value: `exact`, or `folded` without regard to ASCII case. */
export function orderedColumns(table: HuntingTable): { readonly exact: ReadonlySet<string>; readonly folded: ReadonlySet<string> } {
  const firsts = WANTED.map((columns) => columns[0]!)
  const stored = (names: readonly string[]) => new Set(table.columns.flatMap((one) => (names.includes(one.name) ? [one.internal] : [])))
  return { exact: stored(firsts), folded: stored(firsts.flatMap((name) => (name.endsWith('~') ? [name.slice(0, -1)] : []))) }
}

/** Whether rows of a table are found by their exact value of a column. */
export const isIndexed = (table: HuntingTable, column: string): boolean => {
  const stored = table.columns.find((one) => one.name === column)
  return stored !== undefined && orderedColumns(table).exact.has(stored.internal)
}

/** Tables whose rows were never measured: an import that was killed had filled them, and not come to their indexes. */
export function unindexedTables(store: ReadStore): string[] {
  const measured = store.get("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'") ? 'SELECT tbl FROM sqlite_stat1' : "''"
  return store.all<{ name: string }>(`SELECT name FROM hunting_table WHERE rows > 0 AND name NOT IN (${measured})`).map(({ name }) => name)
}

/** Builds the B-trees of tables that took rows, after the rows: sorting once is far cheaper than inserting into each. */
export function indexTables(store: WriteStore, names: Iterable<string>): void {
  for (const name of names) {
    const table = huntingTable(store, name)
    if (!table) continue
    const internal = new Map(table.columns.map((column) => [column.name, column.internal]))
    for (const columns of WANTED) {
      const keys = columns.map((column) => ({ stored: internal.get(column.replace('~', '')), folded: column.endsWith('~') }))
      if (keys.some((key) => key.stored === undefined)) continue
      const index = quotedName(`${name}:${columns.join('+')}`)
      const list = keys.map(({ stored, folded }) => `${quotedName(stored!)}${folded ? ' COLLATE NOCASE' : ''}`)
      store.run(`CREATE INDEX IF NOT EXISTS ${index} ON ${quotedName(name)} (${list})`)
    }
    store.run(`ANALYZE ${quotedName(name)}`)
  }
}
