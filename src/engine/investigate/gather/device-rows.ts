import type { Ticks } from '#base/ticks.ts'
import { tableWithRows, writtenTimes } from '../../entities/hunting-rows.ts'
import type { ReadStore, SqlValue } from '../../store/sql.ts'
import { type SeenRow, seenRows } from '../seen-row.ts'
import type { ScopeDevice } from './gathered.ts'

/** More rows than this of one table and device are not read: the log says so. */
export const ROWS_MOST = 50_000

/** Rows of a table that one device sent within a time, in order; `cut` where there were more than are read. */
export function deviceRows(
  store: ReadStore,
  name: string,
  columns: readonly string[],
  device: ScopeDevice,
  from: Ticks,
  to: Ticks,
): { rows: SeenRow[]; cut: boolean } {
  const table = tableWithRows(store, name)
  if (!table) return { rows: [], cut: false }
  const places: string[] = []
  const params: SqlValue[] = []
  if (table.has('DeviceId') && device.ids.length > 0) {
    places.push(`${table.sql('DeviceId')} IN (SELECT value FROM json_each(?))`)
    params.push(JSON.stringify(device.ids))
  }
  if (table.has('DeviceName') && device.names.length > 0) {
    places.push(`${table.sql('DeviceName')} COLLATE NOCASE IN (SELECT value FROM json_each(?))`)
    params.push(JSON.stringify(device.names))
  }
  if (places.length === 0) return { rows: [], cut: false }
  const where = `(${places.join(' OR ')}) AND ${table.time} BETWEEN ? AND ? ORDER BY ${table.time}, _id LIMIT ${ROWS_MOST + 1}`
  const rows = [...seenRows(store, writtenTimes(table), columns, where, ...params, from, to)]
  return { rows: rows.slice(0, ROWS_MOST), cut: rows.length > ROWS_MOST }
}
