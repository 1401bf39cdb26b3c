import { literal, text } from '../../ir/expression.ts'
import { arithmetic } from '../../semantics/arithmetic.ts'
import { and, comparable, ordered } from '../../semantics/compare.ts'
import { lowerExpression } from '../expression.ts'
import { callByName } from '../expressions/call.ts'
import { withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import type { Special } from './special.ts'

/** `column_names_of(T)`: the names of a table's columns. */
const columnNamesOf: Special = (node, scope, lowering) => {
  const table = lowerTable(node.child('ArgumentList').list('Expressions')[0]!, withoutRow(scope), lowering)
  return literal('dynamic', JSON.stringify(table.columns.map((c) => c.name)))
}

/** `bag_pack_columns(a, b)`: columns as a bag under their own names. */
const bagPackColumns: Special = (node, scope, lowering) => {
  const columns = node.child('ArgumentList').list('Expressions')
  return callByName(
    'bag_pack',
    columns.flatMap((c) => [text(c.resultName ?? ''), lowerExpression(c, scope, lowering)]),
    node,
    scope,
    lowering,
  )
}

/** `around(value, centre, distance)`: whether a value lies no further away than that. */
const around: Special = (node, scope, lowering) => {
  const [value, centre, distance] = node
    .child('ArgumentList')
    .list('Expressions')
    .map((arg) => lowerExpression(arg, scope, lowering))
  const [low, high] = value && centre && distance ? [arithmetic('-', centre, distance), arithmetic('+', centre, distance)] : []
  const [above, below] = value && low && high ? [comparable(value, low), comparable(value, high)] : []
  if (!above || !below) return lowering.refuse(node, 'kql.unsupported-arguments', 'around takes a value, a centre and a distance', scope)
  return and(ordered('>=', above[0], above[1]), ordered('<=', below[0], below[1]))
}

export const names: Record<string, Special> = { column_names_of: columnNamesOf, bag_pack_columns: bagPackColumns, around }
