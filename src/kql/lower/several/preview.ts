import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import { limited } from '../operators/sort.ts'
import { argumentsOf } from '../plugins/plugin.ts'
import type { LowerSeveral } from './several.ts'

/** `evaluate preview(n)`: some rows, and how many there are. */
export const lowerPreview: LowerSeveral = (node, input, scope, lowering) => {
  const call = node.child('FunctionCall')
  const rows = lowerExpression(argumentsOf(call).positional[0]!, scope, lowering)
  const count = aggregateOf('count', [], node, scope, lowering)
  const total = { ...input, columns: [{ name: 'Count', column: count.column }], order: [], sorted: false }
  return [
    { name: '', table: limited(input, rows, lowering) },
    { name: '', table: { ...total, relation: { op: 'aggregate', input: input.relation, keys: [], calls: [count] } } },
  ]
}
