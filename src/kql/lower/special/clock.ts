import { literal } from '../../ir/expression.ts'
import { arithmetic, negated } from '../../semantics/arithmetic.ts'
import { lowerExpression } from '../expression.ts'
import type { Special } from './special.ts'

/** `now(offset)`: the clock of the query, the same for every row. */
const now: Special = (node, scope, lowering) => {
  const at = literal('datetime', lowering.clock)
  const offset = node.child('ArgumentList').list('Expressions')[0]
  if (!offset) return at
  const moved = arithmetic('+', at, lowerExpression(offset, scope, lowering))
  return moved ?? lowering.refuse(offset, 'kql.type-mismatch', 'now() moves by a timespan', scope)
}

const ago: Special = (node, scope, lowering) => {
  const span = node.child('ArgumentList').list('Expressions')[0]
  const value = span && negated(lowerExpression(span, scope, lowering))
  if (value?.kind === 'literal' && typeof value.value === 'bigint') return literal('datetime', lowering.clock + value.value)
  const moved = value && arithmetic('+', literal('datetime', lowering.clock), value)
  return moved ?? lowering.refuse(node, 'kql.type-mismatch', 'ago() takes a timespan', scope)
}

export const clock: Record<string, Special> = { now, ago }
