import type { Column } from '../ir/column.ts'
import { columnExpression, type Expression } from '../ir/expression.ts'
import type { Table } from '../ir/table.ts'
import type { KqlType } from '../types.ts'
import type { Lowering } from './lowering.ts'
import { extended } from './operator.ts'

/** A window function over the rows of a table in its order, each partition apart. */
export function windowOver(
  table: Table,
  name: string,
  args: readonly Expression[],
  type: KqlType,
  more: { readonly frame?: string; readonly nullable?: boolean; readonly nan?: boolean } = {},
): Expression {
  return {
    kind: 'window',
    name,
    args,
    partition: table.partition.map(columnExpression),
    order: table.order,
    type,
    nullable: type !== 'string' && (more.nullable ?? true),
    nan: more.nan ?? false,
    ...(more.frame ? { frame: more.frame } : {}),
  }
}

/** The table with a number for each row, from 1 in its order. */
export function numbered(table: Table, lowering: Lowering): { table: Table; number: Column } {
  const number = lowering.newColumn('row_number', 'long', { nullable: false })
  const all: Table = { ...table, partition: [] }
  const expression = windowOver(all, 'row_number', [], 'long', { nullable: false })
  return { table: { ...table, relation: extended(table.relation, [{ column: number, expression }]) }, number }
}
