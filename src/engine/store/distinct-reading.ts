import type { Ticks } from '#base/ticks.ts'
import type { ReadStore, WriteStore } from './sql.ts'

/** Distinct values of some columns of a hunting table, as far as its rows were read. */
export interface DistinctReading {
  readonly id: number
  /** the last _id that was read */
  readonly covered: number
}

/** The first row that holds some values, and the first and last time any does. */
export interface DistinctSpan {
  readonly row: number
  readonly first: Ticks | null
  readonly last: Ticks | null
}

export interface DistinctValue extends DistinctSpan {
  /** JSON of the columns' values */
  readonly value: string
}

/** The reading of some columns, begun where there is none. */
export function distinctReading(store: WriteStore, table: string, columns: readonly string[]): DistinctReading {
  const list = JSON.stringify(columns)
  const known = store.get<DistinctReading>('SELECT id, covered FROM distinct_reading WHERE table_name = ? AND columns = ?', table, list)
  if (known) return known
  const sql = 'INSERT INTO distinct_reading (table_name, columns, covered) VALUES (?, ?, 0)'
  return { id: store.run(sql, table, list).lastInsertRowid, covered: 0 }
}

/** Takes in what rows up to `covered` hold that came after those read before. */
export function learnDistinct(
  store: WriteStore,
  { id }: DistinctReading,
  learnt: ReadonlyMap<string, DistinctSpan>,
  covered: number,
): void {
  for (const [value, { row, first, last }] of learnt) {
    store.run(
      `INSERT INTO distinct_row (reading, value, row, first, last) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (reading, value) DO UPDATE SET row = min(row, excluded.row),
         first = coalesce(min(first, excluded.first), first, excluded.first), last = coalesce(max(last, excluded.last), last, excluded.last)`,
      id,
      value,
      row,
      first,
      last,
    )
  }
  store.run('UPDATE distinct_reading SET covered = ? WHERE id = ?', covered, id)
}

export const distinctValues = (store: ReadStore, { id }: DistinctReading): DistinctValue[] =>
  store.all<DistinctValue>('SELECT value, row, first, last FROM distinct_row WHERE reading = ? ORDER BY row, value', id)

/** Forgets what was read of a table beyond some row: rows are about to go, or their times to move. */
export function forgetDistinct(store: WriteStore, table: string, beyond = 0): void {
  const stale = 'FROM distinct_reading WHERE table_name = ? AND covered > ?'
  store.run(`DELETE FROM distinct_row WHERE reading IN (SELECT id ${stale})`, table, beyond)
  store.run(`DELETE ${stale}`, table, beyond)
}
