import { describe, expect, test } from 'vitest'
import { processEvent, processNode } from '#api/calls/processes.ts'
import { Failure } from '#base/problem.ts'
import { processReads } from '#engine/processes/calls.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { caseOf } from '../support/evidence-case.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const DEVICE = 'a'.repeat(40)
const at = (minute: number, second = 0) => `2026-03-02T08:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}.0000000Z`

interface Started {
  readonly id: number
  readonly name: string
  readonly minute: number
  readonly by: number
  readonly byName: string
  /** undefined: the row does not tell when its parent started */
  readonly byMinute?: number
  readonly line?: string
  readonly up?: readonly [id: number, name: string]
}

/** A CSV export of a whole table of the schema; cells not given are empty. */
function csv(table: string, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = schemaTable(table)!.columns.map((column) => column.name)
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\r\n')
}

const ON = { DeviceId: DEVICE, DeviceName: 'ws01.corp.example' }

const started = (rows: readonly Started[]) =>
  csv(
    'DeviceProcessEvents',
    rows.map(({ id, name, minute, by, byName, byMinute, line, up }) => ({
      ...ON,
      Timestamp: at(minute),
      ActionType: 'ProcessCreated',
      FileName: name,
      ProcessId: id,
      ProcessCommandLine: line ?? name,
      ProcessCreationTime: at(minute),
      InitiatingProcessId: by,
      InitiatingProcessFileName: byName,
      InitiatingProcessCreationTime: byMinute === undefined ? '' : at(byMinute),
      InitiatingProcessParentId: up?.[0],
      InitiatingProcessParentFileName: up?.[1],
    })),
  )

const connected = (rows: readonly { id: number; name: string; minute: number; created: number | null }[]) =>
  csv(
    'DeviceNetworkEvents',
    rows.map(({ id, name, minute, created }) => ({
      ...ON,
      Timestamp: at(minute),
      ActionType: 'ConnectionSuccess',
      RemoteIP: '203.0.113.9',
      RemotePort: 443,
      RemoteUrl: 'c2.example',
      Protocol: 'Tcp',
      InitiatingProcessId: id,
      InitiatingProcessFileName: name,
      InitiatingProcessCreationTime: created === null ? '' : at(created),
    })),
  )

const device = (store: ReadStore) => store.get<{ id: number }>("SELECT id FROM entity WHERE kind = 'device'")!.id
const page = { offset: 0, limit: 100 }
const context = analyst()
const ask = (store: ReadStore) => ({
  roots: () => processReads.roots!(store, { device: device(store), ...page }, context),
  children: (process: string) => processReads.children!(store, { device: device(store), process, ...page }, context),
  path: (process: string) => processReads.path!(store, { device: device(store), process }, context).processes,
  search: (text: string) => processReads.search!(store, { device: device(store), text }, context),
  events: (process: string, from?: string) =>
    processReads.events!(store, { device: device(store), process, ...(from ? { from } : {}), ...page }, context),
})

/** A case of those files, with the device they are about among its entities as resolution would have it. */
async function caseWith(files: Readonly<Record<string, string>>) {
  const made = await caseOf(files)
  const { lastInsertRowid } = made.store.run("INSERT INTO entity (kind, key, label) VALUES ('device', 'ws01', 'ws01')")
  made.store.run("INSERT INTO entity_identifier (entity, type, value, basis) VALUES (?, 'mdeDeviceId', ?, 'test')", lastInsertRowid, DEVICE)
  return made
}

const office: readonly Started[] = [
  { id: 100, name: 'winword.exe', minute: 1, by: 50, byName: 'explorer.exe', byMinute: 0, up: [9, 'userinit.exe'] },
  { id: 200, name: 'cmd.exe', minute: 2, by: 100, byName: 'winword.exe', byMinute: 1 },
  { id: 300, name: 'powershell.exe', minute: 3, by: 200, byName: 'cmd.exe', byMinute: 2, line: 'powershell -enc AAAA' },
]

