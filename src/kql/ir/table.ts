import type { Column, Visible } from './column.ts'
import { columnExpression, type SortKey } from './expression.ts'
import type { Relation } from './relation.ts'

/** A graph: nodes by key, edges with a number of their own. Its columns are reached by patterns alone. */
export interface Graph {
  readonly nodes: Table
  readonly key: Column
  readonly edges: Table
  readonly edge: Column
  readonly source: Column
  readonly target: Column
  /** Of a graph that is one for each value of a column: its keys hold that value too, so that no path leaves its part. */
  readonly parts?: GraphParts
}

/** What keeps the parts of a partitioned graph apart, and what its nodes are called by there. */
export interface GraphParts {
  readonly ofNodes: Column
  readonly ofEdges: Column
  readonly id: Column
  readonly sourceId: Column
  readonly targetId: Column
}

/**
 * What an operator takes and gives: a relation, the columns the query can name, and what must be remembered beside them.
 */
export interface Table {
  readonly relation: Relation
  readonly columns: readonly Visible[]
  /** The rows' order; a `sort` sets it, and operators that keep rows in place pass it on. */
  readonly order: readonly SortKey[]
  /** The order was asked for, so results show it; otherwise it is only the order rows were written in. */
  readonly sorted: boolean
  /** Functions over neighbouring rows may be used: the rows came from `serialize`, `sort` or the like. */
  readonly serialized?: boolean
  /** Hidden columns that keep the groups of `partition` and `mv-apply` apart while their subquery is worked out. */
  readonly partition: readonly Column[]
  /** When each row was stored, where the rows still stand for stored ones. */
  readonly ingestion?: Column
  /** What `make-graph` gives, until an operator makes rows of it. */
  readonly graph?: Graph
  /** The name a `union withsource` shows. */
  readonly name?: string
}

export function visible(table: Table, name: string): Column | undefined {
  return table.columns.find((c) => c.name === name)?.column
}

export const ascending = (column: Column): SortKey => ({ expression: columnExpression(column), descending: false, nullsFirst: true })
