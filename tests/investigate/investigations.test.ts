import { expect, test } from 'vitest'
import { perform } from '#engine/calls/perform.ts'
import { setVerdict } from '#engine/entities/set-verdict.ts'
import { incidentEvidence } from '#engine/incidents/evidence/list.ts'
import { listActions } from '#engine/investigate/actions.ts'
import { decideActions } from '#engine/investigate/decide.ts'
import { getInvestigation, investigationLog } from '#engine/investigate/detail.ts'
import { investigationEntities } from '#engine/investigate/entities.ts'
import { setLevel } from '#engine/investigate/levels.ts'
import { listInvestigations } from '#engine/investigate/list.ts'
import { runInvestigations } from '#engine/investigate/start.ts'
import { stateOf } from '#engine/investigate/state.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const malicious = { ...evidence('url', { url: 'http://bad.example/x' }), verdict: 'malicious' as const }
const device = (name: string) => ({
  ...evidence('device', { mdeDeviceId: name.padEnd(40, '0'), deviceDnsName: `${name}.corp.example` }),
  verdict: 'unknown' as const,
})

/** Two alerts on one device and one on another, joined by a malicious URL. */
const attacked = () =>
  placedCase(
    alertOn('ws01', 0, { title: 'First', evidence: [device('ws01'), malicious] }),
    alertOn('ws01', 5, { title: 'Second', evidence: [device('ws01'), malicious] }),
    alertOn('ws02', 9, { title: 'Third', evidence: [device('ws02'), malicious] }),
  )

const incidentOf = (store: ReadStore) => store.get<{ id: number }>('SELECT id FROM incident ORDER BY id')!.id

async function investigated() {
  const store = await attacked()
  const incident = incidentOf(store)
  await runInvestigations(store, { incident }, analyst())
  return { store, incident }
}

const urlOf = (store: ReadStore, incident: number) =>
  incidentEvidence(store, { incident, filter: { kinds: ['url'] }, sort: { column: 'label', descending: false }, offset: 0, limit: 10 })
    .evidence[0]!

test('each device’s alerts have one investigation, and later alerts on it join', async () => {
  const { store, incident } = await investigated()
  expect(listInvestigations(store, { incident }).map(({ name, alerts }) => [name, alerts])).toEqual([
    ['First', 2],
    ['Third', 1],
  ])
  expect(getInvestigation(store, { investigation: 1 }).alertList.map((alert) => alert.reason)).toEqual([
    'The investigation was started for it.',
    'It is about the same device, user or mailbox.',
  ])
})

test('what an alert calls malicious is proposed to be blocked, waits for approval, and cites the record', async () => {
  const { store, incident } = await investigated()
  expect(listInvestigations(store, {})[0]).toMatchObject({ state: 'pendingApproval', threats: 1, pendingActions: 1 })
  const [worst] = investigationEntities(store, { investigation: 1, evidence: true, offset: 0, limit: 10 }).entities
  expect(worst).toMatchObject({ kind: 'url', verdict: 'malicious', named: true })
  expect(worst!.findings[0]!.rows[0]).toMatchObject({ table: '', source: 1, record: 1 })
  expect(urlOf(store, incident)).toMatchObject({ remediationStatus: 'pendingApproval', evidenceStatus: 'none' })
})

test('decisions are logged, end the waiting, and stand through another run', async () => {
  const { store, incident } = await investigated()
  const actions = listActions(store, { incident }).map((action) => action.id)
  expect(decideActions(store, { actions, status: 'rejected', comment: 'Needed' }, analyst())).toEqual({ changed: 2 })
  expect(listInvestigations(store, {})[0]).toMatchObject({ state: 'partiallyRemediated', pendingActions: 0 })
  await runInvestigations(store, { incident }, analyst())
  expect(listActions(store, { incident }).map(({ status, decidedBy, comment }) => [status, decidedBy, comment])).toEqual([
    ['rejected', 'Robin', 'Needed'],
    ['rejected', 'Robin', 'Needed'],
  ])
  const log = investigationLog(store, { investigation: 1, offset: 0, limit: 100 })
  expect(log.entries.map((entry) => entry.text)).toContain('Rejected an action on http://bad.example/x: Needed')
  expect(log.total).toBe(log.entries.length)
})

test('a decision can be undone like any act', async () => {
  const { store, incident } = await investigated()
  const [first] = listActions(store, { incident })
  await perform(store, 'investigations', 'decide', { actions: [first!.id], status: 'approved', comment: '' }, analyst())
  expect(
    listActions(store, { incident })
      .map((action) => action.status)
      .toSorted(),
  ).toEqual(['approved', 'pending'])
  await perform(store, 'activity', 'undo', {}, analyst())
  expect(listActions(store, { incident }).map((action) => action.status)).toEqual(['pending', 'pending'])
})

