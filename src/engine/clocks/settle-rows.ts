import { inSql, type TableInSql } from '../entities/hunting-rows.ts'
import { CLOCK_COLUMN, quotedName } from '../store/column-layout.ts'
import { forgetDistinct } from '../store/distinct-reading.ts'
import { type HuntingTable, huntingTable, huntingTables } from '../store/hunting-table.ts'
import { dropColumns, keptTo } from '../store/kept/fill.ts'
import type { SqlValue, WriteStore } from '../store/sql.ts'
import { deviceConditions } from '../timeline/device-conditions.ts'
import { correctable, correctedSql, isDatedByDevice, writtenSql } from './clocked-columns.ts'

interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

interface Wanted {
  readonly correction: bigint
  readonly rows: Condition
}

const NONE: Condition = { sql: '0', params: [] }

/** The rows of a table that each correction is for. */
function wantedIn(store: WriteStore, of: TableInSql, corrections: ReadonlyMap<number, bigint>): Wanted[] {
  return [...corrections].flatMap(([device, correction]) => {
    const names = store.all<{ type: string; value: string }>(
      'SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value',
      device,
    )
    const some = deviceConditions(store, of, names)
    if (some.length === 0) return []
    const rows = { sql: `(${some.map((one) => `(${one.sql})`).join(' OR ')})`, params: some.flatMap((one) => one.params) }
    return store.get(`SELECT 1 FROM ${of.from} WHERE ${rows.sql} LIMIT 1`, ...rows.params) ? [{ correction, rows }] : []
  })
}

const clockIndex = (table: HuntingTable) => quotedName(`${table.name}:${CLOCK_COLUMN}`)

/** Gives a table the column that says by how much a row is corrected, and an index of those that are. */
function makeClocked(store: WriteStore, table: HuntingTable): void {
  if (!table.clocked) {
    store.run(`ALTER TABLE ${quotedName(table.name)} ADD COLUMN ${CLOCK_COLUMN} INTEGER NOT NULL DEFAULT 0`)
    store.run('UPDATE hunting_table SET clocked = 1 WHERE name = ?', table.name)
  }
  store.run(`CREATE INDEX IF NOT EXISTS ${clockIndex(table)} ON ${quotedName(table.name)} (${CLOCK_COLUMN}) WHERE ${CLOCK_COLUMN} <> 0`)
}

const timesOf = (of: TableInSql): string[] =>
  of.table.columns.filter((column) => correctable(of.table, column.name)).map((column) => of.sql(column.name))

/** Brings rows that no correction in force is for back to what their device wrote. */
function takeBack(store: WriteStore, of: TableInSql, wanted: readonly Wanted[]): number {
  const keep = wanted.length === 0 ? NONE : either(wanted)
  const sets = timesOf(of).map((column) => `${column} = ${writtenSql(column)}`)
  return store.run(
    `UPDATE ${of.from} SET ${sets.join(', ')}, ${CLOCK_COLUMN} = 0 WHERE ${CLOCK_COLUMN} <> 0 AND NOT (${keep.sql})`,
    ...keep.params,
  ).changes
}

/** Rows that stand as some correction wants them. */
const either = (wanted: readonly Wanted[]): Condition => ({
  sql: wanted.map(({ correction, rows }) => `(${CLOCK_COLUMN} = ${correction} AND ${rows.sql})`).join(' OR '),
  params: wanted.flatMap(({ rows }) => rows.params),
})

function correct(store: WriteStore, of: TableInSql, { correction, rows }: Wanted, after: number): number {
  const sets = timesOf(of).map((column) => `${column} = ${correctedSql(column, correction)}`)
  return store.run(
    `UPDATE ${of.from} SET ${sets.join(', ')}, ${CLOCK_COLUMN} = ${correction} WHERE ${rows.sql} AND ${CLOCK_COLUMN} = 0 AND _id > ${after}`,
    ...rows.params,
  ).changes
}

/** Sets right what is known of a table whose rows' times moved. */
function remember(store: WriteStore, { table, from, time }: TableInSql): void {
  store.run(
    `UPDATE hunting_table SET first_time = (SELECT min(${time}) FROM ${from}), last_time = (SELECT max(${time}) FROM ${from}) WHERE name = ?`,
    table.name,
  )
  forgetDistinct(store, table.name)
  if (keptTo(store, table.name) > 0) dropColumns(store, table.name)
}

interface Settled {
  readonly stamp: string
  readonly covered: number
  readonly rows: number
}

function settleTable(store: WriteStore, table: HuntingTable, corrections: ReadonlyMap<number, bigint>): boolean {
  const of = inSql(table)
  const wanted = wantedIn(store, of, corrections)
  const known = store.get<Settled>('SELECT stamp, covered, rows FROM clocked_table WHERE name = ?', table.name)
  if (wanted.length === 0 && !known) return false
  const stamp = JSON.stringify(wanted.map(({ correction, rows }) => [String(correction), rows.sql, rows.params]))
  const isKnown = known?.stamp === stamp
  const last = store.get<{ last: number | null }>(`SELECT max(_id) AS last FROM ${of.from}`)!.last ?? 0
  const after = isKnown ? Math.min(known.covered, last) : 0
  if (isKnown && after === last) return false
  if (wanted.length > 0) makeClocked(store, table)
  let changed = isKnown ? 0 : table.clocked ? takeBack(store, of, wanted) : 0
  for (const one of wanted) changed += correct(store, of, one, after)
  if (wanted.length === 0) {
    store.run('DELETE FROM clocked_table WHERE name = ?', table.name)
    store.run(`DROP INDEX IF EXISTS ${clockIndex(table)}`)
  } else {
    const { n } = store.get<{ n: number }>(`SELECT count(*) AS n FROM ${of.from} WHERE ${CLOCK_COLUMN} <> 0`)!
    store.run(
      `INSERT INTO clocked_table (name, stamp, covered, rows) VALUES (?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET stamp = excluded.stamp, covered = excluded.covered, rows = excluded.rows`,
      table.name,
      stamp,
      last,
      n,
    )
  }
  if (changed > 0) remember(store, inSql(huntingTable(store, table.name)!))
  return changed > 0
}

/**
 * Brings the times of every device's rows to what the corrections in force say, exactly those rows whose correction is another than it
 * should be. Told row by row in `_clock`, so that it can be done again at any time: after an import only the new rows are looked at.
 * @returns whether any row changed
 */
export function settleRows(
  store: WriteStore,
  corrections: ReadonlyMap<number, bigint>,
  told: (table: string, done: number, total: number) => void,
): boolean {
  let changed = false
  const tables = huntingTables(store).filter(isDatedByDevice)
  const total = tables.reduce((sum, table) => sum + table.rows, 0)
  let done = 0
  for (const table of tables) {
    told(table.name, done, total)
    if (settleTable(store, table, corrections)) changed = true
    done += table.rows
  }
  return changed
}
