import { literal } from '../../ir/expression.ts'
import type { LowerOperator } from '../operator.ts'

/** `consume`: takes the rows and answers none. */
export const lowerConsume: LowerOperator = (_node, input) => ({
  ...input,
  relation: { op: 'filter', input: input.relation, condition: literal('bool', 0n) },
  columns: [],
})
