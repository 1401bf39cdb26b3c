import { afterAll, beforeAll, expect, test } from 'vitest'
import { huntReads } from '#engine/hunt/calls.ts'
import { sectionReads } from '#engine/sections/calls.ts'
import { sections } from '#engine/sections/index.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { entityLabelled, loadedCase, schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { twoAlerts } from '../support/small-evidence.ts'

const DEVICE = { DeviceId: 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4', DeviceName: 'fin-ws-01.contoso.example' }
const logon = (minute: number, more: Record<string, string>) => ({
  ...DEVICE,
  Timestamp: `2026-03-02T08:${String(minute).padStart(2, '0')}:00Z`,
  ActionType: 'LogonSuccess',
  LogonType: 'Interactive',
  AccountDomain: 'CONTOSO',
  AccountName: 'maria',
  AccountSid: 'S-1-5-21-1-2-3-1105',
  ...more,
})

let store: CaseWriter
beforeAll(async () => {
  store = await loadedCase({
    'alerts.json': JSON.stringify(twoAlerts),
    'DeviceLogonEvents.csv': schemaCsv('DeviceLogonEvents', [
      logon(1, {}),
      logon(2, {}),
      logon(3, { AccountName: 'erik', AccountSid: 'S-1-5-21-1-2-3-1106' }),
      logon(4, { LogonType: 'Network', RemoteDeviceName: 'hr-ws-02.contoso.example', RemoteIP: '10.0.0.7' }),
      logon(5, { ActionType: 'LogonFailed', FailureReason: 'InvalidUserNameOrPassword' }),
      logon(6, { DeviceId: 'd2', DeviceName: 'hr-ws-02.contoso.example' }),
    ]),
    'DeviceTvmSoftwareInventory.csv': schemaCsv('DeviceTvmSoftwareInventory', [
      { ...DEVICE, SoftwareVendor: 'igor_pavlov', SoftwareName: '7-zip', SoftwareVersion: '24.09' },
    ]),
  })
})
afterAll(() => store.close())

const tab = (label: string, name: string) => sectionReads.get!(store, { entity: entityLabelled(store, label), tab: name }, analyst())
const lines = (label: string, name: string, id: string) => {
  const section = tab(label, name).find((one) => one.id === id)!
  return section.rows.map((row) => [...row.cells.map((cell) => cell.text), row.count])
}

test('logged-on users are counted by interactive logons alone, the most frequent first', () => {
  expect(lines('fin-ws-01', 'users', 'interactive-logons')).toEqual([
    ['maria', 'CONTOSO', 'Interactive', 2],
    ['erik', 'CONTOSO', 'Interactive', 1],
  ])
  expect(lines('fin-ws-01', 'users', 'failed-logons')).toHaveLength(1)
})

test('a user’s devices and the logons from device to device are told, each name leading to its entity', () => {
  const section = tab('maria', 'devices').find((one) => one.id === 'lateral-movement')!
  expect(section.rows.map((row) => row.cells.map((cell) => cell.entity?.label ?? cell.text))).toEqual([
    ['hr-ws-02', 'fin-ws-01', 'Network', ''],
  ])
  expect(lines('maria', 'devices', 'devices').map(([device, , n]) => [device, n])).toContainEqual(['fin-ws-01.contoso.example', 2])
})

test('the query of a line finds as many rows as the line counts', async () => {
  for (const section of [...tab('fin-ws-01', 'users'), ...tab('maria', 'devices'), ...tab('fin-ws-01', 'inventory')]) {
    for (const row of section.rows) {
      const answer = await huntReads.run!(store, { query: row.query, clock: { kind: 'case' }, range: null, limit: 100 }, analyst())
      expect([section.id, answer.rowCount]).toEqual([section.id, row.count])
    }
  }
})

test('what no table holds says which evidence would bring it', () => {
  const [section] = tab('fin-ws-01', 'network')
  expect(section).toMatchObject({ rows: [], hasTables: false, filledBy: expect.stringContaining('DeviceNetworkInfo') })
  expect(sections.filter((one) => one.filledBy === '')).toEqual([])
})
