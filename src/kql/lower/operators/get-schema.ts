import { ascending } from '../../ir/table.ts'
import type { KqlType } from '../../types.ts'
import type { LowerOperator } from '../operator.ts'

const clrTypes: Record<KqlType, string> = {
  string: 'System.String',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  decimal: 'System.Data.SqlTypes.SqlDecimal',
  bool: 'System.SByte',
  datetime: 'System.DateTime',
  timespan: 'System.TimeSpan',
  dynamic: 'System.Object',
  guid: 'System.Guid',
}

/** `getschema`: a row for each column. */
export const lowerGetSchema: LowerOperator = (_node, input, _scope, lowering) => {
  const ordinal = lowering.newColumn('ColumnOrdinal', 'int', { nullable: false })
  const columns = [
    { name: 'ColumnName', column: lowering.newColumn('ColumnName', 'string') },
    { name: 'ColumnOrdinal', column: ordinal },
    { name: 'DataType', column: lowering.newColumn('DataType', 'string') },
    { name: 'ColumnType', column: lowering.newColumn('ColumnType', 'string') },
  ]
  const rows = input.columns.map(({ name, column }, i) => [name, BigInt(i), clrTypes[column.type], column.type])
  return {
    relation: { op: 'values', columns: columns.map((c) => c.column), rows },
    columns,
    order: [ascending(ordinal)],
    sorted: false,
    serialized: true,
    partition: [],
  }
}
