import { columnExpression } from '../../ir/expression.ts'
import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { withTable } from '../scope.ts'
import { passing } from './distinct.ts'
import { namedExpressions } from './extend.ts'
import { boundNames } from './project.ts'
import { limited } from './sort.ts'

/** `top-hitters n of x by y`: the values that come most often, or have the largest sum. Counted exactly. */
export const lowerTopHitters: LowerOperator = (node, input, scope, lowering) => {
  const { columns, outputs } = columnsFor(namedExpressions([node.child('OfExpression')], input, scope, lowering), lowering)
  const by = node.maybe('ByClause')?.child('Expression')
  const call = by
    ? aggregateOf('sum', [lowerExpression(by, withTable(scope, input), lowering)], by, withTable(scope, input), lowering)
    : aggregateOf('count', [], node, withTable(scope, input), lowering)
  const keys = passing([...input.partition.map((column) => ({ column })), ...columns])
  const own = [columns[0]!.name, by ? `approximate_sum_${by.resultName ?? ''}` : `approximate_count_${columns[0]!.name}`]
  const names = boundNames(node, own)
  // The engine prefers what it met last and shows the best at the end.
  const first = input.order.length === 1 ? input.order[0]!.expression : undefined
  const seen = first ? [aggregateOf('min', [first], node, scope, lowering)] : []
  const byWorth = (descending: boolean) => ({ expression: columnExpression(call.column), descending, nullsFirst: !descending })
  const bySeen = seen.map((s) => ({ expression: columnExpression(s.column), descending: true, nullsFirst: false }))
  const grouped = {
    relation: { op: 'aggregate', input: extended(input.relation, outputs), keys, calls: [call, ...seen] } as const,
    columns: [columns[0]!.column, call.column].map((column, i) => ({ name: names[i]!, column })),
    order: [byWorth(true), ...bySeen],
    sorted: true,
    partition: input.partition,
  }
  const best = limited(grouped, lowerExpression(node.child('Expression'), scope, lowering), lowering)
  return { ...best, order: [byWorth(false), ...bySeen] }
}
