import { schemaTable } from '#model/tables/schema.ts'
import type { Alert } from './alerts/alert.ts'
import { guid } from './digest.ts'
import type { Moment } from './moment.ts'
import { createRandom, type Random } from './random.ts'
import type { Act, Plot } from './truth.ts'
import type { WindowsEvent } from './windows-event.ts'

export type Value = string | number | boolean | undefined | readonly unknown[] | { readonly [key: string]: unknown }
/** Keyed by column; datetime columns hold a Moment until they are written. */
export type Row = { [column: string]: Value }

/** Everything that happened in the week, table by table, with what the products said about it and what was really done. */
export type World = {
  random: Random
  tables: Map<string, Row[]>
  alerts: Alert[]
  plots: Plot[]
  acts: Act[]
  windowsEvents: WindowsEvent[]
}

export function createWorld(seed: string): World {
  return { random: createRandom(seed), tables: new Map(), alerts: [], plots: [], acts: [], windowsEvents: [] }
}

const columnNames = new Map<string, Set<string>>()

function columnsOf(table: string): Set<string> {
  const held = columnNames.get(table)
  if (held) return held
  const found = schemaTable(table)
  if (!found) throw new Error(`no table ${table}`)
  const names = new Set(found.columns.map((column) => column.name))
  columnNames.set(table, names)
  return names
}

/**
 * Records a row. `own` must name columns of the table; of `shared` (what a process or device tells about itself)
 * the table takes the columns it has.
 */
export function record(world: World, table: string, own: Row, shared: Row = {}): Row {
  const columns = columnsOf(table)
  const unknown = Object.keys(own).find((name) => !columns.has(name))
  if (unknown) throw new Error(`${table} has no column ${unknown}`)
  const row: Row = {}
  for (const [name, value] of Object.entries(shared)) if (columns.has(name)) row[name] = value
  Object.assign(row, own)
  const rows = world.tables.get(table) ?? []
  if (!world.tables.has(table)) world.tables.set(table, rows)
  rows.push(row)
  tableOfRow.set(row, table)
  return row
}

const tableOfRow = new WeakMap<Row, string>()

export function tableOf(row: Row): string {
  const table = tableOfRow.get(row)
  if (!table) throw new Error('this row was never recorded')
  return table
}

const byTime = (a: Row, b: Row) => (a.Timestamp as Moment) - (b.Timestamp as Moment)

/** Puts each table in order of time and numbers its rows, as the sensor numbers them: per device where the table has devices. */
export function number(world: World): void {
  for (const [table, rows] of world.tables) {
    const column = schemaTable(table)!.columns.find((one) => one.name === 'ReportId')
    rows.sort(byTime)
    if (!column) continue
    const counts = new Map<string, number>()
    for (const [index, row] of rows.entries()) {
      if (column.type !== 'long') {
        row.ReportId ??= guid(`${table} ${index}`)
        continue
      }
      const device = String(row.DeviceId)
      const next = (counts.get(device) ?? 1000) + 1 + (index % 3)
      counts.set(device, next)
      row.ReportId = next
    }
  }
}
