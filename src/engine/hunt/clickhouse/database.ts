/** A ClickHouse database as far as a case uses it. Who connects is the command line: the engine itself reaches no network. */
export interface ClickHouseDatabase {
  /** Runs a statement that answers nothing. */
  command(sql: string): Promise<void>
  /** Adds rows, each an array of cells in the table's order. */
  insert(table: string, rows: readonly (readonly unknown[])[]): Promise<void>
  /** Rows as arrays of cells, a batch at a time; 64-bit integers and non-finite reals come as text. */
  query(sql: string, parameters: Readonly<Record<string, unknown>>): AsyncIterable<readonly (readonly unknown[])[]>
}
