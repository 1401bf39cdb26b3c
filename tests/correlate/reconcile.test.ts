import { afterEach, describe, expect, test } from 'vitest'
import { type Ticks, ticks } from '#base/ticks.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { getAlert } from '#engine/alerts/detail.ts'
import { storeAlert } from '#engine/alerts/store-alert.ts'
import { storeIncident } from '#engine/alerts/store-incident.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { proximateTime } from '#engine/correlate/rules/proximate-time.ts'
import { getIncident } from '#engine/incidents/detail.ts'
import { mergeIncidents, moveAlerts } from '#engine/incidents/regroup.ts'
import { updateIncidents } from '#engine/incidents/update.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import type { AlertRecord, IncidentRecord } from '#model/alert-record.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

let store: CaseWriter
afterEach(() => store.close())

const place = () => correlate(store, { ignoreProvider: true }, analyst())
let record = 100
const bring = (...alerts: AlertRecord[]) => {
  for (const alert of alerts) storeAlert(store, alert, { source: 1, record: ++record })
  return place()
}

const at = (n: number): Ticks => ticks(639_000_000_000_000_000n + BigInt(n))

const file = (letter: string) => evidence('file', { fileDetails: { fileName: 'tool.bin', sha256: letter.repeat(64) } })
const withFile = (alert: AlertRecord, letter: string): AlertRecord => ({ ...alert, evidence: [...alert.evidence!, file(letter)] })

const incidentOf = (id: string) =>
  store.get<{ incident: number }>('SELECT incident FROM incident_alert JOIN alert ON alert.id = alert WHERE provider_alert_id = ?', id)!
    .incident
const alertId = (id: string) => store.get<{ id: number }>('SELECT id FROM alert WHERE provider_alert_id = ?', id)!.id
const incident = (id: number) =>
  store.get<{ status: string; redirected_to: number | null; name: string }>('SELECT * FROM incident WHERE id = ?', id)!

describe('correlating again', () => {
  test('changes nothing where nothing is new', async () => {
    store = await placedCase(alertOn('ws1', 0), alertOn('ws1', 10), alertOn('ws2', 300))
    const all = () => [
      store.all('SELECT * FROM incident ORDER BY id'),
      store.all('SELECT * FROM incident_alert ORDER BY alert'),
      store.all('SELECT * FROM entity ORDER BY id'),
      store.all('SELECT * FROM edge ORDER BY id'),
      store.all('SELECT * FROM alert_link ORDER BY alert, with_alert, rule'),
      store.all('SELECT * FROM activity ORDER BY id'),
    ]
    const before = all()
    place()
    expect(all()).toEqual(before)
  })

  test('keeps the ids of incidents that grow', async () => {
    store = await placedCase(alertOn('ws1', 0), alertOn('ws2', 300))
    const [first, second] = [incidentOf('ws1-0'), incidentOf('ws2-300')]
    bring(alertOn('ws1', 5), alertOn('ws2', 301))
    expect([incidentOf('ws1-0'), incidentOf('ws1-5')]).toEqual([first, first])
    expect([incidentOf('ws2-300'), incidentOf('ws2-301')]).toEqual([second, second])
  })

  test('merges two incidents that a new alert joins: the one with most alerts stands, the other points to it and the log says so', async () => {
    store = await placedCase(alertOn('ws1', 0), alertOn('ws1', 5), withFile(alertOn('ws2', 30), 'a'))
    const [large, small] = [incidentOf('ws1-0'), incidentOf('ws2-30')]
    bring(withFile(alertOn('ws1', 20), 'a'))
    expect(incidentOf('ws2-30')).toBe(large)
    expect(incident(small)).toMatchObject({ status: 'redirected', redirected_to: large })
    expect(store.all('SELECT name FROM incident_tag WHERE incident = ? AND system = 1', small)).toEqual([{ name: 'Redirected' }])
    expect(store.get('SELECT performed_by, incident FROM activity WHERE action = ?', 'incident.merged')).toEqual({
      performed_by: 'Coldtrail – alert correlation',
      incident: large,
    })
    expect(checkActivityChain(store).brokenAt).toBeUndefined()
  })
})

