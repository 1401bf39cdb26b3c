import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { withoutRow } from '../scope.ts'
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
  const subquery = operand.maybe('Subquery') ?? operand.maybe('Query')
  if (!subquery || operand.kind === 'PartitionQuery')
    return lowering.refuse(operand, 'kql.unsupported-operator', 'partition with a query in braces is not supported', scope)
  const start = { ...input, relation: keyed, partition: [...input.partition, key] }
  const result = lowerTable(subquery, { ...withoutRow(scope), input: start }, lowering)
  return { ...result, partition: result.partition.slice(0, input.partition.length), sorted: false, order: [] }
}
