import type { Syntax } from '../adapter/syntax.ts'
import type { Column, Visible } from '../ir/column.ts'
import { columnExpression, type Expression } from '../ir/expression.ts'
import type { Output, Relation } from '../ir/relation.ts'
import type { Table } from '../ir/table.ts'
import type { Lowering } from './lowering.ts'
import type { Scope } from './scope.ts'

/** How an operator of a pipe becomes a plan over its input. */
export type LowerOperator = (node: Syntax, input: Table, scope: Scope, lowering: Lowering) => Table

/** How a node that starts a pipe becomes a plan. */
export type LowerSource = (node: Syntax, scope: Scope, lowering: Lowering) => Table

/** A named column to be: of an expression, whose column is reused where it is one already. */
export interface Named {
  readonly name: string
  readonly expression: Expression
}

/** The columns for named expressions, and what has to be worked out for them. */
export function columnsFor(named: readonly Named[], lowering: Lowering): { columns: Visible[]; outputs: Output[] } {
  const outputs: Output[] = []
  const seen = new Set<Column>()
  const columns = named.map(({ name, expression }) => {
    if (expression.kind === 'column' && !seen.has(expression.column)) {
      seen.add(expression.column)
      return { name, column: expression.column }
    }
    const column = lowering.newColumn(name, expression.type, expression)
    outputs.push({ column, expression })
    return { name, column }
  })
  return { columns, outputs }
}

export const extended = (input: Relation, outputs: readonly Output[]): Relation =>
  outputs.length ? { op: 'extend', input, outputs } : input

export const visibleExpressions = (table: Table): Named[] =>
  table.columns.map(({ name, column }) => ({ name, expression: columnExpression(column) }))

/** Names made unique as Kusto does: `x`, `x1`, `x2`; the first keeps its own. */
export function uniqueNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let count = 1; used.has(unique); count++) unique = `${name}${count}`
    used.add(unique)
    return unique
  })
}
