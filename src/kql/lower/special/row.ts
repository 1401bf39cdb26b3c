import { columnExpression, type Expression, literal, text } from '../../ir/expression.ts'
import { visible } from '../../ir/table.ts'
import { convert } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import type { KqlType } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import { callByName } from '../expressions/call.ts'
import type { Special } from './special.ts'

/** `column_ifexists(name, otherwise)`: the column where there is one. */
const columnIfExists: Special = (node, scope, lowering) => {
  const [nameNode, otherwise] = node.child('ArgumentList').list('Expressions')
  const name = nameNode && lowerExpression(nameNode, scope, lowering)
  if (name?.kind !== 'literal') return lowering.refuse(node, 'kql.unsupported-arguments', 'the name of a column must be constant', scope)
  const column = scope.table && visible(scope.table, String(name.value))
  if (column) return columnExpression(column)
  return otherwise ? lowerExpression(otherwise, scope, lowering) : literal('string', '')
}

/** `ingestion_time()`: when the row was stored; null for rows that are not stored ones. */
const ingestionTime: Special = (_node, scope) =>
  scope.table?.ingestion ? columnExpression(scope.table.ingestion) : literal('datetime', null)

/** `pack_all(without_empties)`: all columns as a bag. */
const packAll: Special = (node, scope, lowering) => {
  const [flag] = node.child('ArgumentList').list('Expressions')
  const bag = callByName(
    'bag_pack',
    (scope.table?.columns ?? []).flatMap((c) => [text(c.name), columnExpression(c.column)]),
    node,
    scope,
    lowering,
  )
  if (flag?.text !== 'true') return bag
  return coreCall('without_empties', bag)
}

/** `estimate_data_size(*)`: bytes a row takes, by Kusto's own reckoning. */
const widths: Partial<Record<KqlType, number>> = { bool: 1, int: 4, long: 8, real: 8, datetime: 8, timespan: 8, guid: 16, decimal: 16 }
const estimateDataSize: Special = (node, scope, lowering) => {
  const items = node.child('ArgumentList').list('Expressions')
  const values = items.flatMap((item) =>
    item.kind === 'StarExpression'
      ? (scope.table?.columns ?? []).map((c) => columnExpression(c.column))
      : [lowerExpression(item, scope, lowering)],
  )
  const sizes = values.map((value): Expression => {
    const width = widths[value.type]
    return width === undefined
      ? callByName('string_size', [convert(value, 'string') ?? value], node, scope, lowering)
      : literal('long', BigInt(width))
  })
  return sizes.reduce((a, b) => ({ kind: 'operation', name: '+', type: 'long', args: [a, b], nullable: false, nan: false }))
}

/** Functions over the whole row. */
export const row: Record<string, Special> = {
  column_ifexists: columnIfExists,
  columnifexists: columnIfExists,
  ingestion_time: ingestionTime,
  pack_all: packAll,
  estimate_data_size: estimateDataSize,
}
