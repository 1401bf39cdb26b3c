import type { BoundParameter, Syntax } from '../adapter/syntax.ts'
import type { Column } from '../ir/column.ts'
import type { Expression } from '../ir/expression.ts'
import type { AggregateCall, Output } from '../ir/relation.ts'
import type { Table } from '../ir/table.ts'
import type { DeclaredPattern } from './declared-pattern.ts'
import type { Paths } from './graph/paths.ts'

/** What a `let` name or a parameter stands for. */
export type Binding =
  | { readonly kind: 'scalar'; readonly expression: Expression }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'function'; readonly closure: Names; readonly declaration: Syntax }
  | { readonly kind: 'pattern'; readonly pattern: DeclaredPattern }

/** Names in force, innermost first. */
export interface Names {
  readonly own: Map<string, Binding>
  readonly outer?: Names
}

export const openNames = (outer?: Names): Names => (outer ? { own: new Map(), outer } : { own: new Map() })

export function bindingOf(names: Names | undefined, name: string): Binding | undefined {
  for (let at = names; at; at = at.outer) {
    const found = at.own.get(name)
    if (found) return found
  }
  return undefined
}

/** Gathers the aggregate calls met while an expression of `summarize` is lowered. */
export interface Aggregation {
  readonly calls: AggregateCall[]
  readonly inner: Scope
}

/** The row an expression is worked out on. */
export interface RowSource {
  /** Members reached by a qualifier: `$left`, `$right`, a scan step, a graph element. */
  readonly qualifiers?: ReadonlyMap<string, (name: string) => Expression | undefined>
  readonly table?: Table
}

/** Where an expression stands: the names it may use and the row it is worked out on. */
export interface Scope extends RowSource {
  readonly names: Names
  readonly aggregation?: Aggregation
  /** Paths of a `graph-match`, for `map`, `any` and `all`. */
  readonly paths?: Paths
  /** The value that stands for each partition of `partition … { }`, by its name, for `toscalar`. */
  readonly foreach?: { readonly name: string; readonly value: Expression }
  /** What becomes of the rows that such a query starts from. */
  readonly leading?: (table: Table) => Table
  /** Rows a subquery starts from without naming them (`mv-apply`, `partition`). */
  readonly input?: Table
  /** Spans inside an expanded function lie in its own text, so problems point at the call. */
  readonly callSite?: Syntax
}

export const withTable = (scope: Scope, table: Table): Scope => {
  const { aggregation: _aggregation, qualifiers: _qualifiers, ...rest } = scope
  return { ...rest, table }
}

export const withoutRow = (scope: Scope): Scope => {
  const { aggregation: _aggregation, qualifiers: _qualifiers, table: _table, input: _input, ...rest } = scope
  return rest
}

export type { BoundParameter, Column, Output }
