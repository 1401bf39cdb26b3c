import type { Ticks } from '#base/ticks.ts'
import { ticks } from '#base/ticks.ts'
import { huntingRows, type TableInSql } from '../entities/hunting-rows.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'

/** Where a row stands, so that a finding can cite it and a screen can open it. */
export interface RowRef {
  readonly table: string
  readonly row: number
  readonly source: number
  readonly record: number
}

/** A row of a hunting table as analyzers read it: columns as text, '' where the table or the row lacks them. */
export interface SeenRow {
  readonly ref: RowRef
  readonly at: Ticks | null
  readonly v: Readonly<Record<string, string>>
}

export function* seenRows(
  store: ReadStore,
  of: TableInSql,
  columns: readonly string[],
  where: string,
  ...params: readonly SqlValue[]
): IterableIterator<SeenRow> {
  const table = of.table.name
  for (const { row, source, record, at, values } of huntingRows(store, of, columns, where, ...params)) {
    yield { ref: { table, row, source, record }, at, v: values }
  }
}

/** A time column of a row; rows hold ticks as decimal text. */
export const timeOf = (text: string | undefined): Ticks | null => (text ? ticks(BigInt(text)) : null)

/** A field of a row's AdditionalFields, as text; '' where it is not there or is no object. */
export function additionalField(row: SeenRow, ...names: readonly string[]): string {
  const text = row.v.AdditionalFields
  if (!text?.startsWith('{')) return ''
  try {
    const fields = JSON.parse(text) as Record<string, unknown>
    const value = names.map((name) => fields[name]).find((one) => one !== undefined && one !== null && one !== '')
    return value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  } catch {
    return ''
  }
}
