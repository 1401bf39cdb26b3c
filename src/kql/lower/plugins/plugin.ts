import type { Syntax } from '../../adapter/syntax.ts'
import type { Expression } from '../../ir/expression.ts'
import { ascending, type Table } from '../../ir/table.ts'
import type { KqlColumn } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'

/** How `evaluate f(…)` becomes a plan over its input. */
export type LowerPlugin = (call: Syntax, input: Table, scope: Scope, lowering: Lowering, evaluate: Syntax) => Table

/** Arguments by place and by name (`return_unmatched=true`). */
export function argumentsOf(call: Syntax): { positional: readonly Syntax[]; named: ReadonlyMap<string, Syntax> } {
  const all = call.child('ArgumentList').list('Expressions')
  const isNamed = (node: Syntax) => node.kind === 'SimpleNamedExpression'
  return {
    positional: all.filter((node) => !isNamed(node)),
    named: new Map(all.filter(isNamed).map((node) => [node.child('Name').simpleName, node.child('Expression')])),
  }
}

/** The value of a constant argument as text. */
export function constantOf(node: Syntax | undefined, scope: Scope, lowering: Lowering): string | undefined {
  if (!node) return undefined
  const value = lowerExpression(node, scope, lowering)
  if (value.kind !== 'literal' || value.value === null)
    return lowering.refuse(node, 'kql.unsupported-arguments', 'this argument must be a constant', scope)
  return String(value.value)
}

/** The input with expressions of its row as columns. */
export function withExpressions(input: Table, nodes: readonly Syntax[], scope: Scope, lowering: Lowering) {
  const named = nodes.map((node, i) => ({
    name: node.resultName ?? `Column${i + 1}`,
    expression: lowerExpression(node, withTable(scope, input), lowering),
  }))
  const { columns, outputs } = columnsFor(named, lowering)
  return { table: { ...input, relation: extended(input.relation, outputs) } as Table, columns }
}

/** A one-row input that carries the values of constant expressions to a step. */
export function valuesTable(expressions: readonly Expression[], lowering: Lowering): Table {
  const outputs = expressions.map((expression, i) => ({
    column: lowering.newColumn(`value_${i}`, expression.type, expression),
    expression,
  }))
  return {
    relation: { op: 'row', outputs },
    columns: outputs.map(({ column }) => ({ name: column.sql, column })),
    order: [],
    sorted: false,
    partition: [],
  }
}

/** Rows worked out by an operator in JavaScript from all visible columns of its inputs, in their order; the result keeps that order. */
export function stepTable(
  operator: string,
  settings: unknown,
  inputs: readonly Table[],
  columns: readonly KqlColumn[],
  lowering: Lowering,
): Table {
  const made = columns.map(({ name, type }) => ({ name, column: lowering.newColumn(name, type, { nan: type === 'real' }) }))
  const ordinal = lowering.newColumn('place', 'long', { nullable: false })
  return {
    relation: {
      op: 'step',
      operator,
      settings,
      inputs: inputs.map((table) => ({ relation: table.relation, columns: table.columns.map((c) => c.column), order: table.order })),
      columns: [...made.map((c) => c.column), ordinal],
    },
    columns: made,
    order: [ascending(ordinal)],
    sorted: false,
    partition: [],
  }
}

export const typed = (table: Table): KqlColumn[] => table.columns.map(({ name, column }) => ({ name, type: column.type }))
