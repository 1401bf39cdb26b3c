import type { AggregateForm } from '../catalog/aggregate-row.ts'
import type { ScalarForm } from '../catalog/scalar-row.ts'
import type { LiteralValue } from '../ir/expression.ts'
import type { KqlType } from '../types.ts'

/** Spells an operation from finished argument texts. */
export type Spelling = (args: readonly string[], types: readonly KqlType[]) => string

/** What a query can be told in SQL: everything the emitter does not spell itself. A second database is a second value of this type. */
export interface Dialect {
  readonly name: string
  quote(identifier: string): string
  /** Operations of the plan's core by name. */
  readonly operations: Readonly<Record<string, Spelling>>
  /** A catalog function in one of its forms; undefined where the dialect cannot do it. */
  scalar(name: string, form: ScalarForm, index: number): Spelling | undefined
  /** An aggregate; `tail` carries ORDER BY inside and FILTER behind the brackets. */
  aggregate(
    name: string,
    form: AggregateForm,
    index: number,
  ): ((args: readonly string[], inside: string, behind: string, types: readonly KqlType[]) => string) | undefined
  /** A literal as a placeholder, with the value to bind for it. */
  readonly placeholder: (index: number, type: KqlType) => string
  /** The cell of a JSON array of rows at a place, as a value of the type. */
  jsonCell(row: string, index: number, type: KqlType): string
  /** FROM item that gives the rows of a JSON array parameter as one column `value`. */
  jsonRows(parameter: string): { from: string; value: string }
  /** FROM item and columns that give the elements of a dynamic array. */
  unnest(array: string): { from: string; value: string; index: string }
  /** A query whose rows are 0 … count − 1 in a column. */
  numbers(count: string, column: string): string
  /** A query whose rows are the ids a full-text index finds. */
  textMatch(index: string, match: string): string
  /** Keeps the planner from working the columns of a query out more than once. */
  readonly fence: string
  readonly materialized: string
  readonly inlined: string
}

/** A value as the driver binds it: integers as bigint, so that they stay integers. */
export type Parameter = string | number | bigint | null

export const parameterOf = (value: LiteralValue): Parameter => value
