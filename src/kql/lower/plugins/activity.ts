import type { Syntax } from '../../adapter/syntax.ts'
import type { KqlColumn } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
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

export const activity: Record<string, LowerPlugin> = {
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
