import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import type { Table } from '../../ir/table.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator, type Named } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'
import { tupleColumns } from '../tuple.ts'

/** Named expressions of a list; those without a name of their own are numbered `Column1`, `Column2`. */
export function namedExpressions(nodes: readonly Syntax[], input: Table, scope: Scope, lowering: Lowering): Named[] {
  const row = withTable(scope, input)
  let unnamed = 0
  return nodes.flatMap(
    (node) =>
      tupleColumns(node, row, lowering) ?? [
        { name: node.resultName ?? `Column${++unnamed}`, expression: lowerExpression(node, row, lowering) },
      ],
  )
}

/** Columns put in the place of those of the same name, or at the end. */
export function placed(columns: readonly Visible[], added: readonly Visible[]): Visible[] {
  const result = [...columns]
  for (const column of added) {
    const at = result.findIndex((c) => c.name === column.name)
    if (at < 0) result.push(column)
    else result[at] = column
  }
  return result
}

export const lowerExtend: LowerOperator = (node, input, scope, lowering) => {
  const named = namedExpressions(node.list('Expressions'), input, scope, lowering)
  const { columns, outputs } = columnsFor(named, lowering)
  return { ...input, relation: extended(input.relation, outputs), columns: placed(input.columns, columns) }
}
