import type { Ticks } from '#base/ticks.ts'
import {
  type DistinctReading,
  type DistinctSpan,
  type DistinctValue,
  distinctReading,
  distinctValues,
  learnDistinct,
} from '../store/distinct-reading.ts'
import type { WriteStore } from '../store/sql.ts'
import type { HuntingRow, TableInSql } from './hunting-rows.ts'

/** A combination of values with the first record that holds it, and the first and last time any does. */
export interface DistinctRow extends Omit<HuntingRow, 'at' | 'row'> {
  readonly first: Ticks | null
  readonly last: Ticks | null
}

type Columns = readonly string[]

/** The span with one more row, which comes after all before it. */
function withRow(span: DistinctSpan | undefined, row: number, at: Ticks | null): DistinctSpan {
  if (!span) return { row, first: at, last: at }
  if (at === null) return span
  const first = span.first === null || at < span.first ? at : span.first
  const last = span.last === null || at > span.last ? at : span.last
  return first === span.first && last === span.last ? span : { row: span.row, first, last }
}

/** Reads the rows of a table that came since the last time, for all of some lists of columns in one walk. */
export function readDistinct(store: WriteStore, of: TableInSql, lists: readonly Columns[]): void {
  const last = store.get<{ last: number | null }>(`SELECT max(_id) AS last FROM ${of.from}`)!.last ?? 0
  const open = lists
    .filter((columns) => columns.some(of.has))
    .map((columns) => ({ columns, reading: distinctReading(store, of.table.name, columns), learnt: new Map<string, DistinctSpan>() }))
    .filter(({ reading }) => reading.covered < last)
  if (open.length === 0) return
  const values = open.map(
    ({ columns }, i) => `, json_array(${columns.map((column) => (of.has(column) ? of.sql(column) : "''")).join(', ')}) AS v${i}`,
  )
  // in the order rows lie in: by an index each would be fetched from somewhere else
  const rows = store.iterate<{ row: number; at: Ticks | null } & Record<`v${number}`, string>>(
    `SELECT _id AS row, ${of.time} AS at${values.join('')} FROM ${of.from} NOT INDEXED WHERE _id > ? ORDER BY _id`,
    Math.min(...open.map(({ reading }) => reading.covered)),
  )
  for (const row of rows) {
    for (const [i, { reading, learnt }] of open.entries()) {
      if (row.row <= reading.covered) continue
      const value = row[`v${i}`]!
      learnt.set(value, withRow(learnt.get(value), row.row, row.at))
    }
  }
  for (const { reading, learnt } of open) learnDistinct(store, reading, learnt, last)
}

const asText = (value: unknown) => (value === null || value === undefined ? '' : String(value))

function namedValues(columns: Columns, { value }: DistinctValue): Record<string, string> {
  const values = JSON.parse(value) as unknown[]
  return Object.fromEntries(columns.map((column, i) => [column, asText(values[i])]))
}

const placesSql = ({ from }: TableInSql) =>
  `SELECT _id AS row, _source AS source, _record AS record FROM ${from} WHERE _id IN (SELECT row FROM distinct_row WHERE reading = ?)`

function placesOf(store: WriteStore, of: TableInSql, { id }: DistinctReading) {
  const rows = store.all<{ row: number; source: number; record: number }>(placesSql(of), id)
  return new Map(rows.map(({ row, source, record }) => [row, { source, record }]))
}

/** Distinct combinations of some columns; rows that were read for an earlier call are not read again. */
export function distinctRows(store: WriteStore, of: TableInSql, columns: Columns): DistinctRow[] {
  if (!columns.some(of.has)) return []
  readDistinct(store, of, [columns])
  const reading = distinctReading(store, of.table.name, columns)
  const places = placesOf(store, of, reading)
  return distinctValues(store, reading).map((one) => ({
    ...places.get(one.row)!,
    first: one.first,
    last: one.last,
    values: namedValues(columns, one),
  }))
}
