import { columnExpression, type Expression, operation, text } from '../../ir/expression.ts'
import { ascending } from '../../ir/table.ts'
import { toText } from '../../semantics/convert.ts'
import { numbered } from '../window.ts'
import type { LowerPlugin } from './plugin.ts'

/** `narrow()`: a row for each cell: number of the row, name of the column, value as text. */
export const narrow: LowerPlugin = (_call, input, _scope, lowering) => {
  const { table, number } = numbered(input, lowering)
  const shared = { op: 'shared', input: table.relation } as const
  const columns = [
    { name: 'Row', column: lowering.newColumn('Row', 'long', { nullable: false }) },
    { name: 'Column', column: lowering.newColumn('Column', 'string') },
    { name: 'Value', column: lowering.newColumn('Value', 'string') },
  ]
  const zeroBased: Expression = operation('-', 'long', [
    columnExpression(number),
    { kind: 'literal', type: 'long', value: 1n, nullable: false, nan: false },
  ])
  const inputs = input.columns.map(({ name, column }) => ({
    relation: shared,
    values: [zeroBased, text(name), toText(columnExpression(column))],
  }))
  return {
    relation: { op: 'union', columns: columns.map((c) => c.column), inputs },
    columns,
    order: [ascending(columns[0]!.column)],
    sorted: false,
    partition: [],
  }
}
