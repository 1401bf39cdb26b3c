import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import type { Table } from '../../ir/table.ts'
import { aggregateOf } from '../aggregate-call.ts'
import type { Lowering } from '../lowering.ts'
import { passing } from '../operators/distinct.ts'
import { columnsMatching } from '../operators/project.ts'
import type { Scope } from '../scope.ts'
import { lowerTable } from '../table.ts'
import type { LowerSeveral } from './several.ts'

/** The values of a column with how often each stands there. */
function counted(column: Visible, input: Table, node: Syntax, scope: Scope, lowering: Lowering): Table {
  const call = aggregateOf('count', [], node, scope, lowering)
  return {
    relation: { op: 'aggregate', input: input.relation, keys: passing([column]), calls: [call] },
    columns: [column, { name: `count_${column.name}`, column: call.column }],
    order: [],
    sorted: false,
    partition: [],
  }
}

/** `facet by a, b with (…)`: what the subquery gives, then the values of each column with their counts. */
export const lowerFacet: LowerSeveral = (node, input, scope, lowering) => {
  const clause = node.maybe('WithClause')
  const query = clause?.maybe('Expression') ?? clause?.maybe('Operator')
  const rows = query ? [{ name: '', table: lowerTable(query, { ...scope, input }, lowering) }] : []
  const columns = node.list('Expressions').flatMap((item) => columnsMatching(item, input, scope, lowering))
  return [...rows, ...columns.map((column) => ({ name: column.name, table: counted(column, input, node, scope, lowering) }))]
}
