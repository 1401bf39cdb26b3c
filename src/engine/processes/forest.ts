import { fail } from '#base/problem.ts'
import type { ReadStore } from '../store/sql.ts'
import { type DeviceScope, deviceScope } from './device-scope.ts'
import type { KnownProcess } from './known-process.ts'
import { ProcessIndex } from './process-index.ts'
import { readAlertProcesses } from './read-alerts.ts'
import { EVENT_TABLES, readProcessTables } from './read-tables.ts'

/** The processes of one device and who started whom. */
export interface Forest {
  readonly scope: DeviceScope
  readonly index: ProcessIndex
  readonly roots: readonly KnownProcess[]
  /** how many processes there are */
  readonly all: number
}

interface Kept {
  readonly key: string
  readonly forest: Forest
}

const kept = new WeakMap<ReadStore, Kept[]>()
const KEPT_FORESTS = 3

/** What the forest is built from: by its own clock a device's rows are never changed once they are read, so counts tell whether it still holds. */
function stateOf(store: ReadStore, scope: DeviceScope): string {
  const tables = store.all<{ name: string; rows: number }>(
    'SELECT name, rows FROM hunting_table WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name',
    JSON.stringify(['DeviceProcessEvents', ...EVENT_TABLES]),
  )
  const alerts = store.get<{ n: number; last: number | null }>('SELECT count(*) AS n, max(id) AS last FROM alert_evidence')
  return JSON.stringify([{ ...scope, correction: String(scope.correction) }, tables, alerts])
}

/**
 * The processes of a device. Built once from the tables and kept for the pages that are asked afterwards, until more evidence comes.
 * Fails with `entity.not-found` and `processes.no-device`.
 */
export function forestOf(store: ReadStore, device: number): Forest {
  const scope = deviceScope(store, device)
  const key = stateOf(store, scope)
  const forests = kept.get(store) ?? []
  const known = forests.find((one) => one.key === key)
  if (known) return known.forest
  const index = new ProcessIndex()
  readProcessTables(store, scope, index)
  readAlertProcesses(store, scope, index)
  const forest = { scope, index, ...index.finished() }
  kept.set(store, [{ key, forest }, ...forests.filter((one) => one.key !== key)].slice(0, KEPT_FORESTS))
  return forest
}

/** The process of that key; `processes.not-found` where the device has none. */
export function processOf(forest: Forest, key: string): KnownProcess {
  return forest.index.byKey.get(key) ?? fail('processes.not-found', `No process ${key} is known on ${forest.scope.label}.`)
}
