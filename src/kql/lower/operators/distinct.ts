import type { Visible } from '../../ir/column.ts'
import { columnExpression } from '../../ir/expression.ts'
import type { Output, Relation } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { namedExpressions } from './extend.ts'
import { boundNames } from './project.ts'

/** Columns as group keys that pass through. */
export const passing = (columns: readonly { readonly column: Visible['column'] }[]): Output[] =>
  columns.map(({ column }) => ({ column, expression: columnExpression(column) }))

/** The different rows of some columns. */
export function distinctRows(input: Table, columns: readonly Visible[]): Table {
  const keys = passing([...input.partition.map((column) => ({ column })), ...columns])
  const relation: Relation = { op: 'aggregate', input: input.relation, keys, calls: [] }
  return { relation, columns, order: [], sorted: false, partition: input.partition }
}

export const lowerDistinct: LowerOperator = (node, input, scope, lowering) => {
  const items = node.list('Expressions')
  if (items.some((item) => item.kind === 'StarExpression')) return distinctRows(input, input.columns)
  const { columns, outputs } = columnsFor(namedExpressions(items, input, scope, lowering), lowering)
  const names = boundNames(
    node,
    columns.map((c) => c.name),
  )
  const named = columns.map(({ column }, i) => ({ name: names[i]!, column }))
  return distinctRows({ ...input, relation: extended(input.relation, outputs) }, named)
}
