import { ticksFromIso } from '#base/ticks.ts'
import { quotedName, type StoredColumn } from '../../store/column-layout.ts'
import { type HuntingTable, huntingTables } from '../../store/hunting-table.ts'
import type { ReadStore, SqlValue } from '../../store/sql.ts'
import type { RowValues } from './row-evidence.ts'

/** A row of a hunting table. */
export interface RowPlace {
  readonly table: string
  readonly row: number
}

/** Columns a row must share with a table beside its time before the two can be taken for the same. */
const LEAST_SHARED = 2

function parameter(value: unknown, { type }: StoredColumn): SqlValue | undefined {
  if (type === 'string' || type === 'guid') return typeof value === 'string' && value !== '' ? value : undefined
  if (type === 'datetime') return typeof value === 'string' ? (ticksFromIso(value) ?? undefined) : undefined
  if (type === 'bool') return typeof value === 'boolean' ? Number(value) : undefined
  if (type === 'int' || type === 'long') return typeof value === 'number' ? value : undefined
  return undefined
}

/** Columns of a table that a row has a value of, as SQL compares it. */
export const sharedWith = (table: HuntingTable, values: RowValues): { readonly column: StoredColumn; readonly value: SqlValue }[] =>
  table.columns.flatMap((column) => {
    const value = parameter(values[column.name], column)
    return value === undefined ? [] : [{ column, value }]
  })

function placeIn(store: ReadStore, table: HuntingTable, values: RowValues): RowPlace | undefined {
  const shared = sharedWith(table, values)
  const dated = shared.some(({ column }) => column.name === table.timeColumn)
  if (!dated || shared.length <= LEAST_SHARED) return undefined
  const rows = store.all<{ row: number }>(
    `SELECT _id AS row FROM ${quotedName(table.name)} WHERE ${shared.map(({ column }) => `${quotedName(column.internal)} = ?`).join(' AND ')} LIMIT 2`,
    ...shared.map(({ value }) => value),
  )
  return rows.length === 1 ? { table: table.name, row: rows[0]!.row } : undefined
}

/**
 * Finds the records of evidence that result rows are: of the tables a query names, the one row whose time and every shared column are the
 * same. A row that was summarised, or that two records fit, has no place; nothing is guessed.
 */
export function rowPlacer(store: ReadStore, query: string): (values: RowValues) => RowPlace | undefined {
  const words = new Set(query.match(/\w+/g))
  const tables = huntingTables(store).filter((table) => table.rows > 0 && table.timeColumn !== null && words.has(table.name))
  return (values) => {
    for (const table of tables) {
      const place = placeIn(store, table, values)
      if (place) return place
    }
    return undefined
  }
}
