import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WriteStore } from '../sql.ts'
import { connectionOf } from '../statements.ts'

/** Name of the attached image in SQL. */
export const IMAGE = 'batch'

/**
 * Runs `work` while the image is attached to the store as `batch`. SQLite attaches files only: it is one of our own that is gone when
 * `work` is done, seldom old enough to reach the disk. Call it outside of a transaction.
 */
export function withImage<T>(store: WriteStore, image: Uint8Array, work: () => T): T {
  const connection = connectionOf(store)
  const path = join(tmpdir(), `coldtrail-rows-${randomUUID()}`)
  try {
    writeFileSync(path, image, { flag: 'wx', mode: 0o600 })
    connection.exec(`ATTACH '${path.replaceAll("'", "''")}' AS ${IMAGE}`)
    try {
      return work()
    } finally {
      connection.exec(`DETACH ${IMAGE}`)
    }
  } finally {
    rmSync(path, { force: true })
  }
}
