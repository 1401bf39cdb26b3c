import { CLOCK_COLUMN, quotedName } from '../store/column-layout.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'

/** Ticks by which the times of a row stand corrected; 0 where they are as the row's device wrote them. */
export function clockOfRow(store: ReadStore, table: string, row: number): bigint {
  if (!huntingTable(store, table)?.clocked) return 0n
  return BigInt(
    store.get<{ clock: number | bigint }>(`SELECT ${CLOCK_COLUMN} AS clock FROM ${quotedName(table)} WHERE _id = ?`, row)?.clock ?? 0,
  )
}

/** {@link clockOfRow} of some rows of a table; those that stand as written are left out. */
export function clocksOfRows(store: ReadStore, table: string, rows: readonly number[]): ReadonlyMap<number, bigint> {
  if (!huntingTable(store, table)?.clocked) return new Map()
  const found = store.all<{ row: number; clock: number | bigint }>(
    `SELECT _id AS row, ${CLOCK_COLUMN} AS clock FROM ${quotedName(table)}
     WHERE _id IN (SELECT value FROM json_each(?)) AND ${CLOCK_COLUMN} <> 0`,
    JSON.stringify(rows),
  )
  return new Map(found.map(({ row, clock }) => [row, BigInt(clock)]))
}
