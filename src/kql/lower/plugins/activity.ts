import type { Syntax } from '../../adapter/syntax.ts'
import type { Table } from '../../ir/table.ts'
import type { KqlColumn } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { isTable, lowerTable } from '../table.ts'
import { argumentsOf, type LowerPlugin, stepTable, valuesTable, withExpressions } from './plugin.ts'

/**
 * Plugins that count users in windows of time: columns of the input first (`leading` of them), then constants, then columns to
 * group by. The step sees the columns, then the constants as a second input.
 */
const windowed =
  (operator: string, leading: number, constants: number): LowerPlugin =>
  (call, input, scope, lowering, evaluate) => {
    const { positional } = argumentsOf(call)
    const columnNodes: readonly Syntax[] = [...positional.slice(0, leading), ...positional.slice(leading + constants)]
    const { table, columns } = withExpressions(input, columnNodes, scope, lowering)
    const values = positional.slice(leading, leading + constants).map((node) => lowerExpression(node, scope, lowering))
    // The engine writes this one name small, the binder does not.
    const bound: readonly KqlColumn[] = (evaluate.columns ?? []).map((c) => (c.name === 'Dcount' ? { ...c, name: 'dcount' } : c))
    return stepTable(
      operator,
      { groups: columns.length - leading },
      [{ ...table, columns }, valuesTable(values, lowering)],
      bound,
      lowering,
    )
  }

/** `activity_metrics(id, time, [start, end,] window, dimensions…)`. */
const activityMetrics: LowerPlugin = (call, input, scope, lowering, evaluate) => {
  const dimensions = (evaluate.columns ?? []).length - ['time', 'values', 'new', 'retained', 'lost'].length
  const constants = argumentsOf(call).positional.length - dimensions - 2
  return windowed('activity_metrics', 2, constants)(call, input, scope, lowering, evaluate)
}

/** The users that a look-back table names, in a column called as the id is, or else in its first. */
function lookbackUsers(node: Syntax, name: string, scope: Scope, lowering: Lowering): Table {
  const table = lowerTable(node, withoutRow(scope), lowering)
  const column = table.columns.find((c) => c.name === name) ?? table.columns[0]
  return column
    ? { ...table, columns: [column] }
    : lowering.refuse(node, 'kql.no-columns', 'the look-back table has no column of users', scope)
}

/** `new_activity_metrics(id, time, start, end, window, [cohort,] dimensions…, [lookback])`. */
const newActivityMetrics: LowerPlugin = (call, input, scope, lowering, evaluate) => {
  const bound = evaluate.columns ?? []
  const dimensions = bound.length - ['from', 'to', 'new', 'retained', 'lost', 'retention', 'churn'].length
  const { positional, named } = argumentsOf(call)
  const last = named.get('Lookback') ?? positional.at(-1)!
  const lookback = isTable(last, scope) ? last : undefined
  const constants = positional.filter((node) => node !== lookback).length - dimensions - 2
  const columnNodes = [...positional.slice(0, 2), ...positional.slice(2 + constants).filter((node) => node !== lookback)]
  const { table, columns } = withExpressions(input, columnNodes, scope, lowering)
  const values = positional.slice(2, 2 + constants).map((node) => lowerExpression(node, scope, lowering))
  const users = lookback ? [lookbackUsers(lookback, columns[0]!.name, scope, lowering)] : []
  const settings = { cohort: constants > 3 }
  return stepTable('new_activity_metrics', settings, [{ ...table, columns }, valuesTable(values, lowering), ...users], bound, lowering)
}

export const activity: Record<string, LowerPlugin> = {
  activity_metrics: activityMetrics,
  new_activity_metrics: newActivityMetrics,
  active_users_count: windowed('active_users_count', 2, 6),
  activity_counts_metrics: windowed('activity_counts_metrics', 2, 3),
  sliding_window_counts: windowed('sliding_window_counts', 2, 4),
  session_count: windowed('session_count', 2, 4),
  activity_engagement: windowed('activity_engagement', 2, 4),
  rolling_percentile: (call, input, scope, lowering, evaluate) => {
    const [value, percentile, index, bin, size, ...groups] = argumentsOf(call).positional
    const { table, columns } = withExpressions(input, [value!, index!, ...groups], scope, lowering)
    const values = [percentile!, bin!, size!].map((node) => lowerExpression(node, scope, lowering))
    return stepTable(
      'rolling_percentile',
      { groups: groups.length },
      [{ ...table, columns }, valuesTable(values, lowering)],
      evaluate.columns ?? [],
      lowering,
    )
  },
}
