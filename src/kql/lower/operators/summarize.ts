import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import type { AggregateCall, Output } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { aggregated, type Extreme } from '../aggregated.ts'
import { engineNames } from '../engine-names.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'
import { passing } from './distinct.ts'
import { namedExpressions } from './extend.ts'
import { boundNames } from './project.ts'
import { anyOfRow, extremeOf, manyOf } from './summarize-many.ts'

/** The call an item makes, without its name and brackets. */
export function callOf(node: Syntax): Syntax {
  return node.kind === 'SimpleNamedExpression' || node.kind === 'CompoundNamedExpression' || node.kind === 'ParenthesizedExpression'
    ? callOf(node.child('Expression'))
    : node
}

/** Everything the items of a `summarize` ask for, in the order of its columns. */
export interface Gathered {
  readonly calls: AggregateCall[]
  readonly extremes: Extreme[]
  readonly carried: Output[]
  /** Columns of the result: aggregates themselves, or expressions over them worked out afterwards. */
  readonly columns: Visible[]
  readonly after: Output[]
}

/** Lowers one item: an aggregate of several columns, or an expression over aggregates. */
export function gather(node: Syntax, keys: readonly Visible[], input: Table, scope: Scope, lowering: Lowering, into: Gathered): void {
  const call = callOf(node)
  const function_ = call.kind === 'FunctionCallExpression' ? call.child('Name').simpleName : ''
  const row = withTable(scope, input)
  const many =
    extremeOf(function_, node, keys, input, row, lowering, into) ||
    anyOfRow(function_, node, keys, input, row, lowering, into) ||
    manyOf(function_, node, row, lowering, into)
  if (many) return
  const { table: _table, ...outside } = row
  const name = node.resultName ?? `Column${into.columns.length + 1}`
  const expression = lowerExpression(node, { ...outside, aggregation: { calls: into.calls, inner: row } }, lowering)
  if (expression.kind === 'column' && !into.columns.some((c) => c.column === expression.column)) {
    into.columns.push({ name, column: expression.column })
    return
  }
  const column = lowering.newColumn(name, expression.type, expression)
  into.after.push({ column, expression })
  into.columns.push({ name, column })
}

export const lowerSummarize: LowerOperator = (node, input, scope, lowering) => {
  const by = node.maybe('ByClause')?.list('Expressions') ?? []
  const keyColumns = columnsFor(namedExpressions(by, input, scope, lowering), lowering)
  const keyed: Table = { ...input, relation: extended(input.relation, keyColumns.outputs) }
  const gathered: Gathered = { calls: [], extremes: [], carried: [], columns: [], after: [] }
  for (const item of node.list('Aggregates')) gather(item, keyColumns.columns, keyed, scope, lowering, gathered)
  const keys = passing([...input.partition.map((column) => ({ column })), ...keyColumns.columns])
  const relation = extended(aggregated(keyed.relation, keys, gathered, lowering), gathered.after)
  const columns = [...keyColumns.columns, ...gathered.columns]
  const bound = boundNames(
    node,
    columns.map((c) => c.name),
  )
  const names = bound.map((name) => engineNames(node.list('Aggregates')).get(name) ?? name)
  return {
    relation,
    columns: columns.map(({ column }, i) => ({ name: names[i]!, column })),
    order: [],
    sorted: false,
    partition: input.partition,
  }
}
