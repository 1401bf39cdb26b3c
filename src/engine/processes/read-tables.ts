import type { Ticks } from '#base/ticks.ts'
import type { ReadStore } from '../store/sql.ts'
import { type DeviceScope, type ScopedTable, scopedTable } from './device-scope.ts'
import type { KnownProcess, Side } from './known-process.ts'
import type { ProcessIndex, ProcessName } from './process-index.ts'

/** Tables whose rows tell what a process did. */
export const EVENT_TABLES = [
  'DeviceEvents',
  'DeviceFileEvents',
  'DeviceImageLoadEvents',
  'DeviceNetworkEvents',
  'DeviceRegistryEvents',
] as const

interface Row {
  readonly row: number
  readonly at: Ticks | null
  readonly pid: number | null
  readonly created: Ticks | null
  readonly name: string | null
  readonly byPid: number | null
  readonly byCreated: Ticks | null
  readonly byName: string | null
  readonly upPid: number | null
  readonly upCreated: Ticks | null
  readonly upName: string | null
  readonly n: number
}

const INITIATOR = {
  byPid: 'InitiatingProcessId',
  byCreated: 'InitiatingProcessCreationTime',
  byName: 'InitiatingProcessFileName',
  upPid: 'InitiatingProcessParentId',
  upCreated: 'InitiatingProcessParentCreationTime',
  upName: 'InitiatingProcessParentFileName',
} as const
const OWN = { pid: 'ProcessId', created: 'ProcessCreationTime', name: 'FileName' } as const

const columns = ({ table }: ScopedTable, names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([as, column]) => `${table.has(column) ? table.sql(column) : 'NULL'} AS ${as}`)

/** When a row was written, by the device's own clock. */
const writtenAt = ({ table }: ScopedTable) => (table.table.timeColumn ? table.sql(table.table.timeColumn) : 'NULL')

const NOBODY = 0
const isNamed = (pid: number | null, name: string | null) => (pid !== null && pid !== NOBODY) || (name ?? '') !== ''

/** Who acted in a row: found exactly, by id alone, or added as one that only this row tells of. */
function initiatorOf(
  index: ProcessIndex,
  row: Row,
  table: string,
  before: bigint,
): { process: KnownProcess; basis: 'recorded' | 'id' } | null {
  if (!isNamed(row.byPid, row.byName)) return null
  const name: ProcessName = { pid: row.byPid, created: row.byCreated, name: row.byName ?? '' }
  const exact = index.exactly(name)
  if (exact) return { process: exact, basis: 'recorded' }
  if (name.created === null) {
    const last = index.lastOf(name, before)
    if (last) return { process: last, basis: 'id' }
  }
  const process = index.add(name, 'initiator')
  keepRow(process, table, row.row, 'initiator')
  connectUp(index, process, row, table)
  return { process, basis: name.created === null ? 'id' : 'recorded' }
}

function keepRow(process: KnownProcess, table: string, row: number, side: Side): void {
  process.row ??= { table, row, side }
}

/** The parent of one that has no creation event, as a row of what it did names it. */
function connectUp(index: ProcessIndex, process: KnownProcess, row: Row, table: string): void {
  if (process.parent !== null || !isNamed(row.upPid, row.upName)) return
  const name: ProcessName = { pid: row.upPid, created: row.upCreated, name: row.upName ?? '' }
  const exact = index.exactly(name)
  const last = exact || process.created === null ? exact : name.created === null ? index.lastOf(name, process.created) : undefined
  const parent = last ?? index.add(name, 'name')
  keepRow(parent, table, row.row, 'parent')
  index.connect(process, parent, exact || name.created !== null ? 'recorded' : 'id')
}

/** Processes with a creation event of their own, and in a second walk who started each: ids are looked up among all of them. */
function readCreations(store: ReadStore, scoped: ScopedTable, index: ProcessIndex): void {
  const { table, where, params } = scoped
  const action = table.has('ActionType') ? `AND ${table.sql('ActionType')} IN ('ProcessCreated', '')` : ''
  const sql = `SELECT _id AS row, ${writtenAt(scoped)} AS at, ${[...columns(scoped, OWN), ...columns(scoped, INITIATOR)].join(', ')}, 1 AS n
    FROM ${table.from} WHERE ${where} ${action}`
  const rows = store.all<Row>(sql, ...params)
  const processes = rows.map((row) => {
    const process = index.add({ pid: row.pid, created: row.created ?? row.at, name: row.name ?? '' }, 'event')
    process.known = 'event'
    keepRow(process, table.table.name, row.row, 'own')
    index.byRow.set(`${table.table.name} ${row.row}`, process)
    return process
  })
  for (const [place, row] of rows.entries()) {
    const process = processes[place]!
    const by = process.parent === null ? initiatorOf(index, row, table.table.name, process.created ?? 0n) : null
    if (by) index.connect(process, by.process, by.basis)
  }
}

/** Processes that did something: how many rows tell of each, and those that no creation event tells of. */
function readEvents(store: ReadStore, scoped: ScopedTable, index: ProcessIndex): void {
  const { table, where, params } = scoped
  if (!table.has('InitiatingProcessId')) return
  const by = ['InitiatingProcessId', 'InitiatingProcessCreationTime']
    .filter((column) => table.has(column))
    .map((column) => table.sql(column))
  // without a start, which of several of one id is meant depends on the row's own time: such rows are not put together
  const apart = table.has('InitiatingProcessCreationTime')
    ? `, iif(${table.sql('InitiatingProcessCreationTime')} IS NULL, _id, 0)`
    : ', _id'
  const rows = store.all<Row>(
    `SELECT min(_id) AS row, ${writtenAt(scoped)} AS at, ${columns(scoped, INITIATOR).join(', ')}, count(*) AS n
     FROM ${table.from} WHERE ${where} GROUP BY ${by.join(', ')}${apart}`,
    ...params,
  )
  for (const row of rows) {
    const found = initiatorOf(index, row, table.table.name, row.at ?? 0n)
    if (found) found.process.events += row.n
  }
}

/** Reads what the hunting tables tell of a device's processes into the index. */
export function readProcessTables(store: ReadStore, scope: DeviceScope, index: ProcessIndex): void {
  const created = scopedTable(store, scope, 'DeviceProcessEvents')
  if (created) readCreations(store, created, index)
  for (const name of EVENT_TABLES) {
    const scoped = scopedTable(store, scope, name)
    if (scoped) readEvents(store, scoped, index)
  }
}
