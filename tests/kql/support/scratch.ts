import Database from 'better-sqlite3'
import { problem } from '../../../src/base/problem.ts'
import { notOk, type Result } from '../../../src/base/result.ts'
import type { HuntConnection } from '../../../src/engine/hunt/connection.ts'
import { type HuntOptions, type HuntResult, runHunt } from '../../../src/engine/hunt/run-hunt.ts'

/** Noon of 2026-01-15: the moment `now()` answers in tests. */
export const NOON = 639_040_752_000_000_000n

const empty = { tables: [] }

/** A fresh connection in memory. */
export const openScratch = () => new Database(':memory:') as unknown as HuntConnection

let shared: HuntConnection | undefined

/** Runs a query that brings its own data (datatable, print, range). */
export function hunt(text: string, options: Partial<HuntOptions> = {}): Result<HuntResult> {
  shared ??= openScratch()
  try {
    return runHunt(shared, text, { catalog: empty, clock: NOON, ...options })
  } catch (thrown) {
    return notOk(problem('program.fault', thrown instanceof Error ? `${thrown.message}\n${thrown.stack}` : String(thrown)))
  }
}
