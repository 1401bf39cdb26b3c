import { whereOf } from '../../adapter/diagnostics.ts'
import type { LiteralValue } from '../../ir/expression.ts'
import { ascending } from '../../ir/table.ts'
import { cellOfText } from '../../values/read-cell.ts'
import type { LowerSource } from '../operator.ts'
import { declaredColumns } from './datatable.ts'

/** `externaldata (…) [uri]`: rows the analyst supplied for the address; an address without rows keeps the query from running. */
export const lowerExternalData: LowerSource = (node, _scope, lowering) => {
  const declared = declaredColumns(node.child('Schema'))
  const columns = declared.map(({ name, type }) => ({ name, column: lowering.newColumn(name, type) }))
  const ordinal = lowering.newColumn('row', 'long', { nullable: false })
  const uris = node.list('URIs').map((uri) => uri.constantString ?? uri.text)
  const rows: LiteralValue[][] = []
  for (const uri of uris) {
    const supplied = lowering.externals.find((external) => external.uri === uri)
    if (!supplied) lowering.missing.push({ kind: 'external-data', uri, where: whereOf(lowering.text, node.start, node.end) })
    for (const cells of supplied?.rows ?? [])
      rows.push([...declared.map(({ type }, i) => cellOfText(cells[i] ?? null, type)), BigInt(rows.length)])
  }
  return {
    relation: { op: 'values', columns: [...columns.map((c) => c.column), ordinal], rows },
    columns,
    order: [ascending(ordinal)],
    sorted: false,
    partition: [],
  }
}
