import { fail } from '#base/problem.ts'
import { clickhouse } from '#kql/index.ts'
import { quotedName } from '../../store/column-layout.ts'
import { type HuntingTable, huntingTables } from '../../store/hunting-table.ts'
import type { ReadStore } from '../../store/sql.ts'
import type { ClickHouseDatabase } from './database.ts'
import { createTable } from './table.ts'

export interface CopiedTable {
  readonly name: string
  readonly rows: number
}

export interface CopyOptions {
  readonly signal: AbortSignal
  progress(table: string, done: number, total: number): void
}

const BATCH = 20_000

/** JSON has no 64-bit integer and no infinity: both travel as text, which ClickHouse reads as what the column is. */
const cell = (value: unknown) =>
  typeof value === 'bigint' ? String(value) : typeof value === 'number' && !Number.isFinite(value) ? String(value).toLowerCase() : value

async function copyTable(store: ReadStore, table: HuntingTable, database: ClickHouseDatabase, options: CopyOptions): Promise<CopiedTable> {
  const name = clickhouse.quote(table.name)
  await database.command(`DROP TABLE IF EXISTS ${name}`)
  await database.command(createTable(table))
  const columns = table.columns.map((column) => `t.${quotedName(column.internal)}`)
  const select = `SELECT t._id AS "0", t._source AS "1", t._record AS "2", source.imported_at AS "3"${columns.map((c, i) => `, ${c} AS "${i + 4}"`).join('')}
    FROM ${quotedName(table.name)} t JOIN source ON source.id = t._source ORDER BY t._id`
  let rows: unknown[][] = []
  let done = 0
  const flush = async () => {
    options.signal.throwIfAborted()
    if (rows.length > 0) await database.insert(table.name, rows)
    done += rows.length
    rows = []
    options.progress(table.name, done, table.rows)
  }
  for (const row of store.iterate<Record<string, unknown>>(select)) {
    rows.push(Array.from({ length: columns.length + 4 }, (_, i) => cell(row[i])))
    if (rows.length === BATCH) await flush()
  }
  await flush()
  const arrived = await countOf(database, name)
  if (arrived !== done) fail('clickhouse.rows-lost', `${table.name}: ${done} rows were sent and ${arrived} arrived.`)
  return { name: table.name, rows: arrived }
}

async function countOf(database: ClickHouseDatabase, name: string): Promise<number> {
  for await (const rows of database.query(`SELECT toInt64(count()) FROM ${name}`, {})) return Number(rows[0]![0])
  return 0
}

/**
 * Copies the hunting tables of a case into a ClickHouse database, each anew, with the provenance of every row. The case is read only.
 * @returns the tables and the rows counted there; fails with `clickhouse.rows-lost` where that is not what was sent
 */
export async function copyCaseToClickHouse(
  store: ReadStore,
  database: ClickHouseDatabase,
  options: CopyOptions,
): Promise<readonly CopiedTable[]> {
  const copied: CopiedTable[] = []
  for (const table of huntingTables(store)) copied.push(await copyTable(store, table, database, options))
  return copied
}
