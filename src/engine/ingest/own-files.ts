import { realpathSync } from 'node:fs'

/** Where a file lies once links are followed. */
function standingAt(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * Tells the case's own files, which lie among its evidence where an analyst made it there. They are no evidence: they change with the
 * import, and to open and close them would take from SQLite the locks that this process holds on them.
 */
export function ownFiles(casePath: string): (path: string) => boolean {
  const at = standingAt(casePath)
  const own = new Set(['', '-wal', '-shm', '-journal', '-writer', '-writer-journal'].map((ending) => `${at}${ending}`))
  return (path) => own.has(standingAt(path))
}
