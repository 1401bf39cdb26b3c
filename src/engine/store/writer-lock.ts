import { rmSync } from 'node:fs'
import { fail } from '#base/problem.ts'
import { isBusy, openConnection } from './connection.ts'

export interface WriterLock {
  release(): void
}

/**
 * Lets one process at a time hold a case for writing: an exclusive SQLite lock on an empty file beside it, which the operating system
 * drops however the process ends. Readers never see it.
 */
export function takeWriterLock(path: string): WriterLock {
  const file = `${path}-writer`
  const connection = openConnection(file, 'create', 0)
  try {
    connection.exec('BEGIN EXCLUSIVE')
  } catch (thrown) {
    connection.close()
    if (!isBusy(thrown)) throw thrown
    fail('case.in-use', `${path} is open for writing elsewhere`, { hint: 'Close it there first; reading verbs work meanwhile.' })
  }
  return {
    release() {
      rmSync(file, { force: true })
      connection.close()
    },
  }
}
