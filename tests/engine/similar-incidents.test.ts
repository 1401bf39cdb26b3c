import { expect, test } from 'vitest'
import { similarIncidents } from '#engine/incidents/similar.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import type { AlertRecord } from '#model/alert-record.ts'
import { alertOn, evidence, placedCase } from '../support/placed-alerts.ts'

const DAY = 864_000_000_000n

/** Alerts that correlation keeps apart: each of another tenant and far from the others, unless a test says what they share. */
function apart(device: string, days: number, more: Partial<AlertRecord> = {}): AlertRecord {
  const alert = alertOn(device, 0, {
    tenantId: device,
    providerIncidentId: '',
    title: `Only on ${device}`,
    detectorId: `rule of ${device}`,
    ...more,
  })
  const at = (alert.firstActivity! - BigInt(days) * DAY) as NonNullable<AlertRecord['firstActivity']>
  return { ...alert, created: at, firstActivity: at, lastActivity: at }
}

const incidentOf = (store: ReadStore, device: string) =>
  store.get<{ incident: number }>(
    'SELECT incident FROM incident_alert JOIN alert ON alert.id = alert WHERE provider_alert_id = ?',
    `${device}-0`,
  )!.incident

const cloudApp = evidence('cloudApplication', { appId: 4711, displayName: 'Mail sorter' })

test('incidents of the two weeks before are found by a common entity, a common rule, and the same alert, most alike first', async () => {
  const store = await placedCase(
    apart('now', 0, { title: 'Odd consent', detectorId: 'r1', evidence: [cloudApp] }),
    apart('rule', 5, { detectorId: 'r1' }),
    apart('all', 12, { title: 'Odd consent', detectorId: 'r1', evidence: [cloudApp] }),
    apart('other', 3),
  )
  const found = similarIncidents(store, { incident: incidentOf(store, 'now') })
  expect(found.map(({ id }) => id)).toEqual([incidentOf(store, 'all'), incidentOf(store, 'rule')])
  expect(found[0]!.reasons.map((reason) => reason.kind)).toEqual(['entities', 'rule', 'details'])
  expect(found[0]!.reasons[0]!.items).toMatchObject([{ kind: 'cloudApplication', label: 'Mail sorter', incidents: 2 }])
  expect(found[0]!.score).toBeGreaterThan(found[1]!.score)
})

test('custom details of alerts are common items, each value of a list for itself', async () => {
  const told = (customDetails: object) => ({ additionalData: { customDetails } as never })
  const store = await placedCase(
    apart('now', 0, told({ Campaign: ['Blue tide', 'Grey tide'], Score: 7 })),
    apart('same', 2, told({ Campaign: ['Grey tide'], Score: '7' })),
    apart('other', 3, told({ Campaign: ['Red tide'], Empty: [], Nothing: null })),
    apart('none', 4),
  )
  const found = similarIncidents(store, { incident: incidentOf(store, 'now') })
  expect(found.map(({ id }) => id)).toEqual([incidentOf(store, 'same')])
  expect(found[0]!.reasons).toMatchObject([{ kind: 'details', items: [{ label: 'Campaign: Grey tide' }, { label: 'Score: 7' }] }])
})

test('what was active earlier than fourteen days before, or later than this one, is not told', async () => {
  const store = await placedCase(
    apart('now', 5, { detectorId: 'r1' }),
    apart('old', 20, { detectorId: 'r1' }),
    apart('later', 0, { detectorId: 'r1' }),
  )
  expect(similarIncidents(store, { incident: incidentOf(store, 'now') })).toEqual([])
})

test('at most twenty are told', async () => {
  const store = await placedCase(...Array.from({ length: 24 }, (_, n) => apart(`d${n}`, n % 10, { detectorId: 'r1' })))
  expect(similarIncidents(store, { incident: incidentOf(store, 'd0') })).toHaveLength(20)
})
