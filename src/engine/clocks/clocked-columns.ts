import { FIRST_CLOCK_TICKS, LAST_CLOCK_TICKS } from '#model/device-clock.ts'
import { CLOCK_COLUMN } from '../store/column-layout.ts'
import type { HuntingTable } from '../store/hunting-table.ts'

/** What a service found out about devices, by its own clock. */
const BY_SERVICE = /^Device(?:Tvm|Baseline)/
/** Logs that their machine dates, under the machine's name. */
const LOGS = new Set(['WindowsEvents', 'SecurityEvent', 'Event', 'WindowsEvent', 'Syslog'])
const WRITERS = ['DeviceId', 'DeviceName', 'Computer']

/** Times in such rows that the device did not write: a certificate's, and when something arrived. */
const NOT_BY_DEVICE = /^Certificate|Received|Ingestion|Arrival|EndOfSupport/

/**
 * Whether a table's rows are dated by the clock of the device they name. Sign-ins, mail, directory and cloud events are dated by services,
 * and so are alerts' own tables. A table of the evidence's own is taken for device telemetry where it names the device and no alert.
 */
export function isDatedByDevice({ name, origin, timeColumn, columns }: HuntingTable): boolean {
  if (timeColumn === null || !columns.some((column) => WRITERS.includes(column.name))) return false
  if (LOGS.has(name)) return true
  if (origin === 'own') return !columns.some((column) => column.name === 'AlertId')
  return name.startsWith('Device') && !BY_SERVICE.test(name)
}

/** Whether times of such a column, in a row that a device dated, are the device's. */
export const isDeviceTime = (name: string): boolean => !NOT_BY_DEVICE.test(name)

/** Whether a column's times are the device's. */
export const correctable = ({ columns }: HuntingTable, name: string): boolean =>
  columns.some((column) => column.name === name && column.type === 'datetime') && isDeviceTime(name)

const within = (sql: string) => `${sql} >= ${FIRST_CLOCK_TICKS} AND ${sql} < ${LAST_CLOCK_TICKS}`

/** SQL of a column as the device wrote it; the rule of `asWritten` of the model. */
export const writtenSql = (column: string, clock = CLOCK_COLUMN): string =>
  `iif(${within(`(${column} - ${clock})`)}, ${column} - ${clock}, ${column})`

/** SQL of a written time corrected; the rule of `corrected` of the model. */
export const correctedSql = (column: string, correction: bigint): string => `iif(${within(column)}, ${column} + (${correction}), ${column})`
