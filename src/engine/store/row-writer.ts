import { MAX_TICKS } from '#base/ticks.ts'
import type { Table } from '#model/tables/column.ts'
import { HIDDEN_COLUMNS, quotedName } from './column-layout.ts'
import type { Statement } from './connection.ts'
import { ensureHuntingTable } from './hunting-table.ts'
import type { SqlValue, WriteStore } from './sql.ts'
import { connectionOf } from './statements.ts'

/** Rows for one hunting table: each is record number, `_extra`, then a value for each of `columns` (KQL names). */
export interface NewRows {
  readonly table: Table
  readonly columns: readonly string[]
  readonly rows: readonly SqlValue[][]
  /** oldest and newest time of the rows, ticks */
  readonly first: bigint | null
  readonly last: bigint | null
}

/**
 * Inserts rows of one source and keeps the counts of source and catalog with them. Call it within a transaction, so that counts and
 * rows never part.
 */
export function insertRows(store: WriteStore, source: number, added: NewRows): void {
  const stored = ensureHuntingTable(store, added.table)
  const internal = new Map(stored.columns.map((column) => [column.name, column.internal]))
  const names = [...HIDDEN_COLUMNS.slice(1), ...added.columns.map((name) => internal.get(name)!)].map(quotedName)
  const statement = prepared(store, `INSERT INTO ${quotedName(stored.name)} (${names}) VALUES (${names.map(() => '?')})`)
  for (const row of added.rows) statement.run(source, ...row)
  store.run(
    'INSERT INTO source_table (source, name, rows) VALUES (?, ?, ?) ON CONFLICT (source, name) DO UPDATE SET rows = rows + excluded.rows',
    source,
    stored.name,
    added.rows.length,
  )
  store.run('UPDATE hunting_table SET rows = rows + ? WHERE name = ?', added.rows.length, stored.name)
  if (added.first === null || added.last === null) return
  store.run(
    `UPDATE hunting_table SET first_time = min(ifnull(first_time, ${MAX_TICKS}), ?), last_time = max(ifnull(last_time, 0), ?) WHERE name = ?`,
    added.first,
    added.last,
    stored.name,
  )
}

const kept = new WeakMap<WriteStore, Map<string, Statement>>()

/** Statements of the import itself: they run a million times, past the store's own accounting. */
function prepared(store: WriteStore, sql: string): Statement {
  const statements = kept.get(store) ?? new Map<string, Statement>()
  kept.set(store, statements)
  const statement = statements.get(sql) ?? connectionOf(store).prepare(sql)
  statements.set(sql, statement)
  return statement
}
