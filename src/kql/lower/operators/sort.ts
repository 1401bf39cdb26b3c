import type { Syntax } from '../../adapter/syntax.ts'
import { columnExpression, type Expression, operation, type SortKey } from '../../ir/expression.ts'
import type { Output } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'

/** One key of `sort` or `top`: descending unless it says otherwise, nulls smallest unless it says where they go. */
export function sortKey(node: Syntax, expression: Expression): SortKey {
  const ordering = node.kind === 'OrderedExpression' ? node.child('Ordering') : undefined
  const descending = ordering?.token('AscOrDescKeyword') !== 'asc'
  const nulls = ordering?.maybe('NullsClause')?.token('FirstOrLastKeyword')
  return { expression, descending, nullsFirst: nulls ? nulls === 'first' : !descending }
}

/** The table in a new order. Keys become columns, so that they last after the columns they were made of are gone. */
export function sortedBy(input: Table, nodes: readonly Syntax[], scope: Scope, lowering: Lowering): Table {
  const outputs: Output[] = []
  const order = nodes.map((node) => {
    const expression = lowerExpression(node, withTable(scope, input), lowering)
    if (expression.kind === 'column') return sortKey(node, expression)
    const column = lowering.newColumn('sort_key', expression.type, expression)
    outputs.push({ column, expression })
    return sortKey(node, columnExpression(column))
  })
  return { ...input, relation: extended(input.relation, outputs), order, sorted: true, serialized: true }
}

export const lowerSort: LowerOperator = (node, input, scope, lowering) => sortedBy(input, node.list('Expressions'), scope, lowering)

/** The first rows in the table's order; of each partition apart where there are any. */
export function limited(input: Table, count: Expression, lowering: Lowering): Table {
  if (input.partition.length === 0) {
    return { ...input, relation: { op: 'limit', input: input.relation, count, order: input.sorted ? input.order : [] } }
  }
  const number = lowering.newColumn('row_number', 'long', { nullable: false })
  const expression: Expression = {
    kind: 'window',
    name: 'row_number',
    args: [],
    partition: input.partition.map(columnExpression),
    order: input.order,
    type: 'long',
    nullable: false,
    nan: false,
  }
  const numbered = extended(input.relation, [{ column: number, expression }])
  const condition = operation('<=', 'bool', [columnExpression(number), count])
  return { ...input, relation: { op: 'filter', input: numbered, condition } }
}

export const lowerTake: LowerOperator = (node, input, scope, lowering) =>
  limited(input, lowerExpression(node.child('Expression'), scope, lowering), lowering)

export const lowerTop: LowerOperator = (node, input, scope, lowering) => {
  const sorted = sortedBy(input, [node.child('ByExpression')], scope, lowering)
  return limited(sorted, lowerExpression(node.child('Expression'), scope, lowering), lowering)
}
