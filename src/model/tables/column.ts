/** Kusto's scalar types as the schemas write them. */
export type ColumnType = 'string' | 'datetime' | 'timespan' | 'int' | 'long' | 'real' | 'decimal' | 'bool' | 'dynamic' | 'guid'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly description?: string
}

/** One KQL table: its columns in schema order. `timeColumn` is the column that dates a row (`Timestamp`, `TimeGenerated`), if it has one. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly description?: string
  readonly timeColumn?: string
  readonly deprecated?: boolean
  readonly preview?: boolean
}
