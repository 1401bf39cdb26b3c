import type { Ticks } from '#base/ticks.ts'
import { correctable, writtenSql } from '../clocks/clocked-columns.ts'
import { quotedName } from '../store/column-layout.ts'
import { type HuntingTable, huntingTable } from '../store/hunting-table.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'

/** A hunting table as SQL sees it. */
export interface TableInSql {
  readonly table: HuntingTable
  readonly from: string
  /** SQL of the column that dates a row; NULL where none does */
  readonly time: string
  has(column: string): boolean
  /** the column's name in SQL, quoted */
  sql(column: string): string
  type(column: string): string | undefined
}

export function inSql(table: HuntingTable): TableInSql {
  const internal = new Map(table.columns.map((column) => [column.name, quotedName(column.internal)]))
  const types = new Map(table.columns.map((column) => [column.name, column.type]))
  return {
    table,
    from: quotedName(table.name),
    time: (table.timeColumn && internal.get(table.timeColumn)) || 'NULL',
    has: (column) => internal.has(column),
    sql: (column) => internal.get(column)!,
    type: (column) => types.get(column),
  }
}

/**
 * The same table with its times as devices wrote them, before any correction of their clocks: what identity goes by (a process is its id
 * and start). `time` stays the corrected one that rows are ordered by.
 */
export function writtenTimes(of: TableInSql): TableInSql {
  const { table } = of
  return table.clocked ? { ...of, sql: (column) => (correctable(table, column) ? writtenSql(of.sql(column)) : of.sql(column)) } : of
}

/** The hunting table of that name, where the case holds rows of it. */
export function tableWithRows(store: ReadStore, name: string): TableInSql | undefined {
  const table = huntingTable(store, name)
  return table && table.rows > 0 ? inSql(table) : undefined
}

/** One row: where it stands, and the columns asked for as text. */
export interface HuntingRow {
  readonly row: number
  readonly source: number
  readonly record: number
  readonly at: Ticks | null
  readonly values: Readonly<Record<string, string>>
}

const asText = (value: unknown, type: string | undefined): string => {
  if (value === null || value === undefined) return ''
  return type === 'bool' ? String(Number(value) !== 0) : String(value)
}

function named(
  of: TableInSql,
  columns: readonly string[],
  present: readonly string[],
  row: Record<string, unknown>,
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const column of columns) values[column] = ''
  for (const [i, column] of present.entries()) values[column] = asText(row[`c${i}`], of.type(column))
  return values
}

/** Rows of a table with some of its columns, in the order they were stored; columns the table lacks read as ''. */
export function* huntingRows(
  store: ReadStore,
  of: TableInSql,
  columns: readonly string[],
  where: string,
  ...params: readonly SqlValue[]
): IterableIterator<HuntingRow> {
  const present = columns.filter((column) => of.has(column))
  const list = present.map((column, i) => `, ${of.sql(column)} AS c${i}`).join('')
  const rows = store.iterate<Record<string, unknown>>(
    `SELECT _id, _source, _record, ${of.time} AS at${list} FROM ${of.from} WHERE ${where}`,
    ...params,
  )
  for (const one of rows) {
    yield {
      row: Number(one._id),
      source: Number(one._source),
      record: Number(one._record),
      at: one.at as Ticks | null,
      values: named(of, columns, present, one),
    }
  }
}
