import type { Sql } from '../emit/statement.ts'
import type { SqlValue } from '../udf/convert-value.ts'
import type { StepHost, StepRow } from './step.ts'

/** Marks a parameter that is not a value but the place of one. */
export const SLOT = '\u{f0002}'

/** Prepares SQL with slots: the answer runs it on the values to put into them. */
export function prepareSlots(sql: Sql, host: StepHost): (values: readonly SqlValue[]) => StepRow {
  const run = host.evaluate(sql.text)
  const places = sql.parameters.map((p) => (typeof p === 'string' && p.startsWith(SLOT) ? Number(p.slice(SLOT.length)) : undefined))
  return (values) => run(sql.parameters.map((parameter, i) => (places[i] === undefined ? parameter : (values[places[i]] ?? null))))
}
