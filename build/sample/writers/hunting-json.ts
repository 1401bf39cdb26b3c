import type { Column } from '#model/tables/column.ts'
import { schemaTable } from '#model/tables/schema.ts'
import type { Row } from '../world.ts'
import { jsonCell } from './cell.ts'

const typeNames: Record<string, string> = {
  datetime: 'DateTime',
  long: 'Int64',
  int: 'Int32',
  real: 'Double',
  bool: 'Boolean',
  dynamic: 'Object',
}
const typeName = (column: Column) => typeNames[column.type] ?? 'String'

const objects = (table: string, rows: readonly Row[]) =>
  rows.map((row) => Object.fromEntries(schemaTable(table)!.columns.map((column) => [column.name, jsonCell(column, row)])))

/** The answer of the Defender API: `{Stats, Schema, Results}`. */
export function defenderAnswer(table: string, rows: readonly Row[]): string {
  const Schema = schemaTable(table)!.columns.map((column) => ({ Name: column.name, Type: typeName(column) }))
  const Stats = {
    ExecutionTime: 0.8125,
    resource_usage: {},
    dataset_statistics: [{ table_row_count: rows.length, table_size: rows.length * 640 }],
  }
  return `${JSON.stringify({ Stats, Schema, Results: objects(table, rows) })}\n`
}

/** The answer of Graph's runHuntingQuery: `{schema, results}`. */
export function graphAnswer(table: string, rows: readonly Row[]): string {
  const schema = schemaTable(table)!.columns.map((column) => ({ name: column.name, type: typeName(column) }))
  const context = 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.security.huntingQueryResults'
  return `${JSON.stringify({ '@odata.context': context, schema, results: objects(table, rows) }, null, 2)}\n`
}
