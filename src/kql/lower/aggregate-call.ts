import type { Syntax } from '../adapter/syntax.ts'
import { aggregateNamed } from '../catalog/index.ts'
import type { Column } from '../ir/column.ts'
import type { Expression } from '../ir/expression.ts'
import type { AggregateCall } from '../ir/relation.ts'
import { asCondition } from '../semantics/compare.ts'
import { convert } from '../semantics/convert.ts'
import { coreAggregate } from '../semantics/core-aggregates.ts'
import { lowerExpression } from './expression.ts'
import { chooseForm, fitted } from './expressions/call.ts'
import type { Lowering } from './lowering.ts'
import type { Scope } from './scope.ts'

/** An aggregate over arguments that are lowered already, as a call that has a column of its own. */
export function aggregateOf(name: string, given: readonly Expression[], node: Syntax, scope: Scope, lowering: Lowering): AggregateCall {
  const row = coreAggregate(name) ?? aggregateNamed(name)
  if (!row) return lowering.refuse(node, 'kql.unsupported-function', `The aggregate ${name} is not supported`, scope)
  const predicate = row.condition === undefined ? undefined : given[row.condition]
  const args = given.filter((_, index) => index !== row.condition)
  const chosen = chooseForm(
    row.forms,
    args.map((arg) => arg.type),
  )
  if (!chosen) {
    const types = args.map((arg) => arg.type).join(', ')
    return lowering.refuse(node, 'kql.unsupported-arguments', `${name}(${types}) is not supported`, scope)
  }
  const ready = fitted(chosen.form, args)
  const column = lowering.newColumn(name, ready.type, { nullable: !chosen.form.total, nan: chosen.form.nan ?? false })
  const condition = predicate && asCondition(convert(predicate, 'bool') ?? predicate)
  const order = chosen.form.ordered && scope.table?.sorted ? scope.table.order : undefined
  return { column, name: row.name, ...chosen, args: ready.args, ...(condition ? { condition } : {}), ...(order ? { order } : {}) }
}

/** An aggregate call met inside an expression of `summarize`: the expression goes on with its column. */
export function lowerAggregateCall(node: Syntax, scope: Scope, lowering: Lowering): Column {
  const { calls, inner } = scope.aggregation!
  const args = node
    .child('ArgumentList')
    .list('Expressions')
    .filter((arg) => arg.kind !== 'StarExpression')
    .map((arg) => lowerExpression(arg, inner, lowering))
  const call = aggregateOf(node.child('Name').simpleName, args, node, inner, lowering)
  calls.push(call)
  return call.column
}
