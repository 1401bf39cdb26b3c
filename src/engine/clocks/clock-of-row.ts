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
