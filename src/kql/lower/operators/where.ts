import { asCondition } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import type { LowerOperator } from '../operator.ts'
import { withTable } from '../scope.ts'

export const lowerWhere: LowerOperator = (node, input, scope, lowering) => {
  const condition = lowerExpression(node.child('Condition'), withTable(scope, input), lowering)
  const asBool = convert(condition, 'bool')
  if (!asBool) return lowering.refuse(node, 'kql.type-mismatch', `${condition.type} is no condition`, scope)
  return { ...input, relation: { op: 'filter', input: input.relation, condition: asCondition(asBool) } }
}
