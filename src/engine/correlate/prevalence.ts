import { distinctRows } from '../entities/distinct-rows.ts'
import { type TableInSql, tableWithRows } from '../entities/hunting-rows.ts'
import type { WriteStore } from '../store/sql.ts'
import { isIndexed } from '../store/table-indexes.ts'
import type { EntityFact } from './facts.ts'

/** On how many of the case's devices an entity was seen, alerted or not. */
export interface Prevalence {
  /** devices that send telemetry at all */
  readonly devices: number
  /** where counting stopped */
  readonly most: number
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

function deviceCount(store: WriteStore): number {
  const counts = ['DeviceInfo', 'DeviceProcessEvents', 'DeviceNetworkEvents'].map((name) => {
    const table = tableWithRows(store, name)
    if (!table?.has('DeviceId')) return 0
    return new Set(distinctRows(store, table, ['DeviceId', 'DeviceName']).map(({ values }) => values.DeviceId)).size
  })
  return Math.max(...counts)
}

/** On how many devices rows of a table have each of some values, each counted up to `most`. */
function* devicesWith(
  store: WriteStore,
  table: TableInSql,
  column: string,
  values: readonly string[],
  most: number,
): Generator<readonly [value: string, devices: number]> {
  const [device, found] = [table.sql('DeviceId'), table.sql(column)]
  if (!isIndexed(table.table, column)) {
    // one walk through the table for all of them
    const rows = store.all<{ value: string; n: number }>(
      `SELECT ${found} AS value, count(DISTINCT ${device}) AS n FROM ${table.from}
       WHERE ${found} IN (SELECT value FROM json_each(?)) GROUP BY 1`,
      JSON.stringify(values),
    )
    for (const { value, n } of rows) yield [value, Math.min(n, most)]
    return
  }
  for (const value of values) {
    const devices = new Set<string>()
    for (const row of store.iterate<{ device: string }>(`SELECT ${device} AS device FROM ${table.from} WHERE ${found} = ?`, value)) {
      devices.add(row.device)
      if (devices.size >= most) break
    }
    yield [value, devices.size]
  }
}

/**
 * Counts over the whole of the evidence how common what alerts name is among devices.
 * @param enough up to how many of so many devices to count: a file of every device may stand in millions of rows
 */
export function readPrevalence(store: WriteStore, entities: Iterable<EntityFact>, enough: (devices: number) => number): Prevalence {
  const devices = deviceCount(store)
  const most = enough(devices)
  const byName = new Map<string, EntityFact>()
  for (const entity of entities) if (KINDS.has(entity.kind)) for (const name of entity.names) byName.set(name, entity)
  const seenOn = new Map<EntityFact, number>()
  for (const [name, column, type] of PLACES) {
    const table = tableWithRows(store, name)
    const values = [...byName.keys()].filter((one) => one.startsWith(`${type}:`)).map((one) => one.slice(type.length + 1))
    if (!table?.has(column) || !table.has('DeviceId') || values.length === 0) continue
    for (const [value, n] of devicesWith(store, table, column, values, most)) {
      const entity = byName.get(`${type}:${value}`)!
      seenOn.set(entity, Math.max(n, seenOn.get(entity) ?? 0))
    }
  }
  return { devices, most, seenOn }
}
