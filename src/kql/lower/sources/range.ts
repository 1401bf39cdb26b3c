import { columnExpression, operation } from '../../ir/expression.ts'
import { ascending } from '../../ir/table.ts'
import { arithmetic } from '../../semantics/arithmetic.ts'
import { convert, retyped } from '../../semantics/convert.ts'
import { isNumeric, type KqlType } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { LowerSource } from '../operator.ts'

/** The type a range counts in: that of its start, unless its step has a fraction. */
function rangeType(from: KqlType, to: KqlType, step: KqlType): KqlType {
  if (!isNumeric(from)) return from
  return [from, to, step].some((type) => type === 'real' || type === 'decimal') ? 'real' : 'long'
}

/** `range x from a to b step s`. */
export const lowerRange: LowerSource = (node, scope, lowering) => {
  const [from, to, step] = ['From', 'To', 'Step'].map((part) => lowerExpression(node.child(part), scope, lowering))
  const type = rangeType(from!.type, to!.type, step!.type)
  const stepType = type === 'datetime' || type === 'timespan' ? 'timespan' : type
  const [start, end, by] = [convert(from!, type), convert(to!, type), convert(step!, stepType)]
  if (!start || !end || !by)
    return lowering.refuse(node, 'kql.type-mismatch', `a range of ${from!.type} by ${step!.type} is not defined`, scope)
  const index = lowering.newColumn('index', 'long', { nullable: false })
  const count = operation('range-count', 'long', [start, end, by])
  const offset =
    type === 'real'
      ? operation('*', 'real', [by, columnExpression(index)])
      : retyped(operation('*', 'long', [by, columnExpression(index)]), stepType)
  const expression = type === 'real' ? operation('+', 'real', [start, offset]) : (arithmetic('+', start, offset) ?? start)
  const name = node.child('Name').simpleName
  const column = lowering.newColumn(name, type)
  return {
    relation: { op: 'extend', input: { op: 'numbers', count, column: index }, outputs: [{ column, expression }] },
    columns: [{ name, column }],
    order: [ascending(index)],
    sorted: false,
    serialized: true,
    partition: [],
  }
}
