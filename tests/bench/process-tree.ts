import { rmSync, writeFileSync } from 'node:fs'
import { importEvidence } from '#engine/ingest/import.ts'
import { processReads } from '#engine/processes/calls.ts'
import { createCase } from '#engine/store/case-file.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { measured, measuredOnce } from '../support/measured.ts'
import { analyst } from '../support/placed-alerts.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** The tree of a device with 100,000 processes: built once, then its pages, a search, and the way to a leaf, each against raw SQL. */
const COUNT = 100_000
const DEVICE = 'b'.repeat(40)
const START = Date.UTC(2026, 3, 1)
const at = (i: number) => `${new Date(START + i * 1000).toISOString().slice(0, -1)}0000Z`
const idOf = (i: number) => 4 * (1 + (i % 16_000))
const nameOf = (i: number) => ['svchost.exe', 'cmd.exe', 'powershell.exe', 'msedge.exe', 'git.exe'][i % 5]!

const columns = schemaTable('DeviceProcessEvents')!.columns.map((column) => column.name)
const lines = [columns.join(',')]
for (let i = 0; i < COUNT; i++) {
  const parent = i === 0 ? -1 : Math.floor((i - 1) / 8)
  const row: Record<string, string | number> = {
    Timestamp: at(i),
    DeviceId: DEVICE,
    DeviceName: 'big.corp.example',
    ActionType: 'ProcessCreated',
    FileName: nameOf(i),
    ProcessId: idOf(i),
    ProcessCommandLine: `${nameOf(i)} --session ${i.toString(16)}`,
    ProcessCreationTime: at(i),
    ...(parent < 0
      ? {}
      : { InitiatingProcessId: idOf(parent), InitiatingProcessCreationTime: at(parent), InitiatingProcessFileName: nameOf(parent) }),
  }
  lines.push(columns.map((column) => row[column] ?? '').join(','))
}
using folder = temporaryFolder('process-tree')
writeFileSync(folder.file('processes.csv'), lines.join('\r\n'))
const path = folder.file('big.coldtrail')
rmSync(path, { force: true })
const store = createCase(path)
await importEvidence(store, [folder.file('processes.csv')], analyst())
const device = store.run("INSERT INTO entity (kind, key, label) VALUES ('device', 'big', 'big')").lastInsertRowid
store.run("INSERT INTO entity_identifier (entity, type, value, basis) VALUES (?, 'mdeDeviceId', ?, 'bench')", device, DEVICE)

const context = analyst()
const mine = `DeviceId = '${DEVICE}'`
const page = { offset: 0, limit: 200 }
const roots = measuredOnce('build the index and the first roots', () => processReads.roots!(store, { device, ...page }, context))
measured('raw SQL: every process and its parent', () =>
  store.all(
    `SELECT child._id, parent._id AS parent FROM DeviceProcessEvents AS child LEFT JOIN DeviceProcessEvents AS parent
     ON parent.DeviceId = child.DeviceId AND parent.ProcessId = child.InitiatingProcessId AND parent.ProcessCreationTime = child.InitiatingProcessCreationTime
     WHERE child.${mine} ORDER BY child.Timestamp`,
  ),
)
console.log(`${roots.all} processes, ${roots.total} roots`)
const root = roots.processes[0]!
measured('first page of children', () => processReads.children!(store, { device, process: root.key, ...page }, context))
const found = measured('search a command line, one hit', () =>
  processReads.search!(store, { device, text: `session ${(COUNT - 1).toString(16)}` }, context),
)
measured('raw SQL: the same by LIKE', () =>
  store.all(
    `SELECT _id FROM DeviceProcessEvents WHERE ${mine} AND ProcessCommandLine LIKE ? LIMIT 200`,
    `%session ${(COUNT - 1).toString(16)}%`,
  ),
)
measured('search a name, 20,000 hits', () => processReads.search!(store, { device, text: 'powershell' }, context))
measured('raw SQL: the same by LIKE, counted', () =>
  store.all(
    `SELECT _id, count(*) OVER () FROM DeviceProcessEvents WHERE ${mine} AND (ProcessCommandLine LIKE '%powershell%' OR FileName LIKE '%powershell%')`,
  ),
)
const leaf = found.processes.at(-1)!
measured('the way to a leaf', () => processReads.path!(store, { device, process: leaf.key }, context))
measured('events of a process', () => processReads.events!(store, { device, process: leaf.key, ...page }, context))
store.close()
