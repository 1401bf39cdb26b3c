import type { KqlColumn } from '../types.ts'
import { readerOf, type SqlValue, writerOf } from '../udf/convert-value.ts'

/** A row as SQLite holds it; integers are bigints. */
export type StepRow = readonly SqlValue[]

/** Rows of one input, and its columns. */
export interface StepInput {
  readonly columns: readonly KqlColumn[]
  rows(): Iterable<StepRow>
}

/** Answers questions of a step in SQL: expressions over values the step holds. */
export interface StepHost {
  /** Prepares a SELECT of one row; the answer runs it for given parameters. */
  evaluate(sql: string): (parameters: readonly SqlValue[]) => StepRow
}

/** An operator that runs in JavaScript: rows in, rows out, in the order of the plan's columns without the place that is added to them. */
export interface StepOperator {
  readonly name: string
  run(inputs: readonly StepInput[], settings: never, host: StepHost): Iterable<StepRow>
}

/** The rows of an input as JavaScript values by the types of its columns. */
export function* valuesOf(input: StepInput): Iterable<unknown[]> {
  const readers = input.columns.map((column) => readerOf(column.type))
  for (const row of input.rows()) yield row.map((value, i) => (value === null ? null : readers[i]!(value)))
}

/** A JavaScript value as a column of the type holds it. */
export const stored = (value: unknown, type: KqlColumn['type']): SqlValue => writerOf(type)(value)
