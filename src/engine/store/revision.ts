import type { ReadStore, WriteStore } from './sql.ts'

/** How often the case has changed since it was made: grows with every committed change that a screen may show. */
export function revisionOf(store: ReadStore): number {
  const row = store.get<{ value: string }>("SELECT value FROM case_info WHERE key = 'revision'")
  return row ? Number(row.value) : 0
}

/** Counts one more change and answers the new revision. */
export function nextRevision(store: WriteStore): number {
  store.run(
    `INSERT INTO case_info (key, value) VALUES ('revision', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  )
  return revisionOf(store)
}
