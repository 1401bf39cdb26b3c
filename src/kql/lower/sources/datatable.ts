import type { Column } from '../../ir/column.ts'
import { type Expression, type LiteralValue, literal } from '../../ir/expression.ts'
import type { Relation } from '../../ir/relation.ts'
import { ascending } from '../../ir/table.ts'
import { convert } from '../../semantics/convert.ts'
import { typeNamed } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { LowerSource } from '../operator.ts'

/** The columns a schema `(a: long, b: string)` declares. */
export function declaredColumns(schema: Parameters<LowerSource>[0]) {
  return schema
    .list('Columns')
    .map((column) => ({ name: column.child('Name').simpleName, type: typeNamed(column.child('Type').text) ?? 'dynamic' }))
}

export const lowerDatatable: LowerSource = (node, scope, lowering) => {
  const declared = declaredColumns(node.child('Schema'))
  const columns = declared.map(({ name, type }) => ({ name, column: lowering.newColumn(name, type) }))
  const values = node.list('Values')
  if (declared.length === 0 || values.length % declared.length !== 0) {
    return lowering.refuse(node, 'kql.bad-datatable', `${values.length} values do not fill rows of ${declared.length} columns`, scope)
  }
  const cells = values.map((value, i) => {
    const { type } = declared[i % declared.length]!
    const given = lowerExpression(value, scope, lowering)
    return given.type === type
      ? given
      : (convert(given, type) ?? lowering.refuse(value, 'kql.type-mismatch', `${given.type} is no ${type}`, scope))
  })
  const ordinal = lowering.newColumn('row', 'long', { nullable: false })
  const rows = Array.from({ length: values.length / declared.length }, (_, r) =>
    cells.slice(r * declared.length, (r + 1) * declared.length),
  )
  return {
    relation: relationOf([...columns.map((c) => c.column), ordinal], rows),
    columns,
    order: [ascending(ordinal)],
    sorted: false,
    partition: [],
  }
}

const isLiteral = (value: Expression) => value.kind === 'literal'

/** Literal cells as values; cells that are worked out (a function call, `ago(1d)` of another clock) as one row each. */
function relationOf(columns: readonly Column[], rows: readonly (readonly Expression[])[]): Relation {
  if (rows.every((row) => row.every(isLiteral))) {
    return {
      op: 'values',
      columns,
      rows: rows.map((row, i) => [...row.map((cell) => (cell.kind === 'literal' ? cell.value : null) as LiteralValue), BigInt(i)]),
    }
  }
  const inputs = rows.map((row, i) => {
    const values = [...row, literal('long', BigInt(i))]
    return { relation: { op: 'row', outputs: [] } as const, values }
  })
  return { op: 'union', columns, inputs }
}
