import type { LowerOperator } from '../operator.ts'
import { lowerExtend } from './extend.ts'

/** `serialize`: rows keep the order they have; columns may be added as with `extend`. */
export const lowerSerialize: LowerOperator = (node, input, scope, lowering) =>
  lowerExtend(node, { ...input, serialized: true }, scope, lowering)
