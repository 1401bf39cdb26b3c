import { isoFromTicks, TICKS_PER_SECOND, type Ticks, ticksFromIso } from '#base/ticks.ts'
import { corrected } from '#model/device-clock.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { toldClock } from '../clocks/told-clock.ts'
import { type HuntingRow, huntingRows } from '../entities/hunting-rows.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { type ScopedTable, scopedTable } from './device-scope.ts'
import { type Forest, forestOf, processOf } from './forest.ts'
import type { KnownProcess } from './known-process.ts'
import { EVENT_TABLES } from './read-tables.ts'

type Event = Outputs['processes']['events']['events'][number]

interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

/** Rows one process caused: by id and start; where the row tells no start, by id within the time the id was this process's. */
function causedBy(forest: Forest, { table }: ScopedTable, process: KnownProcess): Condition {
  const pid = table.sql('InitiatingProcessId')
  const start = table.has('InitiatingProcessCreationTime') ? table.sql('InitiatingProcessCreationTime') : 'NULL'
  const until = forest.index.nextStart(process)
  const whole = process.created === null ? null : process.created - (process.created % TICKS_PER_SECOND)
  const told = (at: bigint) => corrected(at, forest.scope.correction)
  const loose = [`${start} IS NULL`, ...(whole === null ? [] : [`${table.time} >= ?`]), ...(until === null ? [] : [`${table.time} < ?`])]
  const named =
    process.name !== '' && table.has('InitiatingProcessFileName')
      ? `AND ${table.sql('InitiatingProcessFileName')} IN (?, '') COLLATE NOCASE`
      : ''
  const looseParams = [...(whole === null ? [] : [told(whole)]), ...(until === null ? [] : [told(until)]), ...(named ? [process.name] : [])]
  if (whole === null) return { sql: `${pid} IS ? AND ${loose.join(' AND ')} ${named}`, params: [process.pid, ...looseParams] }
  return {
    sql: `${pid} IS ? AND ((${start} >= ? AND ${start} < ?) OR (${loose.join(' AND ')} ${named}))`,
    params: [process.pid, whole, whole + TICKS_PER_SECOND, ...looseParams],
  }
}

function within({ table }: ScopedTable, from: Ticks | null, to: Ticks | null): Condition {
  const bounds = [...(from === null ? [] : [`AND ${table.time} >= ?`]), ...(to === null ? [] : [`AND ${table.time} <= ?`])]
  return { sql: bounds.join(' '), params: [from, to].filter((at) => at !== null) }
}

const COLUMNS = [
  'ActionType',
  'FileName',
  'FolderPath',
  'RemoteUrl',
  'RemoteIP',
  'RemotePort',
  'Protocol',
  'RegistryKey',
  'RegistryValueName',
  'RegistryValueData',
  'ProcessCommandLine',
  'AdditionalFields',
  'SHA1',
]
const MOST = 400

function pathOf({ FolderPath = '', FileName = '' }: HuntingRow['values']): string {
  if (FolderPath === '' || FileName === '') return FolderPath || FileName
  return FolderPath.toLowerCase().endsWith(FileName.toLowerCase()) ? FolderPath : `${FolderPath}\\${FileName}`
}

/** What a row says was acted upon, and one more thing worth reading beside it. */
function told(table: string, values: HuntingRow['values']): readonly [target: string, detail: string] {
  switch (table) {
    case 'DeviceNetworkEvents': {
      const [host = '', port = ''] = [values.RemoteUrl || values.RemoteIP, values.RemotePort]
      const beside = [values.RemoteUrl ? (values.RemoteIP ?? '') : '', values.Protocol ?? '']
      return [port ? `${host}:${port}` : host, beside.filter(Boolean).join(' ')]
    }
    case 'DeviceRegistryEvents':
      return [[values.RegistryKey, values.RegistryValueName].filter(Boolean).join('\\'), values.RegistryValueData ?? '']
    case 'DeviceFileEvents':
    case 'DeviceImageLoadEvents':
      return [pathOf(values), values.SHA1 ?? '']
    default:
      return [pathOf(values) || (values.RemoteUrl ?? ''), values.ProcessCommandLine || values.AdditionalFields || '']
  }
}

function eventOf(table: string, row: HuntingRow, clock: bigint): Event {
  const [target, detail] = told(table, row.values)
  return {
    table,
    row: row.row,
    source: row.source,
    record: row.record,
    at: row.at === null ? null : isoFromTicks(row.at),
    ...(row.at === null ? {} : toldClock(clock)),
    action: row.values.ActionType ?? '',
    target: target.slice(0, MOST),
    detail: detail.slice(0, MOST),
  }
}

/** Events a process caused, oldest first over all tables, and how many each table holds of them. */
export function eventsOfProcess(store: ReadStore, input: Inputs['processes']['events']): Outputs['processes']['events'] {
  const forest = forestOf(store, input.device)
  const process = processOf(forest, input.process)
  const [from, to] = [input.from ? ticksFromIso(input.from) : null, input.to ? ticksFromIso(input.to) : null]
  const parts = EVENT_TABLES.flatMap((name) => {
    const scoped = scopedTable(store, forest.scope, name)
    if (!scoped?.table.has('InitiatingProcessId')) return []
    const [caused, window] = [causedBy(forest, scoped, process), within(scoped, from, to)]
    const where = `${scoped.where} AND ${caused.sql} ${window.sql}`
    return [{ name, table: scoped.table, where, params: [...scoped.params, ...caused.params, ...window.params] }]
  })
  const tables = parts.map(({ name, table, where, params }) => ({
    table: name as string,
    count: store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table.from} WHERE ${where}`, ...params)?.n ?? 0,
  }))
  const first = parts.flatMap(({ name, table, where, params }) => {
    const rows = huntingRows(store, table, COLUMNS, `${where} ORDER BY ${table.time}, _id LIMIT ${input.offset + input.limit}`, ...params)
    return [...rows].map((row) => ({ name, row }))
  })
  const inOrder = first.sort((a, b) => Number((a.row.at ?? 0n) - (b.row.at ?? 0n)) || (a.name < b.name ? -1 : 1) || a.row.row - b.row.row)
  return {
    total: tables.reduce((sum, one) => sum + one.count, 0),
    tables: tables.filter((one) => one.count > 0),
    events: inOrder.slice(input.offset, input.offset + input.limit).map(({ name, row }) => eventOf(name, row, forest.scope.correction)),
  }
}
