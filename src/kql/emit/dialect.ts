import type { AggregateForm } from '../catalog/aggregate-row.ts'
import type { ScalarForm } from '../catalog/scalar-row.ts'
import type { LiteralValue } from '../ir/expression.ts'
import type { KqlType } from '../types.ts'

/** Spells an operation from finished argument texts. */
export type Spelling = (args: readonly string[], types: readonly KqlType[]) => string

/** A spelling that knows some numbers or types of arguments only. */
export type PartialSpelling = (args: readonly string[], types: readonly KqlType[]) => string | undefined

/** The aggregate that picks a row of its group: the value it looks at, finished, and its type. */
export interface Extreme {
  readonly which: 'min' | 'max'
  readonly value: string
  readonly type: KqlType
}

/** What a query can be told in SQL: everything the emitter does not spell itself. A second database is a second value of this type. */
export interface Dialect {
  readonly name: string
  quote(identifier: string): string
  /** Whether operators in JavaScript can run beside the database: they need its temporary tables. */
  readonly runsSteps: boolean
  /** Operations of the plan's core by name. */
  readonly operations: Readonly<Record<string, Spelling>>
  /** A catalog function in one of its forms; undefined where the dialect cannot do it. */
  scalar(name: string, form: ScalarForm, index: number): PartialSpelling | undefined
  /** An aggregate; `tail` carries ORDER BY inside and FILTER behind the brackets. */
  aggregate(
    name: string,
    form: AggregateForm,
    index: number,
  ): ((args: readonly string[], inside: string, behind: string, types: readonly KqlType[]) => string | undefined) | undefined
  /** A function over neighbouring rows, with what stands between the brackets of OVER; undefined where the dialect cannot do it. */
  window(name: string, args: readonly string[], types: readonly KqlType[], over: string): string | undefined
  /** A literal as a placeholder, with the value to bind for it. */
  readonly placeholder: (index: number, type: KqlType) => string
  /** The value of a type that stands for a missing one: '' for strings, else null. */
  nothing(type: KqlType): string
  /** A query that gives rows of finished values under quoted names. */
  rows(names: readonly string[], rows: readonly (readonly string[])[]): string
  /** A value of one row of the group: of the row that has the extreme, or of any. */
  carried(text: string, by: (() => Extreme) | undefined): string
  /**
   * What to look for and how to read what was found, where a value that may be missing picks the row of a group: the first row then
   * stands for a group in which it always is. Absent where the database sees to it, undefined where it cannot.
   */
  picking?(by: Extreme): { readonly value: string; read(text: string): string } | undefined
  /** All values of a quoted column as one JSON array. */
  collected(column: string, type: KqlType, from: string): string
  /** The cell of a JSON array of rows at a place, as a value of the type. */
  jsonCell(row: string, index: number, type: KqlType): string
  /** FROM item that gives the rows of a JSON array parameter as one column `value`. */
  jsonRows(parameter: string): { from: string; value: string }
  /** What follows a FROM item to give a row for each element of a dynamic array, and the columns that tell of it. */
  unnest(array: string): { from: string; value: string; index: string }
  /** A query whose rows are 0 … count − 1 in a column. */
  numbers(count: string, column: string): string
  /** A FROM item that gives the rows of a plan over kept columns, as columns `c0`, `c1`, …; absent where nothing keeps them. */
  columnar?(width: number, place: number): string
  /** A query whose rows are the ids a full-text index finds; absent where the database has none of ours. */
  textMatch?(index: string, match: string): string
  /** Whether nulls go first where a sort key does not say. */
  nullsFirst(descending: boolean): boolean
  /** Keeps the planner from working the columns of a query out more than once. */
  readonly fence: string
  readonly materialized: string
  readonly inlined: string
}

/** A value as the driver binds it: integers as bigint, so that they stay integers. */
export type Parameter = string | number | bigint | null

export const parameterOf = (value: LiteralValue): Parameter => value
