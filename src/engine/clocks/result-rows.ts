import { isoFromTicks, type Ticks, ticks, ticksFromIso } from '#base/ticks.ts'
import { asWritten, corrected } from '#model/device-clock.ts'
import { entitiesOfValues } from '../hunt/entities-of-row.ts'
import type { RowValues } from '../hunt/link/row-evidence.ts'
import type { RowPlace } from '../hunt/link/row-places.ts'
import type { ReadStore } from '../store/sql.ts'
import { tablesByDevices } from './by-devices.ts'
import { clockOfRow } from './clock-of-row.ts'
import { isDeviceTime } from './clocked-columns.ts'
import { correctionsInForce } from './device-clocks.ts'

const KQL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/

/** A time of a result, brought to or from what the device wrote; any other value as it is. */
function moved(value: unknown, by: (at: Ticks) => bigint): unknown {
  const at = typeof value === 'string' && KQL_TIME.test(value) ? ticksFromIso(value) : null
  return at === null ? value : isoFromTicks(ticks(by(at)))
}

const movedTimes = (values: RowValues, clock: bigint, by: (at: Ticks) => bigint): RowValues =>
  clock === 0n
    ? values
    : Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isDeviceTime(name) ? moved(value, by) : value]))

/** A kept row of a result with its times as the device wrote them: so it is kept, whatever is in force. */
export const rowAsWritten = (values: RowValues, clock: bigint): RowValues => movedTimes(values, clock, (at) => asWritten(at, clock))

/** A kept row of a result as it stands under a correction: so it is told. */
export const rowCorrected = (values: RowValues, clock: bigint): RowValues => movedTimes(values, clock, (at) => corrected(at, clock))

/**
 * By how much rows of results stand corrected now. A record of evidence stands as its row does. A row that is none, a summary say, stands
 * as the one device it names where every table its query reads is dated by devices; where a service's table takes part, or devices of
 * several corrections, nothing is guessed and it stays.
 */
export function clockOfResultRow(store: ReadStore): (query: string, values: RowValues, place: RowPlace | undefined | null) => bigint {
  const corrections = correctionsInForce(store)
  if (corrections.size === 0) return () => 0n
  const tablesOf = tablesByDevices(store)
  const byDevices = new Map<string, boolean>()
  return (query, values, place) => {
    if (place) return clockOfRow(store, place.table, place.row)
    const known = byDevices.get(query) ?? tablesOf(query) !== undefined
    byDevices.set(query, known)
    if (!known) return 0n
    const devices = entitiesOfValues(store, { values }).filter((one) => one.kind === 'device')
    const [clock, ...others] = new Set(devices.map(({ id }) => corrections.get(id) ?? 0n))
    return clock !== undefined && others.length === 0 ? clock : 0n
  }
}
