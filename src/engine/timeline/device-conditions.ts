import type { TableInSql } from '../entities/hunting-rows.ts'
import { kqlText, type NameCondition } from '../entities/name-conditions.ts'
import type { ReadStore } from '../store/sql.ts'
import { spellingsOf } from './spellings.ts'

interface Name {
  readonly type: string
  readonly value: string
}

/** Columns that name the device a row is about; others (who it was connected to) are other devices' events. */
const OWN_ID = 'DeviceId'
const OWN_NAMES = ['DeviceName', 'Computer', 'TargetDeviceName', 'DestinationDeviceName']

/** What a device is called in rows: its full name, and where it is the only one, its bare one. */
function deviceNames(store: ReadStore, names: readonly Name[]): readonly Name[] {
  const isOnly = (name: Name) =>
    names.every(({ type }) => type === 'hostName') ||
    store.get<{ n: number }>("SELECT count(*) AS n FROM entity_identifier WHERE type = 'hostName' AND value = ?", name.value)!.n === 1
  return names.filter((name) => name.type === 'dnsName' || (name.type === 'hostName' && isOnly(name)))
}

/**
 * A device's own rows: those with its id, and those without any id that bear its name. Each condition is a prefix of an index on
 * (column, time), so that a page reads as many entries as it shows.
 */
export function deviceConditions(store: ReadStore, of: TableInSql, names: readonly Name[]): NameCondition[] {
  const ids = names.filter((name) => name.type === 'mdeDeviceId')
  const conditions: NameCondition[] = []
  if (of.has(OWN_ID)) {
    for (const { value } of ids)
      for (const spelling of spellingsOf(store, of, OWN_ID, value))
        conditions.push({ sql: `${of.sql(OWN_ID)} = ?`, params: [spelling], kql: `${OWN_ID} == ${kqlText(spelling)}` })
  }
  const column = OWN_NAMES.find((name) => of.has(name))
  if (!column) return conditions
  const known = of.has(OWN_ID) && ids.length > 0
  // '' is the least text: asked so, the index answers by one look-up whatever the planner thinks of how common '' is
  if (known && store.get<{ least: string }>(`SELECT min(${of.sql(OWN_ID)}) AS least FROM ${of.from}`)?.least !== '') return conditions
  const spellings = new Set(deviceNames(store, names).flatMap((name) => spellingsOf(store, of, column, name.value)))
  for (const spelling of spellings)
    conditions.push({
      sql: `${of.sql(column)} = ?${known ? ` AND ${of.sql(OWN_ID)} = ''` : ''}`,
      params: [spelling],
      kql: `${known ? '(' : ''}${column} == ${kqlText(spelling)}${known ? ` and isempty(${OWN_ID}))` : ''}`,
    })
  return conditions
}
