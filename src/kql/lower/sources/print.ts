import { lowerExpression } from '../expression.ts'
import { columnsFor, type LowerSource } from '../operator.ts'
import { boundNames } from '../operators/project.ts'
import { tupleColumns } from '../tuple.ts'

export const lowerPrint: LowerSource = (node, scope, lowering) => {
  const items = node.list('Expressions')
  const named = items.flatMap(
    (item, i) =>
      tupleColumns(item, scope, lowering) ?? [
        { name: item.resultName ?? `print_${i}`, expression: lowerExpression(item, scope, lowering) },
      ],
  )
  const { columns, outputs } = columnsFor(named, lowering)
  const names = boundNames(
    node,
    columns.map((c) => c.name),
  )
  return {
    relation: { op: 'row', outputs },
    columns: columns.map(({ column }, i) => ({ name: names[i]!, column })),
    order: [],
    sorted: false,
    partition: [],
  }
}
