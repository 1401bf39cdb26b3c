import { assert } from '#base/assert.ts'
import { MAX_TICKS } from '#base/ticks.ts'
import type { Table } from '#model/tables/column.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { HIDDEN_COLUMNS, quotedName } from './column-layout.ts'
import { ensureHuntingTable, type HuntingTable } from './hunting-table.ts'
import { IMAGE } from './image/attach-image.ts'
import { imageTable } from './image/batch-image.ts'
import type { SqlValue, WriteStore } from './sql.ts'
import { connectionOf } from './statements.ts'

/** What is known of rows for one hunting table. */
interface Rows {
  /** a schema's table by name, or one of the evidence's own */
  readonly table: string | Table
  /** KQL names, in the order of the values; where all rows have one value it is told here alone, null where none has any */
  readonly columns: readonly { readonly name: string; readonly constant?: SqlValue }[]
  /** oldest and newest time of the rows, ticks */
  readonly first: bigint | null
  readonly last: bigint | null
}

/** Rows that stand in a table of the batch's image: record number, `_extra`, then the columns that are no constants. */
export interface ImageRows extends Rows {
  /** number of the table in the image */
  readonly image: number
  readonly count: number
}

/** Rows as values: record number, `_extra`, then the columns. */
export interface ValueRows extends Rows {
  readonly rows: readonly (readonly SqlValue[])[]
}

function literal(value: SqlValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return value === Number.POSITIVE_INFINITY ? '9e999' : value === Number.NEGATIVE_INFINITY ? '-9e999' : String(value)
}

function targetOf(store: WriteStore, rows: Rows): HuntingTable {
  const table = typeof rows.table === 'string' ? schemaTable(rows.table) : rows.table
  assert(table, 'rows name a table of the schemas, or bring their own')
  return ensureHuntingTable(store, table)
}

/** `INSERT INTO` with the columns rows bring, and the values all of them share: what nothing is told of has its default. */
function insertion(target: HuntingTable, { columns }: Rows) {
  const internal = new Map(target.columns.map((column) => [column.name, column.internal]))
  const [, from, record, beside] = HIDDEN_COLUMNS
  const varying = columns.filter(({ constant }) => constant === undefined)
  const alike = columns.filter(({ constant }) => constant !== undefined && constant !== null && constant !== '')
  const told = [record, beside, ...varying.map(({ name }) => internal.get(name)!)]
  const names = [from, ...told, ...alike.map(({ name }) => internal.get(name)!)].map(quotedName)
  return { into: `INSERT INTO ${quotedName(target.name)} (${names})`, told, shared: alike.map(({ constant }) => literal(constant!)) }
}

/**
 * Inserts rows of one source from the image that is attached, and keeps the counts of source and catalog with them. Call it within a
 * transaction, so that counts and rows never part.
 */
export function insertImage(store: WriteStore, source: number, rows: ImageRows): void {
  const target = targetOf(store, rows)
  const { into, told, shared } = insertion(target, rows)
  const cells = told.map((_, i) => (i === 0 ? 'record' : i === 1 ? 'extra' : `c${i - 2}`))
  const sql = `${into} SELECT ${[source, ...cells, ...shared]} FROM ${IMAGE}.${imageTable(rows.image)}`
  const { changes } = connectionOf(store).prepare(sql).run()
  assert(changes === rows.count, 'an image holds the rows that were put into it')
  count(store, source, target, rows.count, rows)
}

/** The same for a few rows at hand. */
export function insertValues(store: WriteStore, source: number, rows: ValueRows): void {
  const target = targetOf(store, rows)
  const { into, told, shared } = insertion(target, rows)
  const statement = connectionOf(store).prepare(`${into} VALUES (${[source, ...told.map(() => '?'), ...shared]})`)
  for (const row of rows.rows) statement.run(row)
  count(store, source, target, rows.rows.length, rows)
}

function count(store: WriteStore, source: number, { name }: HuntingTable, added: number, { first, last }: Rows): void {
  store.run(
    'INSERT INTO source_table (source, name, rows) VALUES (?, ?, ?) ON CONFLICT (source, name) DO UPDATE SET rows = rows + excluded.rows',
    source,
    name,
    added,
  )
  store.run('UPDATE hunting_table SET rows = rows + ? WHERE name = ?', added, name)
  if (first === null || last === null) return
  store.run(
    `UPDATE hunting_table SET first_time = min(ifnull(first_time, ${MAX_TICKS}), ?), last_time = max(ifnull(last_time, 0), ?) WHERE name = ?`,
    first,
    last,
    name,
  )
}
