import type { CatalogTable } from '../adapter/catalog.ts'
import type { AggregateForm } from '../catalog/aggregate-row.ts'
import type { ColumnarPlan } from '../columnar/plan.ts'
import type { TextIndex } from '../storage.ts'
import type { Column } from './column.ts'
import type { Expression, LiteralValue, SortKey } from './expression.ts'

/** One computed column. */
export interface Output {
  readonly column: Column
  readonly expression: Expression
}

/** One aggregate of a summarize. */
export interface AggregateCall {
  readonly column: Column
  readonly name: string
  readonly form: AggregateForm
  readonly index: number
  readonly args: readonly Expression[]
  readonly condition?: Expression
  /** Order of the rows inside the group, where it shows. */
  readonly order?: readonly SortKey[]
}

export interface Scan {
  readonly op: 'scan'
  readonly table: CatalogTable
  readonly columns: readonly { readonly column: Column; readonly source: string; readonly isExpression?: boolean }[]
  /** Asks the table's full-text index first: the rows it finds, and those it cannot answer for, are all that are read. */
  readonly match?: { readonly index: TextIndex; readonly text: string }
}
export interface Values {
  readonly op: 'values'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly LiteralValue[])[]
}
/** Rows worked out from expressions alone (`print`, a datatable with computed cells). */
export interface Row {
  readonly op: 'row'
  readonly outputs: readonly Output[]
}
export interface Filter {
  readonly op: 'filter'
  readonly input: Relation
  readonly condition: Expression
}
/** Passes every column of the input that is asked for, and adds `outputs`. */
export interface Extend {
  readonly op: 'extend'
  readonly input: Relation
  readonly outputs: readonly Output[]
}
export interface Aggregate {
  readonly op: 'aggregate'
  readonly input: Relation
  readonly keys: readonly Output[]
  readonly calls: readonly AggregateCall[]
  /** Values taken from one row of the group: the row of its only `min` or `max` call, else any. */
  readonly carried?: readonly Output[]
  /** Keeps one row of each key, as `join` does by default: which one is free, so filters may go before it. */
  readonly unique?: boolean
}
export interface Limit {
  readonly op: 'limit'
  readonly input: Relation
  readonly count: Expression
  readonly order: readonly SortKey[]
}
export type JoinKind = 'inner' | 'left' | 'right' | 'full' | 'semi' | 'anti' | 'cross'
/** Columns of both sides keep their identity; a padded side's strings are '' through `padded`. */
export interface Join {
  readonly op: 'join'
  readonly kind: JoinKind
  readonly left: Relation
  readonly right: Relation
  readonly condition: Expression
}
export interface Union {
  readonly op: 'union'
  readonly columns: readonly Column[]
  readonly inputs: readonly { readonly relation: Relation; readonly values: readonly Expression[] }[]
}
/** One row for each element of a JSON array: `value` its JSON text, `index` its place from 0. Rows without elements vanish. */
export interface Unnest {
  readonly op: 'unnest'
  readonly input: Relation
  readonly array: Expression
  readonly value: Column
  readonly index: Column
}
/** Numbers from 0 to `count` − 1. */
export interface Numbers {
  readonly op: 'numbers'
  readonly count: Expression
  readonly column: Column
}
/** The input, worked out once however often it is read. */
export interface Shared {
  readonly op: 'shared'
  readonly input: Relation
}
/** An operator in JavaScript, run before the rest of the query: its result is a temporary table. */
export interface Step {
  readonly op: 'step'
  readonly operator: string
  readonly settings: unknown
  readonly inputs: readonly { readonly relation: Relation; readonly columns: readonly Column[]; readonly order: readonly SortKey[] }[]
  readonly columns: readonly Column[]
}

/** A grouping answered from kept columns: its keys and calls in the plan's order, and late columns of the row that stands for a group. */
export interface Columnar {
  readonly op: 'columnar'
  readonly plan: ColumnarPlan
  readonly columns: readonly Column[]
  readonly late?: { readonly table: CatalogTable; readonly columns: readonly { readonly column: Column; readonly source: string }[] }
}

export type Relation =
  | Columnar
  | Scan
  | Values
  | Row
  | Filter
  | Extend
  | Aggregate
  | Limit
  | Join
  | Union
  | Unnest
  | Numbers
  | Shared
  | Step
