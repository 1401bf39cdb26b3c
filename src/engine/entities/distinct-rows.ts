import type { Ticks } from '#base/ticks.ts'
import { type DistinctReading, distinctReading, distinctValues, learnDistinct } from '../store/distinct-reading.ts'
import type { WriteStore } from '../store/sql.ts'
import { type HuntingRow, namedValues, type TableInSql } from './hunting-rows.ts'

/** A combination of values with the first record that holds it, and the first and last time any does. */
export interface DistinctRow extends Omit<HuntingRow, 'at' | 'row'> {
  readonly first: Ticks | null
  readonly last: Ticks | null
}

/** Reads the rows that came since. */
function readOn(store: WriteStore, of: TableInSql, columns: readonly string[], reading: DistinctReading): void {
  const last = store.get<{ last: number | null }>(`SELECT max(_id) AS last FROM ${of.from}`)!.last ?? 0
  if (last <= reading.covered) return
  const present = columns.filter((column) => of.has(column))
  const list = present.map((column, i) => `${of.sql(column)} AS c${i}`).join(', ')
  const group = present.map((_, i) => `c${i}`).join(', ')
  const rows = store.all<Record<string, unknown>>(
    `SELECT ${list}, min(_id) AS row, min(${of.time}) AS first, max(${of.time}) AS last FROM ${of.from} WHERE _id > ? GROUP BY ${group}`,
    reading.covered,
  )
  const values = rows.map((one) => ({
    values: Object.values(namedValues(of, columns, present, one)),
    row: Number(one.row),
    first: one.first as Ticks | null,
    last: one.last as Ticks | null,
  }))
  learnDistinct(store, reading, values, last)
}

/** Distinct combinations of some columns; rows that were read for an earlier call are not read again. */
export function distinctRows(store: WriteStore, of: TableInSql, columns: readonly string[]): DistinctRow[] {
  if (!columns.some((column) => of.has(column))) return []
  const reading = distinctReading(store, of.table.name, columns)
  readOn(store, of, columns, reading)
  const places = store.all<{ row: number; source: number; record: number }>(
    `SELECT _id AS row, _source AS source, _record AS record FROM ${of.from} WHERE _id IN (SELECT row FROM distinct_row WHERE reading = ?)`,
    reading.id,
  )
  const placeOf = new Map(places.map(({ row, ...place }) => [row, place]))
  return distinctValues(store, reading).map(({ values, row, first, last }) => ({
    ...placeOf.get(row)!,
    first,
    last,
    values: Object.fromEntries(columns.map((column, i) => [column, values[i] ?? ''])),
  }))
}
