import { columnExpression } from '../ir/expression.ts'
import type { AggregateCall, Output, Relation } from '../ir/relation.ts'
import { allOf, sameKey } from '../semantics/compare.ts'
import type { Lowering } from './lowering.ts'

/** `arg_max` or `arg_min`: the extreme itself and values from the row that has it. */
export interface Extreme {
  readonly call: AggregateCall
  readonly carried: readonly Output[]
}

const isExtreme = (call: AggregateCall) => /^(min|max)(if)?$/.test(call.name)

/**
 * Groups with their aggregates. SQLite takes plain columns from the row of a query's only `min` or `max`: that gives `arg_max`
 * for nothing. With more than one extreme each gets a grouping of its own, joined by the keys.
 */
export function aggregated(
  input: Relation,
  keys: readonly Output[],
  asked: { readonly calls: readonly AggregateCall[]; readonly extremes: readonly Extreme[]; readonly carried: readonly Output[] },
  lowering: Lowering,
): Relation {
  const { calls, extremes, carried } = asked
  const only = extremes.length === 1 && !calls.some(isExtreme) ? extremes[0]! : undefined
  if (only) return { op: 'aggregate', input, keys, calls: [...calls, only.call], carried: [...only.carried, ...carried] }
  let result: Relation = { op: 'aggregate', input, keys, calls, carried }
  for (const extreme of extremes) {
    const own = keys.map(({ column, expression }) => ({ column: lowering.newColumn(column.sql, column.type, column), expression }))
    const right: Relation = { op: 'aggregate', input, keys: own, calls: [extreme.call], carried: extreme.carried }
    const condition = allOf(keys.map(({ column }, i) => sameKey(columnExpression(column), columnExpression(own[i]!.column))))
    result = { op: 'join', kind: keys.length ? 'inner' : 'cross', left: result, right, condition }
  }
  return result
}
