import { fail } from '#base/problem.ts'
import { correctionOf } from '../clocks/device-clocks.ts'
import { type TableInSql, tableWithRows, writtenTimes } from '../entities/hunting-rows.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'

/** A device as hunting tables name it. */
export interface DeviceScope {
  readonly entity: number
  readonly label: string
  /** sensor ids, as stored and in the other case evidence uses */
  readonly ids: readonly string[]
  /** DNS names, for rows whose source carries no sensor id */
  readonly names: readonly string[]
  /** beginnings of the names its processes go by among entities: `mdeDeviceId:…` */
  readonly prefixes: readonly string[]
  /** ticks by which its times stand corrected: trees are built by its own clock and told by the corrected one */
  readonly correction: bigint
}

/** How tables name a device entity. Fails with `entity.not-found`, and with `processes.no-device` where it is no device. */
export function deviceScope(store: ReadStore, entity: number): DeviceScope {
  const device = store.get<{ kind: string; label: string }>('SELECT kind, label FROM entity WHERE id = ?', entity)
  if (!device) return fail('entity.not-found', `The case has no entity #${entity}.`)
  if (device.kind !== 'device') return fail('processes.no-device', `${device.label} is no device: only devices have process trees.`)
  const names = store.all<{ type: string; value: string }>(
    "SELECT type, value FROM entity_identifier WHERE entity = ? AND type IN ('mdeDeviceId', 'dnsName', 'hostName')",
    entity,
  )
  const of = (type: string) => names.filter((name) => name.type === type).map((name) => name.value)
  const both = (values: readonly string[]) => [...new Set(values.flatMap((value) => [value, value.toUpperCase()]))]
  const dns = of('dnsName')
  return {
    entity,
    label: device.label,
    ids: both(of('mdeDeviceId')),
    // a bare host name is asked for only where it is all there is: two domains may both have a WS-07
    names: both(dns.length > 0 ? dns : of('hostName')),
    prefixes: names.map((name) => `${name.type}:${name.value}`),
    correction: correctionOf(store, entity),
  }
}

export interface ScopedTable {
  readonly table: TableInSql
  readonly where: string
  readonly params: readonly SqlValue[]
}

const list = (count: number) => Array.from({ length: count }, () => '?').join(', ')

/** The rows of a table that are the device's, start times as it wrote them; undefined where the case holds none of that table. */
export function scopedTable(store: ReadStore, scope: DeviceScope, name: string): ScopedTable | undefined {
  const table = tableWithRows(store, name)
  if (!table?.has('DeviceId') || !table.has('DeviceName')) return undefined
  const [id, dns] = [table.sql('DeviceId'), table.sql('DeviceName')]
  const conditions = [
    ...(scope.ids.length > 0 ? [`${id} IN (${list(scope.ids.length)})`] : []),
    ...(scope.names.length > 0 ? [`(${dns} IN (${list(scope.names.length)}) AND ${id} = '')`] : []),
  ]
  if (conditions.length === 0) return undefined
  const params = [...scope.ids, ...scope.names]
  return { table: writtenTimes(table), where: `(${conditions.join(' OR ')})`, params }
}
