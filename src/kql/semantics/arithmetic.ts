import { type Expression, literal, operation } from '../ir/expression.ts'
import { isNumeric, type KqlType } from '../types.ts'
import { convert, retyped } from './convert.ts'
import { coreCall } from './core-call.ts'

export type Arithmetic = '+' | '-' | '*' | '/' | '%'

const isInteger = (type: KqlType) => type === 'int' || type === 'long'
const isTime = (type: KqlType) => type === 'datetime' || type === 'timespan'
const asReal = (value: Expression) => convert(value, 'real')!

/** A dynamic operand is read as the other side's kind: time beside time, else a number that may have a fraction. */
function undynamic(value: Expression, other: KqlType): Expression {
  if (value.type === 'bool') return convert(value, 'long')!
  if (value.type !== 'dynamic') return value
  return convert(value, isTime(other) ? (other === 'datetime' ? 'datetime' : 'timespan') : 'real')!
}

function integers(op: Arithmetic, a: Expression, b: Expression): Expression {
  if (op === '/') return operation('divide-integer', 'long', [a, b], { nullable: true })
  if (op === '%') return operation('modulo', 'long', [a, b], { nullable: true })
  // Two ints never leave 64 bits.
  if (a.type === 'int' && b.type === 'int') return operation(op, 'long', [a, b])
  return operation(({ '+': 'add-long', '-': 'subtract-long', '*': 'multiply-long' } as const)[op], 'long', [a, b])
}

const isNonZero = (value: Expression) => value.kind === 'literal' && typeof value.value !== 'string' && Number(value.value) !== 0

function reals(op: Arithmetic, left: Expression, right: Expression, type: KqlType): Expression {
  const [a, b] = [asReal(left), asReal(right)]
  const nan = a.nan || b.nan
  const named = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '%': 'remainder' } as const
  if (op === '%' || nan || (op === '/' && !isNonZero(right))) return { ...retyped(coreCall(named[op], a, b), type), nan: true }
  return operation(op, type, [a, b])
}

function times(op: Arithmetic, a: Expression, b: Expression): Expression | undefined {
  const kinds = `${a.type} ${op} ${b.type}`
  switch (kinds) {
    case 'datetime - datetime':
    case 'timespan + timespan':
    case 'timespan - timespan':
      return operation(op, 'timespan', [a, b])
    case 'datetime + timespan':
    case 'datetime - timespan':
    case 'timespan + datetime':
      return operation('datetime-range', 'datetime', [operation(op, 'datetime', [a, b])], { nullable: true })
    case 'timespan / timespan':
      return reals('/', retyped(a, 'long'), retyped(b, 'long'), 'real')
    case 'timespan % timespan':
    case 'datetime % timespan':
      return operation('modulo', 'timespan', [a, b], { nullable: true })
  }
  if (a.type === 'timespan' && isNumeric(b.type)) return scaled(op, a, b)
  if (b.type === 'timespan' && isNumeric(a.type) && op === '*') return scaled(op, b, a)
  if (op === '-' && a.type === 'datetime' && isNumeric(b.type)) return undefined
  return undefined
}

/** A timespan times or divided by a number. */
function scaled(op: Arithmetic, span: Expression, factor: Expression): Expression | undefined {
  if (op !== '*' && op !== '/') return undefined
  if (isInteger(factor.type)) return retyped(integers(op, retyped(span, 'long'), factor), 'timespan')
  return operation('long-of-real', 'timespan', [reals(op, retyped(span, 'long'), factor, 'real')], { nullable: true })
}

/**
 * Arithmetic by Kusto's rules: integers give long, `/` truncates toward zero, `%` is never negative, a zero divisor gives null for
 * integers and an infinity or NaN for reals, datetimes beyond year 9999 become null.
 * @returns undefined where Kusto has no such operation.
 */
export function arithmetic(op: Arithmetic, left: Expression, right: Expression): Expression | undefined {
  if (left.type === 'dynamic' && right.type === 'dynamic') return undefined
  const [a, b] = [undynamic(left, right.type), undynamic(right, left.type)]
  if (isTime(a.type) || isTime(b.type)) return times(op, a, b)
  if (!isNumeric(a.type) || !isNumeric(b.type)) return undefined
  if (isInteger(a.type) && isInteger(b.type)) return integers(op, a, b)
  return reals(op, a, b, a.type === 'decimal' || b.type === 'decimal' ? 'decimal' : 'real')
}

export function negated(value: Expression): Expression | undefined {
  if (value.kind === 'literal' && (typeof value.value === 'bigint' || typeof value.value === 'number'))
    return literal(value.type, -value.value)
  const read = undynamic(value, 'real')
  if (!isNumeric(read.type) && read.type !== 'timespan') return undefined
  return read.nan ? reals('*', read, literal('long', -1n), 'real') : operation('negate', read.type, [read])
}

/**
 * `bin`: the largest multiple of the step that is not above the value; datetimes count from 0001-01-01, so weeks start on Monday.
 * @returns undefined where the types do not go together.
 */
export function binned(of: Expression, by: Expression): Expression | undefined {
  const [value, step] = [undynamic(of, by.type), undynamic(by, of.type)]
  if (isTime(value.type)) {
    const ticks = step.type === 'timespan' ? step : isNumeric(step.type) ? convert(step, 'timespan') : undefined
    return ticks && operation('bin', value.type, [value, ticks], { nullable: true })
  }
  if (!isNumeric(value.type) || (!isNumeric(step.type) && step.type !== 'timespan')) return undefined
  if (isInteger(value.type) && (isInteger(step.type) || step.type === 'timespan'))
    return operation('bin', value.type === 'int' && step.type === 'int' ? 'int' : 'long', [value, step], { nullable: true })
  return { ...coreCall('bin_real', asReal(value), asReal(step)), nan: value.nan }
}
