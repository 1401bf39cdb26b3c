import type { LowerOperator } from '../operator.ts'
import { plugins } from '../plugins/index.ts'

/** `evaluate plugin(…)`. */
export const lowerEvaluate: LowerOperator = (node, input, scope, lowering) => {
  const call = node.child('FunctionCall')
  const name = call.child('Name').simpleName
  const plugin = plugins[name]
  if (!plugin) return lowering.refuse(call, 'kql.unsupported-plugin', `The plugin ${name} is not supported`, scope)
  return plugin(call, input, scope, lowering, node)
}