describe('what an analyst did', () => {
  test('a moved alert stays where it was put, whatever links it elsewhere', async () => {
    store = await placedCase(alertOn('ws1', 0), alertOn('ws1', 5))
    const alert = store.get<{ id: number }>("SELECT id FROM alert WHERE provider_alert_id = 'ws1-5'")!.id
    const { incident: own } = moveAlerts(store, { alerts: [alert], incident: null, comment: 'unrelated' }, analyst())
    bring(alertOn('ws1', 8))
    expect(incidentOf('ws1-5')).toBe(own)
    expect(incidentOf('ws1-0')).not.toBe(own)
    const link = store.get('SELECT rule FROM alert_link WHERE alert = ? AND chosen = 1', alert)
    expect(link).toEqual({ rule: 'manual-association' })
  })

  test('incidents merged by hand stay merged', async () => {
    store = await placedCase(alertOn('ws1', 0), alertOn('ws2', 300))
    const { target } = mergeIncidents(
      store,
      { incidents: [incidentOf('ws1-0'), incidentOf('ws2-300')], comment: 'one campaign' },
      analyst(),
    )
    bring(alertOn('ws3', 500))
    expect([incidentOf('ws1-0'), incidentOf('ws2-300')]).toEqual([target, target])
  })

  test('a resolved incident is not reopened: what is linked to it begins another', async () => {
    store = await placedCase(alertOn('ws1', 0))
    const resolved = incidentOf('ws1-0')
    updateIncidents(store, { incidents: [resolved], change: { status: 'resolved' } }, analyst())
    bring(alertOn('ws1', 5), alertOn('ws1', 6))
    expect(incident(resolved).status).toBe('resolved')
    expect(incidentOf('ws1-0')).toBe(resolved)
    expect(incidentOf('ws1-5')).not.toBe(resolved)
    expect(incidentOf('ws1-6')).toBe(incidentOf('ws1-5'))
  })

  test('what a guard kept apart is said at both ends, until an analyst joins them', async () => {
    store = await placedCase(alertOn('ws1', 0))
    const resolved = incidentOf('ws1-0')
    updateIncidents(store, { incidents: [resolved], change: { status: 'resolved' } }, analyst())
    bring(alertOn('ws1', 5))
    const begun = incidentOf('ws1-5')
    const [link, ...more] = getAlert(store, alertId('ws1-5')).withheld
    expect(more).toEqual([])
    expect(link).toMatchObject({
      rule: 'proximate-time',
      ruleVersion: proximateTime.version,
      distance: 300,
      with: { id: alertId('ws1-0') },
    })
    expect(link!.because).toBe('one is resolved, and resolved incidents are not reopened')
    expect(getIncident(store, begun).keptApart).toEqual([
      { incident: resolved, name: incident(resolved).name, reason: link!.reason, because: link!.because, links: 1 },
    ])
    expect(getIncident(store, resolved).keptApart).toMatchObject([{ incident: begun }])
    moveAlerts(store, { alerts: [alertId('ws1-5')], incident: resolved, comment: '' }, analyst())
    expect(getIncident(store, resolved).keptApart).toEqual([])
    expect(getAlert(store, alertId('ws1-5')).withheld).toEqual([])
  })

  test('incidents of two owners are never merged by a rule', async () => {
    store = await placedCase(alertOn('ws1', 0), withFile(alertOn('ws2', 30), 'a'))
    const [one, two] = [incidentOf('ws1-0'), incidentOf('ws2-30')]
    updateIncidents(store, { incidents: [one], change: { assignedTo: 'ana' } }, analyst())
    updateIncidents(store, { incidents: [two], change: { assignedTo: 'ben' } }, analyst())
    bring(withFile(alertOn('ws1', 20), 'a'))
    expect([incidentOf('ws1-0'), incidentOf('ws2-30')]).toEqual([one, two])
  })

  test('incidents of one owner are', async () => {
    store = await placedCase(alertOn('ws1', 0), withFile(alertOn('ws2', 30), 'a'))
    updateIncidents(store, { incidents: [incidentOf('ws1-0'), incidentOf('ws2-30')], change: { assignedTo: 'ana' } }, analyst())
    bring(withFile(alertOn('ws1', 20), 'a'))
    expect(incidentOf('ws1-0')).toBe(incidentOf('ws2-30'))
    expect(store.get('SELECT assigned_to FROM incident WHERE id = ?', incidentOf('ws1-0'))).toEqual({ assigned_to: 'ana' })
  })

  test('a name that was set stays', async () => {
    store = await placedCase(alertOn('ws1', 0))
    updateIncidents(store, { incidents: [incidentOf('ws1-0')], change: { name: 'The printer' } }, analyst())
    bring(alertOn('ws1', 5))
    expect(incident(incidentOf('ws1-5')).name).toBe('The printer')
  })
})

