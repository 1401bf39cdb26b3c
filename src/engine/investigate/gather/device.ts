import { isoFromTicks, TICKS_PER_DAY, TICKS_PER_HOUR, type Ticks } from '#base/ticks.ts'
import type { ReadStore } from '../../store/sql.ts'
import { type SeenRow, timeOf } from '../seen-row.ts'
import type { Subject, Subjects } from '../subject.ts'
import { deviceRows } from './device-rows.ts'
import type { Gathered, Scope, ScopeDevice, SeenEvent, SeenProcess } from './gathered.ts'
import { PROCESS_COLUMNS, placeOf, relatedProcesses } from './process-tree.ts'

const ACTOR = [
  'DeviceId',
  'DeviceName',
  'ActionType',
  'InitiatingProcessId',
  'InitiatingProcessCreationTime',
  'InitiatingProcessFileName',
  'InitiatingProcessFolderPath',
  'InitiatingProcessCommandLine',
  'InitiatingProcessAccountName',
  'AdditionalFields',
]

const TABLES = {
  files: ['DeviceFileEvents', ['FileName', 'FolderPath', 'SHA1', 'SHA256', 'MD5', 'FileOriginUrl']],
  connections: ['DeviceNetworkEvents', ['RemoteIP', 'RemotePort', 'RemoteUrl', 'Protocol', 'LocalIP']],
  registry: ['DeviceRegistryEvents', ['RegistryKey', 'RegistryValueName', 'RegistryValueData', 'RegistryValueType']],
  events: [
    'DeviceEvents',
    [
      'FileName',
      'FolderPath',
      'SHA1',
      'SHA256',
      'ProcessId',
      'ProcessCreationTime',
      'ProcessCommandLine',
      'AccountName',
      'RemoteUrl',
      'RegistryKey',
    ],
  ],
  logons: [
    'DeviceLogonEvents',
    ['AccountName', 'AccountDomain', 'AccountSid', 'LogonType', 'RemoteIP', 'RemoteDeviceName', 'FailureReason', 'IsLocalAdmin'],
  ],
} as const

type Rows = Pick<Gathered, 'processes' | 'files' | 'connections' | 'registry' | 'events' | 'logons'>

/** Where nothing says which process it was, what happened on the device this close to the alerts is looked at. */
const NEAR = TICKS_PER_HOUR / 2n

/** Services, tasks and logs have no process of their own in the tree; what happened this long around the alerts is looked at. */
const UNOWNED = TICKS_PER_HOUR * 2n

/** The process a row starts, by its names, with what the row says of it. */
function processOf(subjects: Subjects, device: ScopeDevice, row: SeenRow, how: string): Subject | undefined {
  const { v } = row
  const started = timeOf(v.ProcessCreationTime)
  return subjects.find(
    'process',
    {
      processId: v.ProcessId ?? '',
      processCreationDateTime: started === null ? '' : isoFromTicks(started),
      processCommandLine: v.ProcessCommandLine ?? '',
      imageFile: { fileName: v.FileName ?? '', filePath: v.FolderPath ?? '' },
    },
    {
      device,
      how,
      at: row.at,
      facts: {
        'Command line': v.ProcessCommandLine,
        Path: v.FolderPath,
        'Started by': v.InitiatingProcessFileName,
        User: v.AccountUpn || v.AccountName,
        'Process ID': v.ProcessId,
        'SHA-256': v.SHA256,
      },
    },
  )
}

function actorOf(subjects: Subjects, device: ScopeDevice, row: SeenRow): Subject | undefined {
  const { v } = row
  const started = timeOf(v.InitiatingProcessCreationTime)
  if (!v.InitiatingProcessId && !v.InitiatingProcessCommandLine) return undefined
  return subjects.find(
    'process',
    {
      processId: v.InitiatingProcessId ?? '',
      processCreationDateTime: started === null ? '' : isoFromTicks(started),
      processCommandLine: v.InitiatingProcessCommandLine ?? '',
      imageFile: { fileName: v.InitiatingProcessFileName ?? '', filePath: v.InitiatingProcessFolderPath ?? '' },
    },
    {
      device,
      how: `acted in ${row.ref.table}`,
      at: row.at,
      facts: { 'Command line': v.InitiatingProcessCommandLine, Path: v.InitiatingProcessFolderPath, 'Process ID': v.InitiatingProcessId },
    },
  )
}

