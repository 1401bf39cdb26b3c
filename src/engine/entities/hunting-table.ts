import type { Ticks } from '#base/ticks.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'

interface StoredColumn {
  readonly name: string
  readonly type: string
  readonly internal: string
}

/** A hunting table of the case as SQL sees it. */
export interface HuntingTable {
  readonly name: string
  readonly timeColumn: string | null
  readonly columns: readonly StoredColumn[]
  has(column: string): boolean
  /** the column's name in SQL, quoted */
  sql(column: string): string
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The hunting table of that name, where the case holds rows of it. */
export function huntingTable(store: ReadStore, name: string): HuntingTable | undefined {
  const row = store.get<{ columns: string; time_column: string | null; rows: number }>(
    'SELECT columns, time_column, rows FROM hunting_table WHERE name = ?',
    name,
  )
  if (!row || row.rows === 0) return undefined
  const columns = JSON.parse(row.columns) as StoredColumn[]
  const internal = new Map(columns.map((column) => [column.name, column.internal]))
  return {
    name,
    timeColumn: row.time_column,
    columns,
    has: (column) => internal.has(column),
    sql: (column) => quoted(internal.get(column)!),
  }
}

/** One row: where it stands and the columns asked for, as text. */
export interface HuntingRow {
  readonly row: number
  readonly source: number
  readonly record: number
  readonly at: Ticks | null
  readonly values: Readonly<Record<string, string>>
}

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Rows of a table with some of its columns; columns the table lacks read as ''. `where` sees columns through {@link HuntingTable.sql}. */
export function* huntingRows(
  store: ReadStore,
  table: HuntingTable,
  columns: readonly string[],
  where = '',
  ...params: readonly SqlValue[]
): IterableIterator<HuntingRow> {
  const present = columns.filter((column) => table.has(column))
  const list = present.map((column, i) => `, ${table.sql(column)} AS c${i}`).join('')
  const time = table.timeColumn ? table.sql(table.timeColumn) : 'NULL'
  const rows = store.iterate<Record<string, unknown>>(
    `SELECT _id, _source, _record, ${time} AS at${list} FROM ${quoted(table.name)}${where ? ` WHERE ${where}` : ''}`,
    ...params,
  )
  for (const one of rows) {
    const values: Record<string, string> = Object.fromEntries(columns.map((column) => [column, '']))
    for (const [i, column] of present.entries()) values[column] = asText(one[`c${i}`])
    yield { row: Number(one._id), source: Number(one._source), record: Number(one._record), at: one.at as Ticks | null, values }
  }
}

/** Distinct combinations of some columns, each with the first record that holds it. */
export function distinctRows(store: ReadStore, table: HuntingTable, columns: readonly string[]): Omit<HuntingRow, 'at' | 'row'>[] {
  const present = columns.filter((column) => table.has(column))
  if (present.length === 0) return []
  const list = present.map((column, i) => `${table.sql(column)} AS c${i}`).join(', ')
  const group = present.map((_, i) => `c${i}`).join(', ')
  const rows = store.all<Record<string, unknown>>(
    `SELECT ${list}, min(_source) AS source, min(_record) AS record FROM ${quoted(table.name)} GROUP BY ${group}`,
  )
  return rows.map((one) => {
    const values: Record<string, string> = Object.fromEntries(columns.map((column) => [column, '']))
    for (const [i, column] of present.entries()) values[column] = asText(one[`c${i}`])
    return { source: Number(one.source), record: Number(one.record), values }
  })
}
