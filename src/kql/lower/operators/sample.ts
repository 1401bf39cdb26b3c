import { operation } from '../../ir/expression.ts'
import { lowerExpression } from '../expression.ts'
import type { LowerOperator } from '../operator.ts'
import { columnsFor, extended } from '../operator.ts'
import { distinctRows } from './distinct.ts'
import { namedExpressions } from './extend.ts'
import { limited } from './sort.ts'

/** `sample n`: that many rows by chance. */
export const lowerSample: LowerOperator = (node, input, scope, lowering) => {
  const chance = { expression: operation('random', 'long', [], { nullable: false }), descending: false, nullsFirst: true }
  const sampled = limited({ ...input, order: [chance], sorted: true }, lowerExpression(node.child('Expression'), scope, lowering), lowering)
  return { ...sampled, order: input.order, sorted: input.sorted }
}

/** `sample-distinct n of x`: that many different values. */
export const lowerSampleDistinct: LowerOperator = (node, input, scope, lowering) => {
  const { columns, outputs } = columnsFor(namedExpressions([node.child('OfExpression')], input, scope, lowering), lowering)
  const values = distinctRows({ ...input, relation: extended(input.relation, outputs) }, columns)
  return limited(values, lowerExpression(node.child('Expression'), scope, lowering), lowering)
}