describe('provider incidents', () => {
  const told = (alert: AlertRecord, providerIncidentId: string): AlertRecord => ({ ...alert, providerIncidentId })

  test('are respected first: together as the provider says, apart as it says', async () => {
    store = await placedCase(told(alertOn('ws1', 0), '77'), told(alertOn('ws2', 800), '77'), told(alertOn('ws1', 5), '78'))
    correlate(store, { ignoreProvider: false }, analyst())
    expect(incidentOf('ws1-0')).toBe(incidentOf('ws2-800'))
    expect(incidentOf('ws1-5')).not.toBe(incidentOf('ws1-0'))
    place()
    expect(incidentOf('ws1-5')).toBe(incidentOf('ws1-0'))
    expect(incidentOf('ws2-800')).not.toBe(incidentOf('ws1-0'))
  })

  test('an alert without one joins the provider’s incident it is linked to', async () => {
    store = await placedCase(told(alertOn('ws1', 0), '77'), alertOn('ws1', 5))
    correlate(store, { ignoreProvider: false }, analyst())
    expect(incidentOf('ws1-5')).toBe(incidentOf('ws1-0'))
  })

  describe('an export of the provider’s incident', () => {
    const export1 = { providerIncidentId: '77', displayName: 'Theirs', status: 'resolved', assignedTo: 'ana', customTags: ['vip'] } as const
    const say = (more: Partial<IncidentRecord> = {}) => {
      storeIncident(store, { ...export1, ...more }, { source: 1, record: ++record })
      return correlate(store, { ignoreProvider: false }, analyst())
    }
    const row = () => store.get('SELECT name, status, assigned_to FROM incident WHERE id = ?', incidentOf('ws1-0'))
    const tags = () => store.all('SELECT name FROM incident_tag WHERE incident = ?', incidentOf('ws1-0'))

    test('that comes after its alerts gives name, status, owner and tags all the same, and a newer one changes them', async () => {
      store = await placedCase(told(alertOn('ws1', 0), '77'))
      say()
      expect(row()).toEqual({ name: 'Theirs', status: 'resolved', assigned_to: 'ana' })
      expect(tags()).toEqual([{ name: 'vip' }])
      say({ status: 'active', assignedTo: 'ben', lastUpdate: at(1) })
      expect(row()).toEqual({ name: 'Theirs', status: 'active', assigned_to: 'ben' })
    })

    test('does not undo what an analyst decided here', async () => {
      store = await placedCase(told(alertOn('ws1', 0), '77'))
      say({ status: 'active' })
      updateIncidents(store, { incidents: [incidentOf('ws1-0')], change: { assignedTo: 'me', tags: [] } }, analyst())
      say({ status: 'active', assignedTo: 'ben', lastUpdate: at(1) })
      expect(row()).toMatchObject({ assigned_to: 'me' })
      expect(tags()).toEqual([])
    })

    test('counts for nothing where the provider is ignored', async () => {
      store = await placedCase(told(alertOn('ws1', 0), '77'))
      say()
      place()
      expect(row()).toEqual({ name: 'Alert on ws1 on one endpoint', status: 'active', assigned_to: '' })
    })

    test('stands in the queue though none of its alerts came with it', async () => {
      store = await placedCase(alertOn('ws1', 0))
      say({ providerIncidentId: '99', created: at(0) })
      expect(store.get('SELECT name FROM incident WHERE provider_incident_ids = \'["99"]\'')).toEqual({ name: 'Theirs' })
    })
  })
})

test('of two linked alerts each says where the other lies, seen from itself', async () => {
  store = await placedCase(alertOn('ws-01', 0, { title: 'First' }), alertOn('ws-01', 30, { title: 'Second' }))
  const reasons = store.all<{ reason: string }>('SELECT reason FROM alert_link WHERE chosen = 1 ORDER BY alert').map((row) => row.reason)
  expect(reasons[0]).toMatch(/30 min before “Second”/)
  expect(reasons[1]).toMatch(/30 min after “First”/)
})
