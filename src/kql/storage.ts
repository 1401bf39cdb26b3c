import type { CatalogTable } from './adapter/catalog.ts'

/** A full-text index over the words of a table's columns. */
export interface TextIndex {
  readonly sqlName: string
  /** The columns it holds, by their `sqlName`. */
  readonly columns: readonly string[]
  /** Columns by which rows are found quicker still where a whole value is given, with or without regard to case. */
  readonly ordered: { readonly exact: ReadonlySet<string>; readonly folded: ReadonlySet<string> }
  /** SQL of the row ids it cannot answer for: they are candidates always. */
  readonly besides: string
  /** Whether so few rows are found that going by the index is quicker than reading the whole table. */
  isSelective(match: string): boolean
}

/**
 * How a column is kept beside its table, by the column's `sqlName`: `values` as codes of a dictionary that is at hand, `ids` as such
 * codes whose values must be looked up, `numbers` as whole numbers.
 */
export type KeptColumns = (column: string) => 'values' | 'ids' | 'numbers' | undefined

/** What a storage keeps beside its tables. It changes how a query reads, never what it answers. */
export interface Storage {
  textIndex(table: CatalogTable): TextIndex | undefined
  keptColumns(table: CatalogTable): KeptColumns | undefined
}
