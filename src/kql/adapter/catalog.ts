import type { KqlColumn } from '../types.ts'

/** A table a query may name. `sqlName` and the columns' `sqlName` are what the storage calls them; `stored` false means it holds no rows. */
export interface CatalogColumn extends KqlColumn {
  readonly sqlName: string
}

export interface CatalogTable {
  readonly name: string
  readonly sqlName: string
  readonly stored: boolean
  readonly columns: readonly CatalogColumn[]
  readonly description?: string
  /** Column that numbers the rows in the order they were stored. */
  readonly rowId?: string
  /** Column that dates a row, by its `sqlName`. */
  readonly timeColumn?: string
  /** SQL over a row that gives the ticks it was stored at, for `ingestion_time()`. */
  readonly ingestionTime?: string
}

/** A stored function: KQL parameters and body, as `.create function` would take them. */
export interface CatalogFunction {
  readonly name: string
  /** `(T:(*), x:string="SHA1")` */
  readonly parameters: string
  /** `{ T | extend Known = true }` */
  readonly body: string
  readonly description?: string
  /** What a caller must know of the answer, told as a warning: columns that cannot be known here. */
  readonly notice?: string
}

/** All names a query may use beyond the language's own. */
export interface Catalog {
  readonly tables: readonly CatalogTable[]
  /** The storage holds networks and their places (`geo_network`), because a geo pack was imported. */
  readonly hasGeoNetworks?: boolean
  readonly functions?: readonly CatalogFunction[]
}
