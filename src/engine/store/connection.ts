import Database from 'better-sqlite3'

/**
 * What the hunt engine needs of the connection beneath a store: registering functions and tables, and statements of its own.
 * Structural, so that no other folder imports the driver.
 */
export interface Connection {
  function(name: string, options: FunctionOptions, body: (...args: never[]) => unknown): unknown
  aggregate(name: string, options: AggregateOptions): unknown
  table(name: string, options: TableOptions): unknown
  prepare(sql: string): Statement
  exec(sql: string): unknown
  /** Copies the database, as many pages at a time as `progress` says, with turns of the event loop between. */
  backup(path: string, options: { progress(): number }): Promise<unknown>
}

export interface FunctionOptions {
  readonly deterministic?: boolean
  readonly varargs?: boolean
  readonly safeIntegers?: boolean
  readonly directOnly?: boolean
}

export interface AggregateOptions extends FunctionOptions {
  readonly start: unknown
  readonly step: (total: never, ...args: never[]) => unknown
  readonly result?: (total: never) => unknown
}

export interface TableOptions {
  readonly columns: string[]
  readonly parameters?: string[]
  readonly safeIntegers?: boolean
  readonly directOnly?: boolean
  readonly rows: (...args: never[]) => Generator
}

export interface Statement {
  readonly reader: boolean
  run(...params: unknown[]): { changes: number; lastInsertRowid: number | bigint }
  all(...params: unknown[]): unknown[]
  get(...params: unknown[]): unknown
  iterate(...params: unknown[]): IterableIterator<unknown>
  raw(on?: boolean): Statement
  safeIntegers(on?: boolean): Statement
  columns(): { name: string; type: string | null }[]
}

/** The connection with what only the store itself does with it. */
export interface OwnConnection extends Connection {
  readonly inTransaction: boolean
  pragma(source: string, options?: { simple?: boolean }): unknown
  close(): unknown
}

/** Whether SQLite refused because another connection holds the lock. */
export const isBusy = (thrown: unknown): boolean => /^SQLITE_BUSY/.test((thrown as { code?: string } | null)?.code ?? '')

/** Opens a SQLite file. 30 s is the longest a writer's commit or a checkpoint may make another wait. */
export function openConnection(path: string, mode: 'create' | 'write' | 'read', timeout = 30_000): OwnConnection {
  return new Database(path, { readonly: mode === 'read', fileMustExist: mode !== 'create', timeout }) as unknown as OwnConnection
}
