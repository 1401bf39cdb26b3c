import type { Expression } from '../../ir/expression.ts'
import { binned } from '../../semantics/arithmetic.ts'
import { isEmpty, isNotEmpty, isNotNull, isNull, not } from '../../semantics/compare.ts'
import { convert, toText } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import type { KqlType } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Special } from './special.ts'

const unary =
  (combine: (value: Expression) => Expression | undefined): Special =>
  (node, scope, lowering) => {
    const arg = node.child('ArgumentList').list('Expressions')[0]
    const value = arg && lowerExpression(arg, scope, lowering)
    const result = value && combine(value)
    const types = value ? value.type : ''
    return (
      result ?? lowering.refuse(node, 'kql.unsupported-arguments', `${node.child('Name').simpleName}(${types}) is not supported`, scope)
    )
  }

const to = (type: KqlType) => unary((value) => convert(value, type))

/** `parse_json`: text is read; a dynamic is one already. */
const parseJson = unary((value) => (value.type === 'string' ? coreCall('json_of_text', value) : convert(value, 'dynamic')))

const bin: Special = (node, scope, lowering) => {
  const [of, by] = node.child('ArgumentList').list('Expressions')
  const value = of && lowerExpression(of, scope, lowering)
  const step = by ? lowerExpression(by, scope, lowering) : undefined
  const result = value && step && binned(value, step)
  return (
    result ??
    lowering.refuse(node, 'kql.unsupported-arguments', `bin of ${value?.type} by ${step?.type ?? 'nothing'} is not supported`, scope)
  )
}

/** Conversions and tests of nothing: the semantics module decides, not a catalog row. */
export const conversions: Record<string, Special> = {
  tostring: unary(toText),
  toint: to('int'),
  tolong: to('long'),
  toreal: to('real'),
  todouble: to('real'),
  todecimal: to('decimal'),
  tobool: to('bool'),
  toboolean: to('bool'),
  todatetime: to('datetime'),
  totimespan: to('timespan'),
  totime: to('timespan'),
  toguid: to('guid'),
  todynamic: parseJson,
  parse_json: parseJson,
  parsejson: parseJson,
  toobject: parseJson,
  not: unary((value) => {
    const asBool = convert(value, 'bool')
    return asBool && not(asBool)
  }),
  isnull: unary(isNull),
  isnotnull: unary(isNotNull),
  notnull: unary(isNotNull),
  isempty: unary(isEmpty),
  isnotempty: unary(isNotEmpty),
  notempty: unary(isNotEmpty),
  bin,
  floor: bin,
}
