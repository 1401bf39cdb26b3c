import type { Syntax } from '../../adapter/syntax.ts'
import type { Column } from '../../ir/column.ts'
import { bool, columnExpression } from '../../ir/expression.ts'
import type { Relation } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { namedExpressions } from './extend.ts'

/** `partition by x (…)`: the subquery on the rows of each value of x apart. */
export const lowerPartition: LowerOperator = (node, input, scope, lowering) => {
  const { columns, outputs } = columnsFor(namedExpressions([node.child('ByExpression')], input, scope, lowering), lowering)
  // The key may be overwritten or dropped inside, so the partition keeps a column of its own.
  const key = lowering.newColumn('partition_key', columns[0]!.column.type, columns[0]!.column)
  const keyed = extended(extended(input.relation, outputs), [
    { column: key, expression: { kind: 'column', column: columns[0]!.column, ...columns[0]!.column } },
  ])
  const operand = node.child('Operand')
  if (operand.kind === 'PartitionQuery') return lowerForEach(operand.child('Query'), keyed, key, columns[0]!.name, input, scope, lowering)
  const subquery = operand.maybe('Subquery') ?? operand.maybe('Query')
  if (!subquery) return lowering.refuse(operand, 'kql.unsupported-operator', 'partition without a subquery is not supported', scope)
  const start = { ...input, relation: keyed, partition: [...input.partition, key] }
  const result = lowerTable(subquery, { ...withoutRow(scope), input: start }, lowering)
  return { ...result, partition: result.partition.slice(0, input.partition.length), sorted: false, order: [] }
}

/**
 * `partition by x { T | … toscalar(x) … }`: a query of its own for each value of x. All values are worked out at once: the rows the query
 * starts from stand once for each value, which is both its partition and what `toscalar(x)` means in it.
 */
function lowerForEach(query: Syntax, keyed: Relation, key: Column, name: string, input: Table, scope: Scope, lowering: Lowering): Table {
  const value = lowering.newColumn('partition_value', key.type, key)
  const values: Relation = { op: 'aggregate', input: keyed, keys: [{ column: value, expression: columnExpression(key) }], calls: [] }
  const foreach = { name, value: columnExpression(value) }
  let met = false
  const leading = (table: Table): Table => {
    met = true
    const relation: Relation = { op: 'join', kind: 'cross', left: values, right: table.relation, condition: bool(true) }
    return { ...table, relation, partition: [...table.partition, value], order: [], sorted: false }
  }
  const result = lowerTable(query, { ...withoutRow(scope), foreach, leading }, lowering)
  if (!met || input.partition.length > 0)
    return lowering.refuse(query, 'kql.unsupported-operator', 'partition with such a query in braces is not supported', scope)
  return { ...result, partition: [], sorted: false, order: [] }
}