test('actions of different types are not decided together', async () => {
  const store = await placedCase(
    alertOn('ws01', 0, {
      evidence: [device('ws01'), malicious, { ...evidence('ip', { ipAddress: '203.0.113.9' }), verdict: 'malicious' }],
    }),
  )
  const incident = incidentOf(store)
  await runInvestigations(store, { incident }, analyst())
  const actions = listActions(store, { incident }).map((action) => action.id)
  expect(() => decideActions(store, { actions, status: 'approved', comment: '' }, analyst())).toThrow('one type')
})

test('the same evidence gives the same result, however often it runs', async () => {
  const { store, incident } = await investigated()
  const result = () =>
    JSON.stringify([
      store.all('SELECT investigation, kind, key, verdict, how, facts FROM investigation_entity ORDER BY id'),
      store.all('SELECT investigation, subject, analyzer, title, reason FROM investigation_finding ORDER BY investigation, subject, title'),
      store.all('SELECT investigation, type, target FROM investigation_action ORDER BY id'),
      store.all('SELECT investigation, actor, text, outcome FROM investigation_log ORDER BY investigation, id'),
    ])
  const first = result()
  await runInvestigations(store, { incident }, analyst())
  expect(result()).toBe(first)
})

test('what an analyst calls clean is proposed nothing against', async () => {
  const { store, incident } = await investigated()
  setVerdict(store, { entities: [urlOf(store, incident).id], verdict: 'noThreatsFound', reason: 'Ours' }, analyst())
  await runInvestigations(store, { incident }, analyst())
  expect(listActions(store, { incident })).toEqual([])
  expect(listInvestigations(store, {})[0]?.threats).toBe(0)
})

test('full automation approves what is malicious on devices beforehand, and still asks about mail content', async () => {
  const ip = { ...evidence('ip', { ipAddress: '203.0.113.9' }), verdict: 'malicious' as const }
  const store = await placedCase(alertOn('ws01', 0, { evidence: [device('ws01'), malicious, ip] }))
  setLevel(store, { group: '', level: 'full' }, analyst())
  await runInvestigations(store, { incident: incidentOf(store) }, analyst())
  expect(listActions(store, {}).map(({ type, status, decidedBy }) => [type, status, decidedBy])).toEqual([
    ['blockUrl', 'pending', ''],
    ['blockAddress', 'approved', 'Automation'],
  ])
})

test('alerts that name nothing to investigate say so', async () => {
  const store = await placedCase(alertOn('ws01', 0, { evidence: [malicious] }))
  await runInvestigations(store, { incident: incidentOf(store) }, analyst())
  expect(listInvestigations(store, {})[0]).toMatchObject({ state: 'unsupportedAlertType', threats: 0 })
})

test('a cancelled run ends as terminated by the user and leaves no half result', async () => {
  const store = await attacked()
  const stop = new AbortController()
  stop.abort()
  await expect(runInvestigations(store, { incident: incidentOf(store) }, { ...analyst(), signal: stop.signal })).rejects.toThrow()
  expect(listInvestigations(store, {})[0]).toMatchObject({ state: 'terminatedByUser', threats: 0 })
})

test.each([
  ['failed', { outcomes: [{ outcome: 'failed' as const }] }],
  ['benign', { outcomes: [{ outcome: 'answered' as const }] }],
  ['partiallyInvestigated', { outcomes: [{ outcome: 'answered' as const }, { outcome: 'unknown' as const }] }],
  ['successfullyRemediated', { threats: 2, remediated: 2 }],
  ['pendingResource', { threats: 1, actions: ['approved' as const] }],
  ['partiallyRemediated', { threats: 2, remediated: 1 }],
])('the state is %s where that is what came of it', (state, more) => {
  expect(stateOf({ supported: true, outcomes: [], threats: 0, remediated: 0, actions: [], ...more })).toBe(state)
})

test('an investigation by hand looks at the week before the newest evidence', async () => {
  const store = await attacked()
  const { id } = store.get<{ id: number }>("SELECT id FROM entity WHERE kind = 'device' ORDER BY id")!
  await runInvestigations(store, { entity: id }, analyst())
  const { investigations } = await runInvestigations(store, { entity: id }, analyst())
  expect(investigations).toEqual([1])
  expect(getInvestigation(store, { investigation: 1 })).toMatchObject({ triggerKind: 'manual', windowTo: '2026-03-02T08:05:00.0000000Z' })
})
