import { correctionText } from '#model/device-clock.ts'
import type { Outputs } from '../calls/index.ts'
import type { HuntTable } from '../hunt/run-hunt.ts'
import type { ReadStore } from '../store/sql.ts'
import { tablesByDevices } from './by-devices.ts'
import { isDeviceTime } from './clocked-columns.ts'
import { correctionsInForce } from './device-clocks.ts'

type Clocks = NonNullable<Outputs['hunt']['run']['clocks']>

/** Columns that say which device wrote a row: its id, and where a row has none, its name. */
const [ID, NAMES] = ['DeviceId', ['DeviceName', 'Computer']] as const

/** Corrections by the names of their devices; a bare name that several devices bear says nothing. */
function byName(store: ReadStore, corrections: ReadonlyMap<number, bigint>) {
  const rows = store.all<{ entity: number; type: string; value: string }>(
    `SELECT entity, type, value FROM entity_identifier WHERE entity IN (SELECT value FROM json_each(?1)) AND (type IN ('mdeDeviceId', 'dnsName')
       OR type = 'hostName' AND 1 = (SELECT count(*) FROM entity_identifier AS same WHERE same.type = 'hostName' AND same.value = entity_identifier.value))`,
    JSON.stringify([...corrections.keys()]),
  )
  const of = (isId: boolean) =>
    new Map(
      rows.filter(({ type }) => (type === 'mdeDeviceId') === isId).map((row) => [row.value.toLowerCase(), corrections.get(row.entity)!]),
    )
  return { ids: of(true), names: of(false) }
}

/** Names of a time that only repeats one of a column: itself, and what `summarize` calls its first and last. */
const plainName = (name: string): string => name.replace(/^(?:min|max)_/, '')

/**
 * Which times of a result stand corrected: those its rows took from tables that devices date, in rows that name a device whose correction
 * is in force. Nothing is asked of the case per row. Undefined where none does.
 */
export function clocksOfResult(store: ReadStore, query: string): (table: HuntTable) => Clocks | undefined {
  const corrections = correctionsInForce(store)
  const read = corrections.size > 0 ? tablesByDevices(store)(query) : undefined
  if (!read) return () => undefined
  const times = new Set(read.flatMap(({ columns }) => columns.filter((one) => one.type === 'datetime').map((one) => one.name)))
  const { ids, names } = byName(store, corrections)
  return ({ columns, rows }) => {
    const place = (name: string) => columns.findIndex((column) => column.name === name)
    const [idPlace, namePlaces] = [place(ID), NAMES.map(place).filter((at) => at >= 0)]
    const dated = columns.flatMap(({ name, type }, at) =>
      type === 'datetime' && times.has(plainName(name)) && isDeviceTime(plainName(name)) ? [at] : [],
    )
    if (dated.length === 0 || (idPlace < 0 && namePlaces.length === 0)) return undefined
    const found: bigint[] = []
    const textAt = (row: readonly unknown[], at: number) => (typeof row[at] === 'string' ? (row[at] as string).toLowerCase() : '')
    const of = rows.map((row) => {
      const id = idPlace < 0 ? '' : textAt(row, idPlace)
      const clock = id === '' ? names.get(namePlaces.map((at) => textAt(row, at)).find(Boolean) ?? '') : ids.get(id)
      if (clock === undefined) return 0
      const known = found.indexOf(clock)
      return known < 0 ? found.push(clock) : known + 1
    })
    return found.length === 0 ? undefined : { columns: dated, corrections: found.map(correctionText), rows: of }
  }
}
