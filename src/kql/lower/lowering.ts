import { fail, type Problem, type Where } from '#base/problem.ts'
import type { Catalog, CatalogTable } from '../adapter/catalog.ts'
import { whereOf } from '../adapter/diagnostics.ts'
import type { Span, Syntax } from '../adapter/syntax.ts'
import { createColumns, type NewColumn } from '../ir/column.ts'
import type { Expression } from '../ir/expression.ts'
import type { KqlColumn } from '../types.ts'
import type { Scope } from './scope.ts'

/** Rows an analyst supplied for an `externaldata` by its address. */
export interface ExternalData {
  readonly uri: string
  /** Cells as text, in the order of the declared columns; null where a row has none. */
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Data that must be there before its query can run: an `externaldata` without a local file, or the geo pack. */
export interface MissingData {
  readonly kind: 'external-data' | 'geo-pack'
  readonly uri: string
  readonly where: Where
}

/** Moments in ticks. */
export interface TimeRange {
  readonly from: bigint
  readonly to: bigint
}

export interface Render {
  readonly visualization: string
  readonly properties: Readonly<Record<string, string>>
}

/** What the whole lowering of one query shares. */
export interface Lowering {
  readonly text: string
  readonly catalog: Catalog
  readonly tables: ReadonlyMap<string, CatalogTable>
  readonly newColumn: NewColumn
  /** Ticks of `now()`. */
  readonly clock: bigint
  /** Rows of dated tables are seen only between these moments, both included. */
  readonly range: TimeRange | undefined
  readonly externals: readonly ExternalData[]
  /** Columns found by running a prefix of the query, by the key of the operator that needs them. */
  readonly shapes: ReadonlyMap<string, readonly KqlColumn[]>
  /** Addresses of `externaldata` no rows were supplied for. */
  readonly missing: MissingData[]
  /** What callers of stored functions must know. */
  readonly notices: Problem[]
  /** Values of `set name = value`. */
  readonly settings: Map<string, Expression>
  render?: Render
  /** Numbers the operators whose columns come from data, in the order they are met: their keys in `shapes`. */
  nextShape(): number
  /** Refuses the query at a node, by a code and the name of what cannot be done. */
  refuse(node: Span, code: string, message: string, scope?: Scope, hint?: string): never
}

export function createLowering(
  text: string,
  options: {
    readonly catalog: Catalog
    readonly clock: bigint
    readonly range?: TimeRange
    readonly externals?: readonly ExternalData[]
    readonly shapes?: ReadonlyMap<string, readonly KqlColumn[]>
  },
): Lowering {
  let shapesMet = 0
  return {
    text,
    catalog: options.catalog,
    tables: new Map(options.catalog.tables.map((table) => [table.name, table])),
    newColumn: createColumns(),
    clock: options.clock,
    range: options.range,
    externals: options.externals ?? [],
    shapes: options.shapes ?? new Map(),
    missing: [],
    notices: [],
    settings: new Map(),
    nextShape: () => ++shapesMet,
    refuse(node, code, message, scope, hint) {
      const at = scope?.callSite ?? node
      return fail(code, message, { where: whereOf(text, at.start, at.end), ...(hint ? { hint } : {}) })
    },
  }
}

/** The statement, operator or expression a lowering function is given. */
export type Node = Syntax
