import { existsSync } from 'node:fs'
import { fail } from '#base/problem.ts'
import type { WriteStore } from './sql.ts'

/** Writes the case as it stands into a new file, compacted; fails with `case.exists` where something is at the path. */
export function copyCase(store: WriteStore, path: string): void {
  if (existsSync(path)) fail('case.exists', `${path} exists already`)
  store.run('VACUUM INTO ?', path)
}
