import { tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'
import type { EntityFact } from './facts.ts'

/** On how many of the case's devices an entity was seen, alerted or not. */
export interface Prevalence {
  /** devices that send telemetry at all */
  readonly devices: number
  readonly seenOn: ReadonlyMap<EntityFact, number>
}

/** Where a name of an entity stands in rows that bear a device. */
const PLACES: readonly (readonly [table: string, column: string, type: string])[] = [
  ['DeviceProcessEvents', 'SHA256', 'sha256'],
  ['DeviceProcessEvents', 'SHA1', 'sha1'],
  ['DeviceFileEvents', 'SHA256', 'sha256'],
  ['DeviceImageLoadEvents', 'SHA256', 'sha256'],
  ['DeviceNetworkEvents', 'RemoteIP', 'ip'],
  ['DeviceNetworkEvents', 'RemoteUrl', 'domain'],
]

const KINDS = new Set(['file', 'fileHash', 'ip', 'domain', 'dns'])

function deviceCount(store: ReadStore): number {
  const counts = ['DeviceInfo', 'DeviceProcessEvents', 'DeviceNetworkEvents'].map((name) => {
    const table = tableWithRows(store, name)
    if (!table?.has('DeviceId')) return 0
    return store.get<{ n: number }>(`SELECT count(DISTINCT ${table.sql('DeviceId')}) AS n FROM ${table.from}`)!.n
  })
  return Math.max(...counts)
}

/** Counts over the whole of the evidence how common what alerts name is among devices. */
export function readPrevalence(store: ReadStore, entities: Iterable<EntityFact>): Prevalence {
  const byName = new Map<string, EntityFact>()
  for (const entity of entities) if (KINDS.has(entity.kind)) for (const name of entity.names) byName.set(name, entity)
  const seenOn = new Map<EntityFact, number>()
  for (const [name, column, type] of PLACES) {
    const table = tableWithRows(store, name)
    const values = [...byName.keys()].filter((one) => one.startsWith(`${type}:`)).map((one) => one.slice(type.length + 1))
    if (!table?.has(column) || !table.has('DeviceId') || values.length === 0) continue
    const rows = store.all<{ value: string; n: number }>(
      `SELECT ${table.sql(column)} AS value, count(DISTINCT ${table.sql('DeviceId')}) AS n FROM ${table.from}
       WHERE ${table.sql(column)} IN (SELECT value FROM json_each(?)) GROUP BY 1`,
      JSON.stringify(values),
    )
    for (const { value, n } of rows) {
      const entity = byName.get(`${type}:${value}`)!
      seenOn.set(entity, Math.max(n, seenOn.get(entity) ?? 0))
    }
  }
  return { devices: deviceCount(store), seenOn }
}
