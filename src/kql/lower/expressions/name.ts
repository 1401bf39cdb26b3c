import type { Syntax } from '../../adapter/syntax.ts'
import { columnExpression, type Expression } from '../../ir/expression.ts'
import { visible } from '../../ir/table.ts'
import type { Lowering } from '../lowering.ts'
import { bindingOf, type Scope } from '../scope.ts'
import { firstValueOf } from './to-scalar.ts'

/** A name: a column of the row at hand, or what a `let` or a parameter made it. */
export function lowerName(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const name = node.simpleName
  const symbol = node.symbol?.kind
  const column = scope.table && visible(scope.table, name)
  const bound = bindingOf(scope.names, name)
  if (column && (symbol === 'column' || !bound || symbol === undefined)) return columnExpression(column)
  if (bound?.kind === 'scalar') return bound.expression
  if (bound?.kind === 'table') return firstValueOf(bound.table, node, scope, lowering)
  const own = scope.qualifiers?.get('')?.(name)
  if (own) return own
  if (column) return columnExpression(column)
  return lowering.refuse(
    node,
    'kql.unknown-name',
    `The name '${name}' does not refer to any known column, table, variable or function.`,
    scope,
  )
}