/** Files that hung together with the alerts and can be told by their hash: images that ran, and what was written. */
function fileOf(subjects: Subjects, device: ScopeDevice, row: SeenRow, how: string): void {
  const { v } = row
  if (!v.SHA256 && !v.SHA1) return
  subjects.find(
    'file',
    { fileName: v.FileName ?? '', filePath: v.FolderPath ?? '', sha256: v.SHA256 ?? '', sha1: v.SHA1 ?? '', md5: v.MD5 ?? '' },
    { device, how, at: row.at, facts: { Path: v.FolderPath, 'SHA-256': v.SHA256, 'SHA-1': v.SHA1 } },
  )
}

const near = (row: SeenRow, { from, to }: Scope, margin: bigint): boolean =>
  row.at !== null && row.at >= from - margin && row.at <= to + margin

/** Everything one device did that hangs together with the alerts. `note` is told what had to be left out. */
export function gatherDevice(store: ReadStore, scope: Scope, device: ScopeDevice, subjects: Subjects, note: (text: string) => void): Rows {
  const margin = scope.whole ? 0n : TICKS_PER_DAY
  const [from, to] = [(scope.from - margin) as Ticks, (scope.to + margin) as Ticks]
  const read = (table: string, columns: readonly string[]) => {
    const { rows, cut } = deviceRows(store, table, columns, device, from, to)
    if (cut) note(`${device.label} has more rows of ${table} than are read; the first ${rows.length.toLocaleString('en')} were.`)
    return rows
  }
  const starts = read('DeviceProcessEvents', PROCESS_COLUMNS)
  const seeds = scope.processes.filter((one) => one.device === device.key)
  const tree = scope.whole ? starts : relatedProcesses(starts, seeds)
  const kept = tree.length > 0 || scope.whole ? tree : starts.filter((row) => near(row, scope, NEAR))
  const how = scope.whole ? 'started on the device' : tree.length > 0 ? 'in the process tree of an alert' : 'started close to an alert'
  const places = new Set(kept.flatMap((row) => [placeOf(row, ''), ...(tree.length > 0 ? [placeOf(row, 'InitiatingProcess')] : [])]))
  for (const { pid, start } of seeds) places.add(start ? `${pid}|${start}` : pid)
  const processes: SeenProcess[] = kept.flatMap((row) => {
    const subject = processOf(subjects, device, row, how)
    return subject ? [{ ...row, device, subject }] : []
  })
  const belongs = (row: SeenRow): boolean => {
    if (scope.whole) return true
    if (!row.v.InitiatingProcessId) return near(row, scope, UNOWNED)
    if (places.has(placeOf(row, 'InitiatingProcess')) || places.has(row.v.InitiatingProcessId)) return true
    return places.size === 0 && near(row, scope, NEAR)
  }
  const events = (which: keyof typeof TABLES): SeenEvent[] =>
    read(TABLES[which][0], [...ACTOR, ...TABLES[which][1]])
      .filter(which === 'logons' ? (row) => scope.whole || near(row, scope, TICKS_PER_HOUR) : belongs)
      .map((row) => ({ ...row, device, actor: actorOf(subjects, device, row) }))
  const files = events('files')
  for (const row of kept) fileOf(subjects, device, row, 'image of a process')
  for (const row of files)
    if (row.v.ActionType === 'FileCreated') fileOf(subjects, device, row, `written by ${row.v.InitiatingProcessFileName || 'a process'}`)
  return {
    processes,
    files,
    connections: events('connections'),
    registry: events('registry'),
    events: events('events'),
    logons: events('logons'),
  }
}
