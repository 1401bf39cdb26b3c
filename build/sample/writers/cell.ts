import type { Column } from '#model/tables/column.ts'
import { iso, type Moment } from '../moment.ts'
import type { Row, Value } from '../world.ts'

/** A value as an export prints it: seven-digit times, JSON for dynamic columns, nothing for what is not there. */
export function cell(column: Pick<Column, 'name' | 'type'>, row: Row): string {
  const value: Value = row[column.name]
  if (value === undefined) return ''
  if (column.type === 'datetime') return iso(value as Moment)
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

/** The same for JSON answers, where numbers and dynamic values stay what they are. */
export function jsonCell(column: Pick<Column, 'name' | 'type'>, row: Row): Value | null {
  const value = row[column.name]
  if (value === undefined) return column.type === 'string' ? '' : null
  return column.type === 'datetime' ? iso(value as Moment) : value
}
