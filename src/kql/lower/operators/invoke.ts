import type { LowerOperator } from '../operator.ts'
import { callUserFunction } from '../user-function.ts'

/** `invoke f(…)`: a function whose first argument is the rows so far. */
export const lowerInvoke: LowerOperator = (node, input, scope, lowering) =>
  callUserFunction(node.child('Function'), scope, lowering, input).table()
