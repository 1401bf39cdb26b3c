import { expect, test } from 'vitest'
import { incidentEntries } from '#engine/activity/entries.ts'
import { getAlert } from '#engine/alerts/detail.ts'
import { perform } from '#engine/calls/perform.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { getEntity } from '#engine/entities/detail.ts'
import { incidentGraph } from '#engine/entities/graph.ts'
import { setVerdict } from '#engine/entities/set-verdict.ts'
import { getIncident } from '#engine/incidents/detail.ts'
import { incidentEvidence } from '#engine/incidents/evidence/list.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const url = (verdict: 'unknown' | 'malicious') => ({ ...evidence('url', { url: 'http://bad.example/x' }), verdict })

async function caseWithUrl() {
  const store = await placedCase(
    alertOn('ws01', 0, {
      evidence: [evidence('device', { mdeDeviceId: '1'.padEnd(40, '0'), deviceDnsName: 'ws01.corp.example' }), url('unknown')],
    }),
    alertOn('srv02', 5, {
      threatDisplayName: 'Phish',
      evidence: [evidence('device', { mdeDeviceId: '2'.padEnd(40, '0'), deviceDnsName: 'srv02.corp.example' }), url('malicious')],
    }),
  )
  return { store, incident: store.get<{ id: number }>('SELECT id FROM incident')!.id }
}

const list = (store: ReadStore, incident: number, filter = {}) =>
  incidentEvidence(store, { incident, filter, sort: { column: 'label', descending: false }, offset: 0, limit: 100 })

const urlOf = (store: ReadStore, incident: number) => list(store, incident, { kinds: ['url'] }).evidence[0]!

test('every entity the incident’s alerts name is listed once, with whom it hit and what said so', async () => {
  const { store, incident } = await caseWithUrl()
  const answer = list(store, incident)
  expect(answer.all).toBe(3)
  expect(answer.all).toBe(getIncident(store, incident).evidenceCount)
  expect(answer.kinds).toEqual([
    { value: 'device', count: 2 },
    { value: 'url', count: 1 },
  ])
  expect(urlOf(store, incident)).toMatchObject({
    verdict: 'malicious',
    alerts: 2,
    impactedAssetCount: 2,
    threats: ['Phish'],
    detectionOrigins: ['microsoftDefenderForEndpoint'],
    analystVerdict: null,
  })
})

test('filters add up, and the counts stay those of the whole incident', async () => {
  const { store, incident } = await caseWithUrl()
  expect(list(store, incident, { verdicts: ['malicious'], kinds: ['device'] }).total).toBe(0)
  const found = list(store, incident, { search: 'bad.' })
  expect([found.total, found.all]).toEqual([1, 3])
  expect(list(store, incident, { search: '%' }).total).toBe(0)
  expect(list(store, incident, { statuses: ['pendingApproval'] }).total).toBe(0)
})

test('an analyst’s verdict is in force in list, pane, alert and graph, and what the evidence says stays visible', async () => {
  const { store, incident } = await caseWithUrl()
  const { id } = urlOf(store, incident)
  expect(setVerdict(store, { entities: [id], verdict: 'noThreatsFound', reason: 'Training site' }, analyst())).toEqual({ changed: 1 })
  expect(urlOf(store, incident)).toMatchObject({
    verdict: 'noThreatsFound',
    evidenceVerdict: 'malicious',
    analystVerdict: { reason: 'Training site', by: 'Robin' },
  })
  expect(getEntity(store, { entity: id })).toMatchObject({ verdict: 'noThreatsFound', evidenceVerdict: 'malicious' })
  expect(incidentGraph(store, { incident }).nodes.find((node) => node.id === id)?.verdict).toBe('noThreatsFound')
  const [alert] = getIncident(store, incident).alerts
  expect(getAlert(store, alert!.id).evidence.find((one) => one.entity === id)?.verdict).toBe('noThreatsFound')
  expect(incidentEntries(store, incident)[0]).toMatchObject({ action: 'entity.verdictSet', performedBy: 'Robin', text: 'Training site' })
})

test('a verdict holds through correlation, and taken back it leaves the evidence’s', async () => {
  const { store, incident } = await caseWithUrl()
  const { id } = urlOf(store, incident)
  setVerdict(store, { entities: [id], verdict: 'suspicious', reason: 'Looks odd' }, analyst())
  await correlate(store, { ignoreProvider: true }, analyst())
  expect(urlOf(store, incident).verdict).toBe('suspicious')
  setVerdict(store, { entities: [id], verdict: null, reason: 'Was a mistake' }, analyst())
  expect(urlOf(store, incident)).toMatchObject({ verdict: 'malicious', analystVerdict: null })
})

test('an incident is rated anew when a verdict of its evidence changes', async () => {
  const { store, incident } = await caseWithUrl()
  const before = getIncident(store, incident).priority
  setVerdict(store, { entities: [urlOf(store, incident).id], verdict: 'noThreatsFound', reason: 'Clean' }, analyst())
  expect(getIncident(store, incident).priority).toBeLessThan(before)
})

test('a verdict is undone like any act, and the evidence’s is in force again', async () => {
  const { store, incident } = await caseWithUrl()
  const { id } = urlOf(store, incident)
  await perform(store, 'entities', 'setVerdict', { entities: [id], verdict: 'noThreatsFound', reason: 'Ours' }, analyst())
  await perform(store, 'activity', 'undo', {}, analyst())
  expect(urlOf(store, incident)).toMatchObject({ verdict: 'malicious', analystVerdict: null })
  await perform(store, 'activity', 'redo', {}, analyst())
  expect(urlOf(store, incident)).toMatchObject({ verdict: 'noThreatsFound', evidenceVerdict: 'malicious' })
})
