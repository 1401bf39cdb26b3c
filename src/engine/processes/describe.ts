import { isoFromTicks, ticks } from '#base/ticks.ts'
import { corrected } from '#model/device-clock.ts'
import type { Outputs } from '../calls/index.ts'
import { toldClock } from '../clocks/told-clock.ts'
import { type HuntingRow, huntingRows, tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'
import type { Forest } from './forest.ts'
import type { KnownProcess, Side } from './known-process.ts'
import { type Marks, marksOf } from './marks.ts'

type Node = Outputs['processes']['roots']['processes'][number]

const MOST = 2000

/** Columns that tell of a process, by the side of the row it stands on. */
const columnsOf: Record<Side, Readonly<Record<string, string>>> = {
  own: {
    path: 'FolderPath',
    commandLine: 'ProcessCommandLine',
    domain: 'AccountDomain',
    account: 'AccountName',
    integrity: 'ProcessIntegrityLevel',
    elevation: 'ProcessTokenElevation',
    sha256: 'SHA256',
  },
  initiator: {
    path: 'InitiatingProcessFolderPath',
    commandLine: 'InitiatingProcessCommandLine',
    domain: 'InitiatingProcessAccountDomain',
    account: 'InitiatingProcessAccountName',
    integrity: 'InitiatingProcessIntegrityLevel',
    elevation: 'InitiatingProcessTokenElevation',
    sha256: 'InitiatingProcessSHA256',
  },
  parent: {},
}

/** The rows that tell of some processes, by table and row. */
function rowsOf(store: ReadStore, processes: readonly KnownProcess[]): Map<string, HuntingRow> {
  const columns = [...Object.values(columnsOf.own), ...Object.values(columnsOf.initiator)]
  const byTable = Map.groupBy(
    processes.flatMap((one) => one.row ?? []),
    (row) => row.table,
  )
  return new Map(
    [...byTable].flatMap(([name, of]) => {
      const table = tableWithRows(store, name)
      if (!table) return []
      const rows = huntingRows(store, table, columns, '_id IN (SELECT value FROM json_each(?))', JSON.stringify(of.map((one) => one.row)))
      return [...rows].map((row) => [`${name} ${row.row}`, row] as const)
    }),
  )
}

function factsOf(
  process: KnownProcess,
  row: HuntingRow | undefined,
): Pick<Node, 'path' | 'commandLine' | 'account' | 'integrity' | 'elevation' | 'sha256'> {
  const { told } = process
  if (told) return { ...told, integrity: '', elevation: '' }
  const columns = columnsOf[process.row?.side ?? 'parent']
  const value = (field: string) => (row && columns[field] ? (row.values[columns[field]] ?? '') : '')
  return {
    path: value('path'),
    commandLine: value('commandLine').slice(0, MOST),
    account: [value('domain'), value('account')].filter(Boolean).join('\\'),
    integrity: value('integrity'),
    elevation: value('elevation'),
    sha256: value('sha256'),
  }
}

function nodeOf(process: KnownProcess, row: HuntingRow | undefined, marks: Marks | undefined, correction: bigint): Node {
  return {
    key: process.key,
    pid: process.pid,
    name: process.name,
    ...factsOf(process, row),
    created: process.created === null ? null : isoFromTicks(ticks(corrected(process.created, correction))),
    ...(process.created === null ? {} : toldClock(correction)),
    known: process.known,
    parent: process.parent?.key ?? null,
    parentBasis: process.parentBasis,
    children: process.children.length,
    events: process.events,
    entity: marks?.entity ?? null,
    verdict: marks?.verdict ?? 'unknown',
    alerts: [...(marks?.alerts ?? [])],
    record: process.row && row ? { table: process.row.table, row: row.row, source: row.source, record: row.record } : null,
  }
}

/** Processes as a tree shows them: texts are read for those that are asked for alone. */
export function describeProcesses(store: ReadStore, forest: Forest, processes: readonly KnownProcess[]): Node[] {
  const rows = rowsOf(store, processes)
  const marks = marksOf(store, forest.scope)
  return processes.map((one) =>
    nodeOf(one, one.row ? rows.get(`${one.row.table} ${one.row.row}`) : undefined, marks.get(one.key), forest.scope.correction),
  )
}
