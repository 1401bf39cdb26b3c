import { columnExpression, text } from '../../ir/expression.ts'
import { asCondition } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import { callByName } from '../expressions/call.ts'
import type { LowerSource } from '../operator.ts'
import { extended } from '../operator.ts'
import { withoutRow } from '../scope.ts'
import { unionOf } from '../union.ts'
import { searchCondition, searchedTables, shapedAs, sifted, tolerant } from './search.ts'

/** `find`: rows of several tables with the columns asked for; what a row has beyond them comes as a bag where that was asked. */
export const lowerFind: LowerSource = (node, scope, lowering) => {
  const sourceName = node.parameters.get('withsource')?.simpleName || 'source_'
  const members = searchedTables(node, scope, lowering)
  const found = sifted(members, (table) => {
    const row = tolerant(table, members, withoutRow(scope))
    const condition = node.child('Condition')
    const test = condition.isLiteral ? searchCondition(condition, false, row, lowering) : lowerExpression(condition, row, lowering)
    return asCondition(convert(test, 'bool') ?? test)
  })
  const wanted = new Set(node.columns?.map((c) => c.name))
  const packed = found.map((member) => {
    if (!wanted.has('pack_')) return member
    const rest = member.table.columns.filter((c) => !wanted.has(c.name))
    const bag = callByName(
      'bag_pack',
      rest.flatMap((c) => [text(c.name), columnExpression(c.column)]),
      node,
      scope,
      lowering,
    )
    const column = lowering.newColumn('pack_', 'dynamic')
    return {
      ...member,
      table: {
        ...member.table,
        relation: extended(member.table.relation, [{ column, expression: bag }]),
        columns: [...member.table.columns, { name: 'pack_', column }],
      },
    }
  })
  return shapedAs(node, unionOf(packed, { sourceName }, lowering), lowering)
}
