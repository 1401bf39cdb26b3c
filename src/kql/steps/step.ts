import type { StepPlan } from '../emit/statement.ts'
import type { KqlColumn } from '../types.ts'
import type { SqlValue } from '../udf/convert-value.ts'

export type StepRow = readonly SqlValue[]

/** Rows of one input as they come; integers are bigints. */
export interface StepInput {
  readonly columns: readonly KqlColumn[]
  rows(): Iterable<StepRow>
}

/** Runs a prepared question within a step: an expression over values that the step holds. */
export interface StepHost {
  /** Answers the single row of a SELECT for given parameters. */
  evaluate(sql: string): (parameters: readonly SqlValue[]) => StepRow
}

/** An operator that runs in JavaScript: rows in, rows out, in the order of the plan's columns. */
export interface StepOperator {
  readonly name: string
  run(inputs: readonly StepInput[], plan: StepPlan, host: StepHost): Iterable<StepRow>
}
