import type { Syntax } from '../../adapter/syntax.ts'
import type { Expression } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { isTable, lowerTable } from '../table.ts'

/** The first column of a table's first row, worked out once for the query. */
export function firstValueOf(table: Table, node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const column = table.columns[0]?.column
  if (!column) return lowering.refuse(node, 'kql.no-columns', 'a table without columns has no value', scope)
  const first = table.sorted
    ? ({
        op: 'limit',
        input: table.relation,
        count: { kind: 'literal', type: 'long', value: 1n, nullable: false, nan: false },
        order: table.order,
      } as const)
    : table.relation
  const relation = { op: 'shared', input: first } as const
  return { kind: 'scalar-query', relation, column, type: column.type, nullable: column.type !== 'string', nan: column.nan }
}

export function lowerToScalar(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const inner = node.child('Expression')
  if (scope.foreach && inner.kind === 'NameReference' && inner.simpleName === scope.foreach.name) return scope.foreach.value
  if (!isTable(inner, scope) && !inner.kind.endsWith('Operator')) return lowerExpression(inner, withoutRow(scope), lowering)
  return firstValueOf(lowerTable(node.child('Expression'), withoutRow(scope), lowering), node, scope, lowering)
}
