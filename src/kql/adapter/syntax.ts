import type { KqlColumn, KqlType } from '../types.ts'

/** A range of the query text in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type SymbolKind = 'column' | 'table' | 'variable' | 'parameter' | 'function' | 'operator' | 'tuple' | 'graph' | 'other'

/** What a name in the text was bound to. */
export interface BoundSymbol {
  readonly kind: SymbolKind
  readonly name: string
}

/** A declared parameter of a user function, with its default where it has one. */
export interface BoundParameter {
  readonly name: string
  readonly type: KqlType | undefined
  readonly isTable: boolean
  readonly fallback: Syntax | undefined
}

/**
 * A node of the bound tree. `kind` is the class Kusto's parser gives it (`FilterOperator`, `BinaryExpression`); children are
 * reached by the names that class gives them.
 */
export interface Syntax extends Span {
  readonly kind: string
  /** The node's text without surrounding trivia. */
  readonly text: string
  child(name: string): Syntax
  maybe(name: string): Syntax | undefined
  /** Elements of a list child, separators dropped. */
  list(name: string): readonly Syntax[]
  /** Text of a token child, '' where it is missing. */
  token(name: string): string
  /** Elements where the node is itself a list. */
  readonly elements: readonly Syntax[]
  /** The declared or referenced name where the node is one. */
  readonly simpleName: string
  /** Value of a string literal, escapes resolved; undefined for other nodes. */
  readonly stringValue: string | undefined
  readonly constantString: string | undefined
  readonly isLiteral: boolean
  /** Scalar type by the binder; undefined for tables, unknown and void. */
  readonly type: KqlType | undefined
  readonly isTabular: boolean
  /** Columns by the binder, where the node is tabular. */
  readonly columns: readonly KqlColumn[] | undefined
  /** The binder does not know all columns (`bag_unpack`, `pivot`). */
  readonly isOpen: boolean
  readonly symbol: BoundSymbol | undefined
  /** Bound body of the user function this node calls, with its own scope of names. */
  readonly calledBody: Syntax | undefined
  readonly calledParameters: readonly BoundParameter[]
  /** The name a column made of this expression gets, undefined where it is numbered. */
  readonly resultName: string | undefined
  /** Parameters such as `kind=inner`, by lower-case name. */
  readonly parameters: ReadonlyMap<string, Syntax>
  walk(visit: (node: Syntax) => void): void
}
