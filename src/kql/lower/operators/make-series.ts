import type { Syntax } from '../../adapter/syntax.ts'
import type { Column } from '../../ir/column.ts'
import { columnExpression, type Expression, literal, long, operation } from '../../ir/expression.ts'
import type { AggregateCall, Relation } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { arithmetic, binned } from '../../semantics/arithmetic.ts'
import { and } from '../../semantics/compare.ts'
import { convert, retyped, toJson } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import type { KqlType } from '../../types.ts'
import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'
import { passing } from './distinct.ts'
import { namedExpressions } from './extend.ts'
import { boundNames } from './project.ts'

interface Range {
  readonly from?: Expression
  readonly to?: Expression
  readonly step: Expression
}

function rangeOf(node: Syntax, scope: Scope, lowering: Lowering): Range {
  const clause = node.child('RangeClause')
  const lower = (part: Syntax | undefined) => part && lowerExpression(part, scope, lowering)
  if (clause.kind === 'MakeSeriesInRangeClause') {
    const [from, to, step] = clause
      .child('Arguments')
      .list('Expressions')
      .map((part) => lowerExpression(part, scope, lowering))
    return { from: from!, to: arithmetic('+', to!, literal(to!.type === 'datetime' ? 'timespan' : to!.type, 1n)) ?? to!, step: step! }
  }
  const [from, to] = [
    lower(clause.maybe('MakeSeriesFromClause')?.child('Expression')),
    lower(clause.maybe('MakeSeriesToClause')?.child('Expression')),
  ]
  const step = lowerExpression(clause.child('MakeSeriesStepClause').child('Expression'), scope, lowering)
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), step }
}

/** The least or greatest value of the axis over all rows. */
function extremeOfAxis(name: 'min' | 'max', relation: Relation, axis: Column, node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const call = aggregateOf(name, [columnExpression(axis)], node, scope, lowering)
  const whole: Relation = { op: 'shared', input: { op: 'aggregate', input: relation, keys: [], calls: [call] } }
  return { kind: 'scalar-query', relation: whole, column: call.column, type: axis.type, nullable: true, nan: false }
}

/** Columns of one row that hold the grid: where it starts, its step, how many points. */
interface Grid {
  readonly start: Expression
  readonly step: Expression
  readonly count: Expression
}

function gridOf(range: Range, relation: Relation, axis: Column, node: Syntax, scope: Scope, lowering: Lowering): Grid {
  const stepType: KqlType = axis.type === 'datetime' ? 'timespan' : axis.type
  const step = convert(range.step, stepType) ?? range.step
  const least = () => extremeOfAxis('min', relation, axis, node, scope, lowering)
  const start = range.from ? (convert(range.from, axis.type) ?? range.from) : (binned(least(), step) ?? least())
  const end = range.to ? (convert(range.to, axis.type) ?? range.to) : undefined
  const count = end
    ? operation('steps-before', 'long', [start, end, step])
    : operation('steps-through', 'long', [start, extremeOfAxis('max', relation, axis, node, scope, lowering), step])
  return { start, step, count }
}

interface Asked {
  readonly name: string
  readonly call: AggregateCall
  readonly fallback: Expression
}

function askedOf(node: Syntax, input: Table, scope: Scope, lowering: Lowering): Asked {
  const inner = node.child('Expression')
  const calls: AggregateCall[] = []
  const row = withTable(scope, input)
  const { table: _table, ...outside } = row
  const value = lowerExpression(inner, { ...outside, aggregation: { calls, inner: row } }, lowering)
  const call = calls[0]
  if (!call || value.kind !== 'column')
    return lowering.refuse(inner, 'kql.unsupported-expression', 'make-series takes a plain aggregate', scope)
  const given = node.maybe('DefaultExpression')?.child('Expression')
  const fallback = given
    ? (convert(lowerExpression(given, scope, lowering), value.type) ?? long(0))
    : value.type === 'real'
      ? literal('real', 0)
      : long(0)
  return { name: inner.resultName ?? 'Column1', call, fallback }
}

/**
 * `make-series`: for each key, arrays over a grid of steps from `from` (in) to `to` (out). Rows are grouped by key and step, then
 * each key's groups become one array, in which missing steps hold the default.
 */
export const lowerMakeSeries: LowerOperator = (node, input, scope, lowering) => {
  const axisNode = node.child('OnClause').child('Expression')
  const by = node.maybe('ByClause')?.list('Expressions') ?? []
  const keys = columnsFor(namedExpressions(by, input, scope, lowering), lowering)
  const axisValue = columnsFor(namedExpressions([axisNode], input, scope, lowering), lowering)
  const axis = axisValue.columns[0]!
  const rows: Table = { ...input, relation: extended(input.relation, [...keys.outputs, ...axisValue.outputs]) }
  const grid = gridOf(rangeOf(node, withTable(scope, input), lowering), rows.relation, axis.column, node, withTable(scope, rows), lowering)
  const place = lowering.newColumn('step', 'long')
  const placedRows = extended(rows.relation, [
    { column: place, expression: operation('step-of', 'long', [columnExpression(axis.column), grid.start, grid.step]) },
  ])
  const inside = and(
    operation('>=', 'bool', [columnExpression(place), long(0)]),
    operation('<', 'bool', [columnExpression(place), grid.count]),
  )
  const within: Relation = { op: 'filter', input: placedRows, condition: inside }
  const asked = node.list('Aggregates').map((item) => askedOf(item, { ...rows, relation: within }, scope, lowering))
  const keyOutputs = passing([...input.partition.map((column) => ({ column })), ...keys.columns])
  const steps: Relation = {
    op: 'aggregate',
    input: within,
    keys: [...keyOutputs, ...passing([{ column: place }])],
    calls: asked.map((a) => a.call),
  }
  const gathered = asked.map(({ call }) =>
    aggregateOf('_by_step', [columnExpression(place), toJson(columnExpression(call.column))], node, scope, lowering),
  )
  const perKey: Relation = { op: 'aggregate', input: steps, keys: keyOutputs, calls: gathered }
  const outputs = asked.map(({ name, fallback }, i) => {
    const expression = coreCall('fill_series', columnExpression(gathered[i]!.column), grid.count, toJson(fallback))
    return { name, column: lowering.newColumn(name, 'dynamic'), expression }
  })
  const axisExpression = coreCall(
    `axis_${axis.column.type === 'datetime' ? 'datetime' : axis.column.type === 'timespan' ? 'timespan' : axis.column.type === 'real' ? 'real' : 'long'}`,
    grid.start,
    retyped(grid.step, grid.step.type),
    grid.count,
  )
  const axisColumn = lowering.newColumn(axis.name, 'dynamic')
  const columns = [...keys.columns, ...outputs.map(({ name, column }) => ({ name, column })), { name: axis.name, column: axisColumn }]
  const names = boundNames(
    node,
    columns.map((c) => c.name),
  )
  return {
    relation: extended(perKey, [...outputs, { column: axisColumn, expression: axisExpression }]),
    columns: columns.map(({ column }, i) => ({ name: names[i]!, column })),
    order: [],
    sorted: false,
    partition: input.partition,
  }
}
