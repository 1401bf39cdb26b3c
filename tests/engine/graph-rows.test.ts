import { afterEach, describe, expect, test } from 'vitest'
import { type Ticks, ticks, ticksFromIso } from '#base/ticks.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { entityReads, graphReads } from '#engine/entities/calls.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { ensureHuntingTable } from '#engine/store/hunting-table.ts'
import type { SqlValue } from '#engine/store/sql.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

let store: CaseWriter
afterEach(() => store.close())

const DEVICE = 'ws1'.padEnd(40, '0')
const start = (minute: number): Ticks => ticks(ticksFromIso('2026-03-02T08:00:00Z')! + BigInt(minute) * 600_000_000n)

/** Rows of one hunting table, written as its columns hold them, and the case worked out anew. */
function withRows(table: string, rows: readonly Readonly<Record<string, SqlValue>>[]) {
  const columns = Object.keys(rows[0]!)
  store.transaction(() => {
    ensureHuntingTable(store, schemaTable(table)!)
    const sql = `INSERT INTO ${table} (_source, _record, ${columns}) VALUES (1, ?, ${columns.map(() => '?')})`
    for (const [i, row] of rows.entries()) store.run(sql, 1000 + i, ...columns.map((column) => row[column]!))
    store.run('UPDATE hunting_table SET rows = rows + ? WHERE name = ?', rows.length, table)
  })
  correlate(store, { ignoreProvider: true }, analyst())
}

const graph = () => graphReads.get!(store, { incident: 1 }, analyst())

/** `source relation target` of every edge, by the labels people see. */
function steps(): string[] {
  const { nodes, edges } = graph()
  const label = new Map(nodes.map((node) => [node.id, node.label]))
  return edges.map((edge) => `${label.get(edge.source)} ${edge.relation} ${label.get(edge.target)}`)
}

const ran = (name: string, id: number, minute: number) =>
  evidence('process', {
    processId: id,
    processCreationDateTime: `2026-03-02T08:${String(minute).padStart(2, '0')}:00.1234567Z`,
    imageFile: { fileName: name },
    mdeDeviceId: DEVICE,
  })

const started = (id: number, minute: number, parent: number, parentMinute: number, parentName: string) => ({
  Timestamp: start(minute),
  DeviceId: DEVICE,
  DeviceName: 'ws1.corp.example',
  ActionType: 'ProcessCreated',
  ProcessId: id,
  ProcessCreationTime: start(minute) + 1_234_567n,
  FileName: `p${id}.exe`,
  InitiatingProcessId: parent,
  InitiatingProcessCreationTime: start(parentMinute),
  InitiatingProcessFileName: parentName,
})

describe('rows of hunting tables', () => {
  const two = (ids: readonly [number, number]) =>
    ids.map((id, i) => {
      const base = alertOn('ws1', 20 + i)
      return { ...base, evidence: [...base.evidence!, ran(`p${id}.exe`, id, 20 + i)] }
    })

  test('show a parent that no alert names where it stands between two that are, and nothing of the background', async () => {
    store = await placedCase(...two([11, 12]))
    const background = Array.from({ length: 500 }, (_, i) => started(5000 + i, 25, 7, 1, 'services.exe'))
    withRows('DeviceProcessEvents', [started(11, 20, 10, 15, 'dropper.exe'), started(12, 21, 10, 15, 'dropper.exe'), ...background])
    expect(steps()).toEqual(expect.arrayContaining(['dropper.exe spawned p11.exe', 'dropper.exe spawned p12.exe']))
    const context = graph().nodes.filter((node) => node.alerts.length === 0)
    expect(context.map((node) => node.label)).toEqual(['dropper.exe'])
    expect(store.get<{ n: number }>('SELECT count(*) AS n FROM entity')!.n).toBe(4)
  })

  test('leave a parent of one alerted process in the background', async () => {
    store = await placedCase(...two([11, 12]))
    withRows('DeviceProcessEvents', [started(11, 20, 10, 15, 'dropper.exe')])
    expect(graph().nodes.map((node) => node.label)).not.toContain('dropper.exe')
  })

  test('bring their own time to the edge, and the way from the row to it', async () => {
    const base = alertOn('ws1', 20)
    const ip = evidence('ip', { ipAddress: '203.0.113.9' })
    store = await placedCase({ ...base, evidence: [...base.evidence!, ip] })
    expect(steps()).toEqual(['203.0.113.9 related-to ws1'])
    withRows('DeviceNetworkEvents', [
      { Timestamp: start(18), DeviceId: DEVICE, DeviceName: 'ws1.corp.example', ActionType: 'ConnectionSuccess', RemoteIP: '203.0.113.9' },
      { Timestamp: start(19), DeviceId: DEVICE, DeviceName: 'ws1.corp.example', ActionType: 'ConnectionSuccess', RemoteIP: '198.51.100.1' },
    ])
    expect(steps()).toEqual(['ws1 connected-to 203.0.113.9'])
    const [edge] = graph().edges
    expect(edge!.first).toBe('2026-03-02T08:18:00.0000000Z')
    const ref = { table: 'DeviceNetworkEvents', row: 1, source: 1, record: 1000 }
    expect(entityReads.ofRecord!(store, ref, analyst()).edges).toEqual([edge!.id])
  })

  test('that no longer show an edge take it away again', async () => {
    const base = alertOn('ws1', 20)
    store = await placedCase({ ...base, evidence: [...base.evidence!, evidence('ip', { ipAddress: '203.0.113.9' })] })
    withRows('DeviceNetworkEvents', [
      { Timestamp: start(18), DeviceId: DEVICE, DeviceName: 'ws1.corp.example', ActionType: 'ConnectionSuccess', RemoteIP: '203.0.113.9' },
    ])
    store.run('DELETE FROM DeviceNetworkEvents')
    correlate(store, { ignoreProvider: true }, analyst())
    expect(steps()).toEqual(['203.0.113.9 related-to ws1'])
  })
})