describe('a process tree', () => {
  test('leads from the first ancestor down, by id and start, and says how each process is known', async () => {
    using made = await caseWith({ 'p.csv': started(office) })
    const { roots, children, path, search } = ask(made.store)
    expect(roots()).toMatchObject({ total: 1, all: 5 })
    expect(processNode.array().parse(roots().processes)).toEqual(roots().processes)
    const leaf = search('-enc').processes[0]!
    expect(path(leaf.key).map((node) => [node.name, node.known, node.pid])).toEqual([
      ['userinit.exe', 'name', 9],
      ['explorer.exe', 'initiator', 50],
      ['winword.exe', 'event', 100],
      ['cmd.exe', 'event', 200],
      ['powershell.exe', 'event', 300],
    ])
    expect(children(path(leaf.key)[2]!.key).processes.map((node) => node.name)).toEqual(['cmd.exe'])
    expect(leaf).toMatchObject({
      commandLine: 'powershell -enc AAAA',
      parentBasis: 'recorded',
      children: 0,
      record: { table: 'DeviceProcessEvents' },
    })
  })

  test('keeps two processes of one id apart, also where a row does not tell which of them it means', async () => {
    using made = await caseWith({
      'p.csv': started([
        { id: 100, name: 'setup.exe', minute: 1, by: 4, byName: 'System', byMinute: 0 },
        { id: 100, name: 'cmd.exe', minute: 30, by: 4, byName: 'System', byMinute: 0 },
        { id: 200, name: 'early.exe', minute: 5, by: 100, byName: 'setup.exe' },
        { id: 201, name: 'late.exe', minute: 40, by: 100, byName: 'cmd.exe' },
        { id: 202, name: 'unnamed.exe', minute: 50, by: 100, byName: '' },
      ]),
      'n.csv': connected([
        { id: 100, name: 'setup.exe', minute: 2, created: null },
        { id: 100, name: 'cmd.exe', minute: 31, created: null },
        { id: 100, name: 'cmd.exe', minute: 32, created: 30 },
      ]),
    })
    const { path, search, events } = ask(made.store)
    const parentOf = (name: string) => path(search(name).processes[0]!.key).at(-2)!
    expect(parentOf('early.exe').name).toBe('setup.exe')
    expect(parentOf('late.exe').name).toBe('cmd.exe')
    expect(parentOf('unnamed.exe').name).toBe('cmd.exe')
    expect(search('late.exe').processes[0]).toMatchObject({ parentBasis: 'id' })
    const [first, second] = search('100').processes
    expect([first!.name, first!.events, second!.name, second!.events]).toEqual(['setup.exe', 1, 'cmd.exe', 2])
    for (const one of [first!, second!]) expect(events(one.key).total).toBe(one.events)
  })

  test('does not believe a ring, nor a parent that started after its child', async () => {
    using made = await caseWith({
      'p.csv': started([
        { id: 1, name: 'a.exe', minute: 1, by: 2, byName: 'b.exe', byMinute: 9 },
        { id: 2, name: 'b.exe', minute: 9, by: 1, byName: 'a.exe', byMinute: 1 },
        { id: 3, name: 'self.exe', minute: 3, by: 3, byName: 'self.exe', byMinute: 3 },
      ]),
    })
    const { roots, path, search } = ask(made.store)
    expect(roots().processes.map((node) => node.name)).toEqual(['a.exe', 'self.exe'])
    expect(path(search('b.exe').processes[0]!.key).map((node) => node.name)).toEqual(['a.exe', 'b.exe'])
  })

  test('hangs events of all tables under their process, within a window where one is asked for', async () => {
    using made = await caseWith({
      'p.csv': started(office),
      'n.csv': connected([
        { id: 300, name: 'powershell.exe', minute: 4, created: 3 },
        { id: 300, name: 'powershell.exe', minute: 20, created: 3 },
        { id: 777, name: 'agent.exe', minute: 6, created: 5 },
      ]),
    })
    const { search, events, roots } = ask(made.store)
    const { key } = search('-enc').processes[0]!
    const all = events(key)
    expect(processEvent.array().parse(all.events)).toEqual(all.events)
    expect(all).toMatchObject({ total: 2, tables: [{ table: 'DeviceNetworkEvents', count: 2 }] })
    expect(all.events[0]).toMatchObject({ action: 'ConnectionSuccess', target: 'c2.example:443', detail: '203.0.113.9 Tcp' })
    expect(events(key, at(10)).events.map((event) => event.at)).toEqual([at(20)])
    expect(roots().processes.map((node) => [node.name, node.known])).toContainEqual(['agent.exe', 'initiator'])
  })

  test('of a case without telemetry stands on what alerts tell of processes', async () => {
    const piece = evidence('process', {
      mdeDeviceId: 'ws01'.padEnd(40, '0'),
      processId: 300,
      processCreationDateTime: at(3),
      processCommandLine: 'powershell -enc AAAA',
      imageFile: { fileName: 'powershell.exe', filePath: 'C:\\Windows\\System32' },
      parentProcessId: 200,
      parentProcessCreationDateTime: at(2),
      parentProcessImageFile: { fileName: 'cmd.exe' },
    })
    const store = await placedCase(alertOn('ws01', 3, { evidence: [...alertOn('ws01', 3).evidence!, piece] }))
    const { roots, children } = ask(store)
    expect(roots().processes).toMatchObject([{ name: 'cmd.exe', known: 'name', children: 1 }])
    expect(children(roots().processes[0]!.key).processes).toMatchObject([
      {
        name: 'powershell.exe',
        known: 'alert',
        path: 'C:\\Windows\\System32\\powershell.exe',
        alerts: [{ title: 'Alert on ws01' }],
        verdict: 'suspicious',
      },
    ])
    store.close()
  })

  test('is refused for what is no device, and for a process nobody knows', async () => {
    const store = await placedCase(alertOn('ws01', 0, { evidence: [evidence('ip', { ipAddress: '203.0.113.9' })] }), alertOn('ws02', 0))
    const problemOf = (act: () => unknown) => {
      try {
        act()
      } catch (thrown) {
        if (thrown instanceof Failure) return thrown.problem.code
      }
      return null
    }
    const ip = store.get<{ id: number }>("SELECT id FROM entity WHERE kind = 'ip'")!.id
    expect(problemOf(() => processReads.roots!(store, { device: ip, ...page }, context))).toBe('processes.no-device')
    expect(problemOf(() => ask(store).children('1@2'))).toBe('processes.not-found')
    store.close()
  })
})
