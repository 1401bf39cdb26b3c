import { assert } from '#base/assert.ts'
import { MAX_TICKS } from '#base/ticks.ts'
import type { Table } from '#model/tables/column.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { HIDDEN_COLUMNS, quotedName } from './column-layout.ts'
import type { Statement } from './connection.ts'
import { ensureHuntingTable, type HuntingTable } from './hunting-table.ts'
import { type PackedRows, unpackRows } from './packed-rows.ts'
import type { SqlValue, WriteStore } from './sql.ts'
import { connectionOf } from './statements.ts'

/** Rows for one hunting table. */
export interface NewRows {
  /** a schema's table by name, or one of the evidence's own */
  readonly table: string | Table
  readonly rows: PackedRows
  /** oldest and newest time of the rows, ticks */
  readonly first: bigint | null
  readonly last: bigint | null
}

function insertPacked(store: WriteStore, table: HuntingTable, source: number, rows: PackedRows): void {
  const extra = rows.extras.size > 0
  const constants = rows.columns.filter((column) => column.constant !== undefined && column.constant !== null && column.constant !== '')
  const columns = rows.columns.filter((column) => column.constant === undefined)
  const statement = insertion(store, table, { source, extra, columns: columns.map(({ name }) => name), constants })
  unpackRows(rows, extra, columns, (params) => {
    statement.run(params)
  })
}

interface Insertion {
  readonly source: number
  readonly extra: boolean
  readonly columns: readonly string[]
  readonly constants: readonly { readonly name: string; readonly constant?: SqlValue }[]
}

/** The statement for rows of a source: what they have in common stands in its text, what differs are its parameters in order. */
function insertion(store: WriteStore, table: HuntingTable, { source, extra, columns, constants }: Insertion): Statement {
  const internal = new Map(table.columns.map((column) => [column.name, column.internal]))
  const [, from, recordNumber, beside] = HIDDEN_COLUMNS
  const varying = [recordNumber, ...(extra ? [beside] : []), ...columns.map((name) => internal.get(name)!)]
  const common = constants.map(({ name }) => internal.get(name)!)
  const values = [source, ...varying.map(() => '?'), ...constants.map(({ constant }) => literal(constant!))]
  const names = [from, ...varying, ...common].map(quotedName)
  return prepared(store, `INSERT INTO ${quotedName(table.name)} (${names}) VALUES (${values})`)
}

function literal(value: SqlValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return value === Number.POSITIVE_INFINITY ? '9e999' : value === Number.NEGATIVE_INFINITY ? '-9e999' : String(value)
}

/**
 * Inserts rows of one source and keeps the counts of source and catalog with them. Call it within a transaction, so that counts and
 * rows never part.
 */
export function insertRows(store: WriteStore, source: number, added: NewRows): void {
  const table = typeof added.table === 'string' ? schemaTable(added.table) : added.table
  assert(table, 'rows name a table of the schemas, or bring their own')
  const stored = ensureHuntingTable(store, table)
  const { count } = added.rows
  insertPacked(store, stored, source, added.rows)
  store.run(
    'INSERT INTO source_table (source, name, rows) VALUES (?, ?, ?) ON CONFLICT (source, name) DO UPDATE SET rows = rows + excluded.rows',
    source,
    stored.name,
    count,
  )
  store.run('UPDATE hunting_table SET rows = rows + ? WHERE name = ?', count, stored.name)
  if (added.first === null || added.last === null) return
  store.run(
    `UPDATE hunting_table SET first_time = min(ifnull(first_time, ${MAX_TICKS}), ?), last_time = max(ifnull(last_time, 0), ?) WHERE name = ?`,
    added.first,
    added.last,
    stored.name,
  )
}

const kept = new WeakMap<WriteStore, { sql: string; statement: Statement }[]>()

/** The last few statements of the import itself: they run a million times, past the store's own accounting. */
function prepared(store: WriteStore, sql: string): Statement {
  const known = kept.get(store) ?? []
  const statement = known.find((one) => one.sql === sql)?.statement ?? connectionOf(store).prepare(sql)
  kept.set(store, [{ sql, statement }, ...known.filter((one) => one.sql !== sql).slice(0, 15)])
  return statement
}
