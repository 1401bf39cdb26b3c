import { tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'

/** A case with fewer devices has no "everyday": everything may be rare by chance of being few. */
export const FEW_DEVICES = 5

/** How common something is among the devices of the case (spec §21: case prevalence stands for the organisation's). */
export interface Prevalence {
  /** devices that send telemetry at all */
  readonly devices: number
  /** counts many values in one pass, before they are asked about one by one */
  count(table: string, column: string, values: readonly string[]): void
  /** on how many devices a table holds the value in that column; case does not matter */
  devicesWith(table: string, column: string, value: string): number
  /** whether so many of the case's devices run exactly this command that it is part of their day */
  isEveryday(commandLine: string): boolean
  /** on one device of enough to tell */
  isRare(table: string, column: string, value: string): boolean
}

const deviceColumn = (has: (column: string) => boolean) => ['DeviceName', 'DeviceId'].find(has)

export function createPrevalence(store: ReadStore): Prevalence {
  const known = new Map<string, number>()
  const devices = Math.max(
    0,
    ...['DeviceProcessEvents', 'DeviceNetworkEvents', 'DeviceFileEvents'].map((name) => {
      const table = tableWithRows(store, name)
      const column = table && deviceColumn(table.has)
      return table && column ? store.get<{ n: number }>(`SELECT count(DISTINCT lower(${table.sql(column)})) AS n FROM ${table.from}`)!.n : 0
    }),
  )
  const prevalence: Prevalence = {
    devices,
    count(name, column, values) {
      const missing = [...new Set(values)].filter((value) => !known.has(`${name} ${column} ${value.toLowerCase()}`))
      const table = tableWithRows(store, name)
      const device = table && deviceColumn(table.has)
      if (missing.length === 0) return
      for (const value of missing) known.set(`${name} ${column} ${value.toLowerCase()}`, 0)
      if (!table || !device || !table.has(column)) return
      // spellings that evidence uses, so that an index can be: identifiers are written in one case or the other
      const spellings = [...new Set(missing.flatMap((value) => [value, value.toLowerCase(), value.toUpperCase()]))]
      const rows = store.all<{ value: string; n: number }>(
        `SELECT lower(${table.sql(column)}) AS value, count(DISTINCT lower(${table.sql(device)})) AS n FROM ${table.from}
         WHERE ${table.sql(column)} IN (SELECT value FROM json_each(?)) GROUP BY 1`,
        JSON.stringify(spellings),
      )
      for (const { value, n } of rows) known.set(`${name} ${column} ${value}`, n)
    },
    devicesWith(name, column, value) {
      prevalence.count(name, column, [value])
      return known.get(`${name} ${column} ${value.toLowerCase()}`) ?? 0
    },
    isEveryday: (commandLine) => {
      if (devices < FEW_DEVICES) return false
      const n = prevalence.devicesWith('DeviceProcessEvents', 'ProcessCommandLine', commandLine)
      return n >= FEW_DEVICES && n * 3 >= devices
    },
    isRare: (table, column, value) => devices >= FEW_DEVICES && prevalence.devicesWith(table, column, value) === 1,
  }
  return prevalence
}
