import type { Table } from '../../ir/table.ts'
import type { LowerSource } from '../operator.ts'
import { openNames, type Scope, withoutRow } from '../scope.ts'
import { lowerStatement } from '../statement.ts'
import { lowerTable } from '../table.ts'

/**
 * `macro-expand G as X (…)`: whatever clusters, databases and workspaces a query names, they all stand for the case: the subquery is answered
 * once, so that no row counts for each of them.
 */
export const lowerMacroExpand: LowerSource = (node, scope, lowering) => {
  const inner: Scope = { ...withoutRow(scope), names: openNames(scope.names) }
  const results: Table[] = []
  for (const statement of node.list('StatementList')) {
    if (statement.kind === 'ExpressionStatement') results.push(lowerTable(statement.child('Expression'), inner, lowering))
    else lowerStatement(statement, inner, lowering)
  }
  return results.at(-1) ?? lowering.refuse(node, 'kql.no-query', 'The text holds no query', scope)
}
