import type { Sql } from '../emit/statement.ts'
import type { KqlType } from '../types.ts'

/** A kept column of one of the plan's tables, by the table's place and the column's stored name. */
export interface PlanColumn {
  readonly table: number
  readonly column: string
}

/** A value worked out of one kept column. */
export interface PlanValue extends PlanColumn {
  /** Rows `code`, `result` over the column's dictionary: any expression of one column is worked out once a value, by the database. */
  readonly sql?: Sql
  /** The largest multiple of this that is not above the number. */
  readonly step?: bigint
}

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '<>'

export type PlanCondition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly PlanCondition[] }
  /** `sql` gives rows `code`, `result`: for which values of the dictionary the condition holds. */
  | (PlanColumn & { readonly kind: 'values'; readonly sql: Sql })
  | (PlanColumn & { readonly kind: 'compare'; readonly comparison: Comparison; readonly value: bigint })
  | (PlanColumn & { readonly kind: 'null'; readonly isNull: boolean })

export type PlanAggregate = 'count' | 'dcount' | 'min' | 'max' | 'sum' | 'make_set'

export interface PlanCall {
  readonly aggregate: PlanAggregate
  readonly argument?: PlanValue
  readonly condition?: PlanCondition
  readonly type: KqlType
}

/**
 * Scan, filter, join and group in one: what a database of rows is slow at and kept columns are quick at. Its rows are the keys, the
 * calls, and, with `row`, the id of one row of the first table for each group. Plain data.
 */
export interface ColumnarPlan {
  readonly tables: readonly { readonly name: string; readonly conditions: readonly PlanCondition[] }[]
  /** Equal pairs of the first table and the second; `unique`: one row of the first for each key, the first stored. */
  readonly join?: { readonly on: readonly (readonly [left: PlanColumn, right: PlanColumn])[]; readonly unique: boolean }
  readonly keys: readonly PlanValue[]
  readonly calls: readonly PlanCall[]
  /** Which row stands for a group: that of the extreme of a call, or the first. */
  readonly row?: { readonly ofCall: number | null }
}

function conditionText(condition: PlanCondition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return `(${condition.parts.map(conditionText).join(condition.kind === 'all' ? ' and ' : ' or ')})`
    case 'values':
      return `${condition.column} by its values`
    case 'compare':
      return `${condition.column} ${condition.comparison} ${condition.value}`
    case 'null':
      return `${condition.column} is ${condition.isNull ? '' : 'not '}null`
  }
}

const valueText = ({ column, sql, step }: PlanValue) => (sql ? `expression of ${column}` : step ? `bin(${column}, ${step})` : column)

/** A plan in words, for who asks how a query runs. */
export function describePlan(plan: ColumnarPlan): string[] {
  const lines = plan.tables.map(
    ({ name, conditions }) =>
      `SCAN KEPT COLUMNS OF ${name}${conditions.length ? ` WHERE ${conditions.map(conditionText).join(' AND ')}` : ''}`,
  )
  if (plan.join)
    lines.push(
      `HASH JOIN ON ${plan.join.on.map(([l, r]) => `${l.column} = ${r.column}`).join(', ')}${plan.join.unique ? ' (first row of each key)' : ''}`,
    )
  const calls = plan.calls.map(({ aggregate, argument }) => `${aggregate}(${argument ? valueText(argument) : ''})`)
  lines.push(`HASH GROUP BY ${plan.keys.map(valueText).join(', ') || 'nothing'}${calls.length ? `: ${calls.join(', ')}` : ''}`)
  return lines
}
