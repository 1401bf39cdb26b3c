import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { quotedName } from '#engine/store/column-layout.ts'
import { ensureHuntingTable } from '#engine/store/hunting-table.ts'
import type { SqlValue, WriteStore } from '#engine/store/sql.ts'
import type { Table } from '#model/tables/column.ts'

/** Adds rows to a hunting table, the cells in the order of its columns. */
export function addRows(store: WriteStore, table: Table, rows: readonly (readonly SqlValue[])[]): void {
  store.transaction(() => {
    const { name, columns } = ensureHuntingTable(store, table)
    const names = ['_source', '_record', ...columns.map((column) => column.internal)].map(quotedName)
    rows.forEach((row, i) => {
      store.run(`INSERT INTO ${quotedName(name)} (${names}) VALUES (${names.map(() => '?')})`, 1, i + 1, ...row)
    })
    store.run('UPDATE hunting_table SET rows = rows + ? WHERE name = ?', rows.length, name)
  })
}

/** A case that holds one hunting table of its own. */
export function caseOfRows(table: Table, rows: readonly (readonly SqlValue[])[]): CaseWriter {
  const store = createCase(':memory:')
  store.run(
    "INSERT INTO source (id, path, sha256, bytes, format, importer_version, status, imported_at) VALUES (1, 'made', 'made', 1, 'made', 1, 'imported', 639000000000000000)",
  )
  addRows(store, table, rows)
  return store
}
