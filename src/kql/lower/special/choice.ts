import { type Expression, operation } from '../../ir/expression.ts'
import { arithmetic, binned } from '../../semantics/arithmetic.ts'
import { convert, toJson } from '../../semantics/convert.ts'
import { choiceType } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Special } from './special.ts'

const isNull = (value: Expression) => value.kind === 'literal' && value.value === null

/** `case(when, then, …, otherwise)`: the first value whose condition is true. */
const choose: Special = (node, scope, lowering) => {
  const args = node
    .child('ArgumentList')
    .list('Expressions')
    .map((arg) => lowerExpression(arg, scope, lowering))
  if (args.length < 3 || args.length % 2 === 0)
    return lowering.refuse(node, 'kql.unsupported-arguments', 'case takes pairs and a last value', scope)
  const values = args.filter((_, i) => i % 2 === 1 || i === args.length - 1)
  const known = values.some((value) => !isNull(value)) ? values.filter((value) => !isNull(value)) : values
  const type = known.map((value) => value.type).reduce((a, b) => choiceType(a, b) ?? 'dynamic')
  const parts = args.map((arg, i) =>
    i % 2 === 1 || i === args.length - 1 ? (convert(arg, type) ?? toJson(arg)) : (convert(arg, 'bool') ?? arg),
  )
  return operation('case', type, parts, { nullable: values.some((value) => value.nullable), nan: values.some((value) => value.nan) })
}

/** `bin_at(value, size, at)`: bins that have an edge at a given place. */
const binAt: Special = (node, scope, lowering) => {
  const [value, size, at] = node
    .child('ArgumentList')
    .list('Expressions')
    .map((arg) => lowerExpression(arg, scope, lowering))
  const distance = value && at && arithmetic('-', value, at)
  const below = distance && size && binned(distance, size)
  const result = below && arithmetic('+', at, below)
  return result ?? lowering.refuse(node, 'kql.unsupported-arguments', `bin_at of ${value?.type} by ${size?.type} is not supported`, scope)
}

export const choice: Record<string, Special> = { case: choose, bin_at: binAt }
