import { literal, operation } from '../../ir/expression.ts'
import { convert } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import { lowerExpression } from '../expression.ts'
import { callByName } from '../expressions/call.ts'
import type { Special } from './special.ts'

const HOUR = 36_000_000_000n

/** `range(from, to, step)` over moments and spans; numbers are the catalog's. */
const range: Special = (node, scope, lowering) => {
  const args = node
    .child('ArgumentList')
    .list('Expressions')
    .map((arg) => lowerExpression(arg, scope, lowering))
  const [from, to, step = literal('timespan', HOUR)] = args
  if (!from || !to || (from.type !== 'datetime' && from.type !== 'timespan')) return callByName('range', args, node, scope, lowering)
  const [last, by] = [convert(to, from.type), convert(step, 'timespan')]
  if (!last || !by)
    return lowering.refuse(node, 'kql.unsupported-arguments', `range(${args.map((arg) => arg.type).join(', ')}) is not supported`, scope)
  const count = operation('steps-through', 'long', [from, last, by])
  return coreCall(`axis_${from.type}`, from, by, count)
}

export const ranges: Record<string, Special> = { range }
