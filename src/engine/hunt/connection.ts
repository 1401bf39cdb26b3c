import type { FunctionHost } from '#kql/index.ts'

/** A prepared statement as far as a hunt uses it. */
export interface HuntStatement {
  raw(on?: boolean): HuntStatement
  safeIntegers(on?: boolean): HuntStatement
  run(...parameters: unknown[]): unknown
  get(...parameters: unknown[]): unknown
  all(...parameters: unknown[]): unknown[]
  iterate(...parameters: unknown[]): IterableIterator<unknown>
}

/** A SQLite connection as far as a hunt uses it; it may be read-only, for steps write temporary tables only. */
export interface HuntConnection extends FunctionHost {
  prepare(sql: string): HuntStatement
  exec(sql: string): unknown
}
