import { bool, type Expression, literal, operation, text } from '../ir/expression.ts'
import { commonType, isNumeric, type KqlType } from '../types.ts'
import { convert, toText } from './convert.ts'

const isNullLiteral = (value: Expression) => value.kind === 'literal' && value.value === null

/** The type two values are compared as; a dynamic is read as the other side's type. */
function comparedType(a: KqlType, b: KqlType): KqlType | undefined {
  if (a === b) return a
  if (a === 'dynamic') return isNumeric(b) ? 'real' : b
  if (b === 'dynamic') return isNumeric(a) ? 'real' : a
  if ((a === 'bool' && isNumeric(b)) || (b === 'bool' && isNumeric(a))) return 'long'
  // Hunts compare text columns with numbers (`ResultType == 0`): the number is read as text.
  if (a === 'string' || b === 'string') return 'string'
  return commonType(a, b)
}

/**
 * Both sides brought to one type. Numbers stay as they are stored, for SQLite compares integers with reals exactly.
 * @returns undefined where Kusto compares no such types.
 */
export function comparable(a: Expression, b: Expression): readonly [Expression, Expression] | undefined {
  const type = comparedType(a.type, b.type)
  if (!type) return undefined
  const side = (value: Expression) =>
    isNumeric(value.type) && isNumeric(type) ? value : value.type === type ? value : convert(value, type)
  const [left, right] = [side(a), side(b)]
  return left && right ? [left, right] : undefined
}

const numberGuard = (op: string, a: Expression, b: Expression, plain: Expression): Expression =>
  a.nan || b.nan ? operation(op, 'bool', [a, b, plain], { nullable: plain.nullable }) : plain

/**
 * `==`: total. One null side makes it false, two make it null; so it keeps rows that SQL's `=` would lose under `not`.
 */
export function equal(a: Expression, b: Expression): Expression {
  if (isNullLiteral(a) && isNullLiteral(b)) return literal('bool', null)
  const plain =
    a.nullable && b.nullable
      ? operation('equal-nullable', 'bool', [a, b], { nullable: true })
      : operation(a.nullable || b.nullable ? 'is' : 'equal', 'bool', [a, b], { nullable: false })
  return numberGuard('false-if-nan', a, b, plain)
}

/** `!=`: one null side makes it true, two make it null. */
export function different(a: Expression, b: Expression): Expression {
  if (isNullLiteral(a) && isNullLiteral(b)) return literal('bool', null)
  const plain =
    a.nullable && b.nullable
      ? operation('different-nullable', 'bool', [a, b], { nullable: true })
      : operation(a.nullable || b.nullable ? 'is-not' : 'different', 'bool', [a, b], { nullable: false })
  return numberGuard('true-if-nan', a, b, plain)
}

export type Order = '<' | '<=' | '>' | '>='

/** `< <= > >=`: null where either side is null; false where either is NaN. */
export function ordered(order: Order, a: Expression, b: Expression): Expression {
  return numberGuard('false-if-nan', a, b, operation(order, 'bool', [a, b]))
}

export const and = (a: Expression, b: Expression): Expression => operation('and', 'bool', [a, b])
export const or = (a: Expression, b: Expression): Expression => operation('or', 'bool', [a, b])
export const not = (a: Expression): Expression => operation('not', 'bool', [a])

export const allOf = (conditions: readonly Expression[]): Expression =>
  conditions.length === 0 ? bool(true) : conditions.reduce((a, b) => and(a, b))
export const anyOf = (conditions: readonly Expression[]): Expression =>
  conditions.length === 0 ? bool(false) : conditions.reduce((a, b) => or(a, b))

/** True where the value is not null; strings never are. */
export const isNotNull = (value: Expression): Expression =>
  value.nullable ? operation('is-not-null', 'bool', [value], { nullable: false }) : bool(true)
export const isNull = (value: Expression): Expression =>
  value.nullable ? operation('is-null', 'bool', [value], { nullable: false }) : bool(false)

/** `isempty`: no text at all. */
export const isEmpty = (value: Expression): Expression => equal(toText(value), text(''))
export const isNotEmpty = (value: Expression): Expression => different(toText(value), text(''))

/** `a in (b, …)` over single values: total, false for null. */
export function oneOf(value: Expression, candidates: readonly Expression[]): Expression {
  if (candidates.length === 0) return bool(false)
  if (candidates.length === 1) return equal(value, candidates[0]!)
  const known = candidates.filter((candidate) => !isNullLiteral(candidate))
  return operation(value.nullable || known.some((k) => k.nullable) ? 'in-nullable' : 'in', 'bool', [value, ...known], { nullable: false })
}

/**
 * The condition of a filter, where null and false are the same: comparisons of two nullable sides become plain ones, which an
 * index can serve. Only positions under `and` and `or` may be simplified so.
 */
export function asCondition(condition: Expression): Expression {
  if (condition.kind === 'membership') return { ...condition, isCondition: true }
  if (condition.kind !== 'operation') return condition
  switch (condition.name) {
    case 'and':
    case 'or':
      return { ...condition, args: condition.args.map(asCondition) }
    case 'equal-nullable':
      return { ...condition, name: 'equal' }
    case 'different-nullable':
      return { ...condition, name: 'is-not' }
    case 'in-nullable':
      return { ...condition, name: 'in' }
    default:
      return condition
  }
}

/** Equality of join keys: null matches null. */
export function sameKey(a: Expression, b: Expression): Expression {
  return operation(a.nullable && b.nullable ? 'is' : 'equal', 'bool', [a, b], { nullable: false })
}
