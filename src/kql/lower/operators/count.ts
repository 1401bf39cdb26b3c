import { aggregateOf } from '../aggregate-call.ts'
import type { LowerOperator } from '../operator.ts'
import { passing } from './distinct.ts'

export const lowerCount: LowerOperator = (node, input, scope, lowering) => {
  const call = aggregateOf('count', [], node, scope, lowering)
  const name = node.maybe('AsIdentifier')?.token('Identifier') || 'Count'
  const keys = passing(input.partition.map((column) => ({ column })))
  return {
    relation: { op: 'aggregate', input: input.relation, keys, calls: [call] },
    columns: [{ name, column: call.column }],
    order: [],
    sorted: false,
    partition: input.partition,
  }
}
