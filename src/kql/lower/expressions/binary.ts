import type { Syntax } from '../../adapter/syntax.ts'
import type { Expression } from '../../ir/expression.ts'
import { type Arithmetic, arithmetic, negated } from '../../semantics/arithmetic.ts'
import { and, comparable, different, equal, not, type Order, or, ordered } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { equalFolded, type Match, matches, matchesRegex } from '../../semantics/text-match.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'
import { searchesAllColumns, searchTerm } from './search-term.ts'

const isNullLiteral = (value: Expression) => value.kind === 'literal' && value.value === null

type Combine = (a: Expression, b: Expression) => Expression | undefined

/** Kusto compares no dynamic with a dynamic: one of them has to be converted. */
const overComparable =
  (combine: (a: Expression, b: Expression) => Expression): Combine =>
  (a, b) => {
    const pair = a.type === 'dynamic' && b.type === 'dynamic' && !isNullLiteral(a) && !isNullLiteral(b) ? undefined : comparable(a, b)
    return pair && combine(pair[0], pair[1])
  }

const logical =
  (combine: (a: Expression, b: Expression) => Expression): Combine =>
  (a, b) => {
    const [left, right] = [convert(a, 'bool'), convert(b, 'bool')]
    return left && right && combine(left, right)
  }

const order = (op: Order) => overComparable((a, b) => ordered(op, a, b))
const calculate = (op: Arithmetic) => (a: Expression, b: Expression) => arithmetic(op, a, b)
const match =
  (kind: Match, exact = false) =>
  (a: Expression, b: Expression) =>
    matches(kind, a, b, exact)

const combinations: Record<string, Combine> = {
  and: logical(and),
  or: logical(or),
  '==': overComparable(equal),
  '!=': overComparable(different),
  '<>': overComparable(different),
  '<': order('<'),
  '<=': order('<='),
  '>': order('>'),
  '>=': order('>='),
  '=~': equalFolded,
  '+': calculate('+'),
  '-': calculate('-'),
  '*': calculate('*'),
  '/': calculate('/'),
  '%': calculate('%'),
  ':': match('has'),
  'matches regex': matchesRegex,
  has: match('has'),
  has_cs: match('has', true),
  hasprefix: match('hasprefix'),
  hasprefix_cs: match('hasprefix', true),
  hassuffix: match('hassuffix'),
  hassuffix_cs: match('hassuffix', true),
  contains: match('contains'),
  contains_cs: match('contains', true),
  containscs: match('contains', true),
  startswith: match('startswith'),
  startswith_cs: match('startswith', true),
  endswith: match('endswith'),
  endswith_cs: match('endswith', true),
}
const negations: Record<string, string> = {
  '!~': '=~',
  notcontains: 'contains',
  notcontainscs: 'contains_cs',
  notcontains_cs: 'contains_cs',
}

/** Operators of two sides. `!has` and the like are the negation of the plain one, so that rows of null stay in. */
export function lowerBinary(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const written = node.token('Operator').replace(/\s+/g, ' ')
  if (searchesAllColumns(node)) return searchTerm(node, scope, lowering)
  const left = lowerExpression(node.child('Left'), scope, lowering)
  const right = lowerExpression(node.child('Right'), scope, lowering)
  const positive = negations[written] ?? (/^![a-z]/.test(written) ? written.slice(1) : undefined)
  const combine = combinations[positive ?? written]
  if (!combine) return lowering.refuse(node, 'kql.unsupported-operator', `operator ${written} is not supported`, scope)
  const result = combine(left, right)
  if (!result) return lowering.refuse(node, 'kql.type-mismatch', `${left.type} ${written} ${right.type} is not defined`, scope)
  return positive ? not(result) : result
}

export function lowerUnary(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const value = lowerExpression(node.child('Expression'), scope, lowering)
  const result = node.token('Operator') === '-' ? negated(value) : value
  return result ?? lowering.refuse(node, 'kql.type-mismatch', `${value.type} has no negative`, scope)
}
