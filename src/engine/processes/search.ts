import type { Inputs, Outputs } from '../calls/index.ts'
import { containing } from '../incidents/filter.ts'
import type { ReadStore } from '../store/sql.ts'
import { describeProcesses } from './describe.ts'
import { scopedTable } from './device-scope.ts'
import { forestOf } from './forest.ts'
import type { KnownProcess } from './known-process.ts'

const MOST = 500

/** Processes whose name, path, command line or id hold a text, oldest first. */
export function searchProcesses(store: ReadStore, input: Inputs['processes']['search']): Outputs['processes']['search'] {
  const forest = forestOf(store, input.device)
  const text = input.text.trim().toLowerCase()
  const found = new Set<KnownProcess>()
  for (const process of forest.index.byKey.values()) {
    const told = [process.name, process.told?.path, process.told?.commandLine]
    if (String(process.pid ?? '') === text || told.some((one) => one?.toLowerCase().includes(text))) found.add(process)
  }
  const scoped = scopedTable(store, forest.scope, 'DeviceProcessEvents')
  const texts = ['FolderPath', 'ProcessCommandLine', 'InitiatingProcessCommandLine'].filter((column) => scoped?.table.has(column))
  if (scoped && texts.length > 0) {
    const { table, where, params } = scoped
    const own = texts.filter((column) => !column.startsWith('Initiating'))
    const like = (columns: readonly string[]) => columns.map((column) => `${table.sql(column)} LIKE ? ESCAPE '\\'`).join(' OR ')
    const rows = store.all<{ row: number }>(
      `SELECT _id AS row FROM ${table.from} WHERE ${where} AND (${like(own)})`,
      ...params,
      ...own.map(() => containing(text)),
    )
    for (const { row } of rows) {
      const process = forest.index.byRow.get(`DeviceProcessEvents ${row}`)
      if (process) found.add(process)
    }
    // one that has no creation event is told by the rows of those it started
    const initiators = new Map<number, KnownProcess>()
    for (const process of forest.index.byKey.values()) {
      if (process.row?.side === 'initiator' && process.row.table === 'DeviceProcessEvents') initiators.set(process.row.row, process)
    }
    const told = store.all<{ row: number }>(
      `SELECT _id AS row FROM ${table.from} WHERE _id IN (SELECT value FROM json_each(?)) AND (${like(['InitiatingProcessCommandLine'])})`,
      JSON.stringify([...initiators.keys()]),
      containing(text),
    )
    for (const { row } of told) found.add(initiators.get(row)!)
  }
  const inOrder = [...found].sort((a, b) => Number((a.created ?? 0n) - (b.created ?? 0n)))
  return { total: inOrder.length, processes: describeProcesses(store, forest, inOrder.slice(0, MOST)) }
}
