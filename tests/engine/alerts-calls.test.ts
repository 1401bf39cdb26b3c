import { describe, expect, test } from 'vitest'
import { alertDetail } from '#api/calls/alerts.ts'
import { Failure } from '#base/problem.ts'
import { incidentEntries } from '#engine/activity/entries.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { getAlert } from '#engine/alerts/detail.ts'
import { alertRecords } from '#engine/alerts/records.ts'
import { updateAlerts } from '#engine/alerts/update.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { resolveEntities } from '#engine/entities/resolve.ts'
import { getIncident } from '#engine/incidents/detail.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { sampleFile } from '../formats/samples.ts'
import { caseOf } from '../support/evidence-case.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const placed = (store: ReadStore) =>
  store.all<{ alert: number; incident: number }>('SELECT alert, incident FROM incident_alert ORDER BY alert')

const problemOf = (act: () => unknown) => {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.problem.code
    throw thrown
  }
  return null
}

describe('an alert asked for', () => {
  test('answers what the contract says, with its evidence, impacted assets first', async () => {
    const ip = evidence('ip', { ipAddress: '203.0.113.9' })
    const attacker = { ...evidence('device', { mdeDeviceId: 'f'.repeat(40), deviceDnsName: 'kali.example' }), roles: ['attacker' as const] }
    const device = evidence('device', { mdeDeviceId: 'a'.repeat(40), deviceDnsName: 'ws01.corp.example' })
    const store = await placedCase(
      alertOn('ws01', 0, { evidence: [ip, attacker, device], description: 'What happened', techniques: ['T1059.001'] }),
    )
    const answer = getAlert(store, placed(store)[0]!.alert)
    expect(alertDetail.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({ description: 'What happened', techniques: ['T1059.001'], firstActivity: '2026-03-02T08:00:00.0000000Z' })
    expect(answer.evidence.map(({ kind, impacted }) => [kind, impacted])).toEqual([
      ['device', true],
      ['ip', false],
      ['device', false],
    ])
    expect(answer.sources).toEqual([{ source: 1, path: 'test.json', record: 1, lastUpdate: null }])
    store.close()
  })

  test('is an expected failure where the case has none of that id', async () => {
    const store = await placedCase(alertOn('ws01', 0))
    expect(problemOf(() => getAlert(store, 99))).toBe('alert.not-found')
    expect(problemOf(() => alertRecords(store, 99))).toBe('alert.not-found')
    expect(problemOf(() => updateAlerts(store, { alerts: [99], change: { status: 'resolved' } }, analyst()))).toBe('alert.not-found')
    store.close()
  })
})

test('the records of an alert are the exports as written, one for each that tells of it', async () => {
  const page = sampleFile('graph-alerts/page.json').toString('utf8')
  const incidents = sampleFile('graph-incidents/expanded.json').toString('utf8')
  using imported = await caseOf({ 'a.json': page, 'b.json': incidents })
  await resolveEntities(imported.store, analyst())
  await correlate(imported.store, { ignoreProvider: false }, analyst())
  const records = alertRecords(imported.store, placed(imported.store)[0]!.alert)
  expect(records.map(({ record, raw }) => [record, JSON.parse(raw)])).toEqual([
    [1, JSON.parse(page).value[0]],
    [1, JSON.parse(incidents).value[0]],
  ])
  for (const { offset, raw, path } of records) {
    const whole = path.endsWith('a.json') ? page : incidents
    expect(
      Buffer.from(whole)
        .subarray(offset, offset + Buffer.byteLength(raw))
        .toString('utf8'),
    ).toBe(raw)
  }
})

describe('an alert changed', () => {
  const two = async () => {
    const url = evidence('url', { url: 'http://bad.example/x' })
    return await placedCase(alertOn('ws01', 0, { evidence: [url] }), alertOn('ws02', 5, { evidence: [url] }))
  }

  test('is changed over the evidence, logged in its incident with what stood before, and counted there', async () => {
    const store = await two()
    const [{ alert, incident }] = placed(store) as [{ alert: number; incident: number }]
    const before = getIncident(store, incident).activeAlertCount
    const change = { status: 'resolved', assignedTo: 'Kim' } as const
    expect(updateAlerts(store, { alerts: [alert], change, comment: 'Known tool' }, analyst())).toEqual({ changed: 1 })
    expect(getAlert(store, alert)).toMatchObject(change)
    expect(getIncident(store, incident).activeAlertCount).toBe(before - 1)
    expect(incidentEntries(store, incident)[0]).toMatchObject({
      action: 'alert.updated',
      performedBy: 'Robin',
      targetType: 'alert',
      text: 'Known tool',
      detail: { before: { status: 'new', assignedTo: '' }, after: change },
    })
    expect(checkActivityChain(store).brokenAt).toBeUndefined()
    store.close()
  })

  test('to what it is already is not changed, and nothing is logged', async () => {
    const store = await two()
    const [{ alert, incident }] = placed(store) as [{ alert: number; incident: number }]
    const logged = incidentEntries(store, incident).length
    expect(updateAlerts(store, { alerts: [alert], change: { status: 'new' } }, analyst())).toEqual({ changed: 0 })
    expect(incidentEntries(store, incident)).toHaveLength(logged)
    store.close()
  })

  test('with a comment only is commented', async () => {
    const store = await two()
    const [{ alert, incident }] = placed(store) as [{ alert: number; incident: number }]
    updateAlerts(store, { alerts: [alert], change: {}, comment: 'Ask the owner' }, analyst())
    expect(incidentEntries(store, incident)[0]).toMatchObject({ kind: 'comment', action: 'alert.commented', text: 'Ask the owner' })
    store.close()
  })

  test('keeps classification and determination together', async () => {
    const store = await two()
    const { alert } = placed(store)[0]!
    const change = (to: object) => updateAlerts(store, { alerts: [alert], change: to }, analyst())
    expect(problemOf(() => change({ classification: 'falsePositive', determination: 'phishing' }))).toBe('alert.determination')
    change({ classification: 'truePositive', determination: 'phishing' })
    change({ classification: 'informationalExpectedActivity' })
    expect(getAlert(store, alert)).toMatchObject({ classification: 'informationalExpectedActivity', determination: 'unknown' })
    store.close()
  })

  test('changes none of several where one cannot be', async () => {
    const store = await two()
    const { alert } = placed(store)[0]!
    expect(problemOf(() => updateAlerts(store, { alerts: [alert, 99], change: { status: 'resolved' } }, analyst()))).toBe('alert.not-found')
    expect(getAlert(store, alert).status).toBe('new')
    store.close()
  })
})
