import type { Syntax } from '../../adapter/syntax.ts'
import { type Expression, operation } from '../../ir/expression.ts'
import { arithmetic } from '../../semantics/arithmetic.ts'
import { and, comparable, not, ordered } from '../../semantics/compare.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'

/** `x between (a .. b)`, both ends included; a timespan end after a datetime start is a length. */
export function lowerBetween(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const value = lowerExpression(node.child('Left'), scope, lowering)
  const range = node.child('Right')
  const first = lowerExpression(range.child('First'), scope, lowering)
  const last = lowerExpression(range.child('Second'), scope, lowering)
  const end = first.type === 'datetime' && last.type === 'timespan' ? arithmetic('+', first, last)! : last
  const [low, high] = [comparable(value, first), comparable(value, end)]
  if (!low || !high) return lowering.refuse(node, 'kql.type-mismatch', `${value.type} is not comparable with this range`, scope)
  const inside = and(ordered('>=', low[0], low[1]), ordered('<=', high[0], high[1]))
  const negative = node.token('Operator').startsWith('!')
  if (!inside.nullable) return negative ? not(inside) : inside
  const total = operation('or-false', 'bool', [inside], { nullable: false })
  return negative ? not(total) : inside
}
