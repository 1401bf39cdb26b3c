import { existsSync, renameSync, rmSync } from 'node:fs'
import { fail } from '#base/problem.ts'
import type { ReadStore } from './sql.ts'
import { connectionOf } from './statements.ts'

/** Pages copied at a time (8 MiB): a few milliseconds, after which other calls have their turn. */
const PAGES_AT_A_TIME = 1024

/**
 * Writes the case into a new file, a stretch of pages at a time; what is written to the case meanwhile is in the copy too, which is
 * whole at the moment this ends. A copy that fails leaves nothing. Fails with `case.exists` where something is at the path.
 */
export async function copyCase(store: ReadStore, path: string): Promise<void> {
  if (existsSync(path)) fail('case.exists', `${path} exists already`)
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    await connectionOf(store).backup(unfinished, { progress: () => PAGES_AT_A_TIME })
    if (existsSync(path)) fail('case.exists', `${path} exists already`)
    renameSync(unfinished, path)
  } finally {
    rmSync(unfinished, { force: true })
  }
}
