/** A value SQLite can hold as a parameter. Ticks and other int64 go in as bigint. */
export type SqlValue = string | number | bigint | null | Uint8Array

/**
 * Reading side of a case file. Integers come back as numbers where a double holds them exactly and as bigint beyond 2^53,
 * so ticks always arrive as bigint. Statements are prepared once per text and kept.
 */
export interface ReadStore {
  readonly path: string
  all<Row>(sql: string, ...params: readonly SqlValue[]): Row[]
  get<Row>(sql: string, ...params: readonly SqlValue[]): Row | undefined
  iterate<Row>(sql: string, ...params: readonly SqlValue[]): IterableIterator<Row>
}

/** Writing side: what only the writer process holds. A function that takes a ReadStore cannot write, by type. */
export interface WriteStore extends ReadStore {
  run(sql: string, ...params: readonly SqlValue[]): { readonly changes: number; readonly lastInsertRowid: number }
  /** Runs `work` in one transaction, nested calls as savepoints; a throw rolls back. */
  transaction<T>(work: () => T): T
}
