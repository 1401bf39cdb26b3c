import type { Visible } from '../../ir/column.ts'
import { columnExpression, text } from '../../ir/expression.ts'
import { equal } from '../../semantics/compare.ts'
import { toText } from '../../semantics/convert.ts'
import type { KqlColumn } from '../../types.ts'
import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import { extended } from '../operator.ts'
import { distinctRows, passing } from '../operators/distinct.ts'
import { columnsMatching } from '../operators/project.ts'
import { withTable } from '../scope.ts'
import { NeedsShape } from '../shape.ts'
import { argumentsOf, type LowerPlugin } from './plugin.ts'

/** `pivot(column, aggregate, keys…)`: a column for each value of a column; the values are asked for first. */
export const pivot: LowerPlugin = (call, input, scope, lowering) => {
  const [pivotNode, aggregateNode, ...keyNodes] = argumentsOf(call).positional
  const source = columnsMatching(pivotNode!, input, scope, lowering)[0]!
  const label = lowering.newColumn('pivot', 'string')
  const labelled = {
    ...input,
    relation: extended(input.relation, [{ column: label, expression: toText(columnExpression(source.column)) }]),
  }
  const key = `pivot@${lowering.nextShape()}`
  const known = lowering.shapes.get(key)
  const name = aggregateNode?.maybe('Name')?.simpleName ?? 'count'
  const row = withTable(scope, labelled)
  const args = (aggregateNode?.child('ArgumentList').list('Expressions') ?? []).map((arg) => lowerExpression(arg, row, lowering))
  const used = new Set(args.flatMap((arg) => (arg.kind === 'column' ? [arg.column] : [])))
  const keys: Visible[] = keyNodes.length
    ? keyNodes.flatMap((node) => columnsMatching(node, input, scope, lowering))
    : input.columns.filter((c) => c !== source && !used.has(c.column))
  const call_ = aggregateOf(name, args, call, row, lowering)
  if (!known) {
    const values = distinctRows(labelled, [{ name: 'pivot', column: label }])
    throw new NeedsShape(key, 'pivot', { type: call_.column.type }, values, [label])
  }
  const calls = known.map((column: KqlColumn) => {
    const own = aggregateOf(name, args, call, row, lowering)
    return { ...own, condition: equal(columnExpression(label), text(column.name)) }
  })
  return {
    relation: {
      op: 'aggregate',
      input: labelled.relation,
      keys: passing([...input.partition.map((column) => ({ column })), ...keys]),
      calls,
    },
    columns: [...keys, ...known.map((c, i) => ({ name: c.name, column: calls[i]!.column }))],
    order: [],
    sorted: false,
    partition: input.partition,
  }
}
