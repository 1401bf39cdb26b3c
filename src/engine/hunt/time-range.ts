import { ticksFromIso } from '#base/ticks.ts'
import { quotedName } from '../store/column-layout.ts'
import { huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { connectionOf } from '../store/statements.ts'

export interface TimeRange {
  readonly from: string
  readonly to: string
}

/**
 * Lets a query see only rows within a range while `work` runs: each dated table is covered by a temporary view of its own name, so the
 * query itself stays as the analyst wrote it and SQLite still uses the table's index on time.
 */
export function within<T>(store: ReadStore, range: TimeRange | null, work: () => T): T {
  if (!range) return work()
  const tables = huntingTables(store).filter((table) => table.timeColumn !== null)
  const connection = connectionOf(store)
  const covered = tables.map(({ name }) => `temp.${quotedName(name)}`)
  const [from, to] = [ticksFromIso(range.from), ticksFromIso(range.to)]
  for (const { name, timeColumn } of tables) {
    connection.exec(
      `CREATE TEMP VIEW ${quotedName(name)} AS SELECT * FROM main.${quotedName(name)} WHERE ${quotedName(timeColumn!)} BETWEEN ${from} AND ${to}`,
    )
  }
  try {
    return work()
  } finally {
    for (const view of covered) connection.exec(`DROP VIEW ${view}`)
  }
}
