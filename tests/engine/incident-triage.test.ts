import { expect, test } from 'vitest'
import { Failure } from '#base/problem.ts'
import { incidentEntries } from '#engine/activity/entries.ts'
import { getIncident } from '#engine/incidents/detail.ts'
import { deleteFilterSet, filterSets, saveFilterSet } from '#engine/incidents/filter-sets.ts'
import { listIncidents } from '#engine/incidents/queue.ts'
import { mergeIncidents, moveAlerts } from '#engine/incidents/regroup.ts'
import { commentOnIncident, updateIncidents } from '#engine/incidents/update.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const ids = (store: ReadStore) =>
  listIncidents(store, { filter: {}, sort: { column: 'firstActivity', descending: false }, offset: 0, limit: 100 }).incidents.map(
    (i) => i.id,
  )

const one = async () => {
  const url = evidence('url', { url: 'http://bad.example/x' })
  const store = await placedCase(alertOn('ws01', 0, { evidence: [url] }), alertOn('ws02', 5, { evidence: [url], severity: 'high' }))
  return { store, incident: ids(store)[0]! }
}

const two = async () => {
  const store = await placedCase(alertOn('ws01', 0), alertOn('srv02', 600))
  const [first, second] = ids(store)
  return { store, first: first!, second: second! }
}

const problemOf = (act: () => unknown) => {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.problem.code
    throw thrown
  }
  return null
}

test('resolving an incident resolves its alerts and keeps the note', async () => {
  const { store, incident } = await one()
  updateIncidents(store, { incidents: [incident], change: { status: 'resolved', resolvingComment: 'Cleaned' } }, analyst())
  const after = getIncident(store, incident)
  expect(after).toMatchObject({ status: 'resolved', resolvingComment: 'Cleaned', activeAlertCount: 0 })
  expect(after.alerts.map((alert) => alert.status)).toEqual(['resolved', 'resolved'])
})

test('assigning an incident assigns its alerts', async () => {
  const { store, incident } = await one()
  updateIncidents(store, { incidents: [incident], change: { assignedTo: 'Kim' } }, analyst())
  expect(getIncident(store, incident).alerts.map((alert) => alert.assignedTo)).toEqual(['Kim', 'Kim'])
})

test('a determination must belong to its classification, and a new classification drops the old one', async () => {
  const { store, incident } = await one()
  const change = (to: object) => updateIncidents(store, { incidents: [incident], change: to }, analyst())
  expect(problemOf(() => change({ classification: 'falsePositive', determination: 'malware' }))).toBe('incident.determination')
  change({ classification: 'truePositive', determination: 'malware' })
  change({ classification: 'falsePositive' })
  expect(getIncident(store, incident)).toMatchObject({ classification: 'falsePositive', determination: 'unknown' })
})

test('severity follows the alerts until it is set by hand', async () => {
  const { store, incident } = await one()
  expect(getIncident(store, incident).severity).toBe('high')
  updateIncidents(store, { incidents: [incident], change: { severity: 'low' } }, analyst())
  expect(getIncident(store, incident).severity).toBe('low')
})

test('tags are replaced as a list, trimmed and without doubles', async () => {
  const { store, incident } = await one()
  updateIncidents(store, { incidents: [incident], change: { tags: [' b ', 'a', 'a', ''] } }, analyst())
  expect(getIncident(store, incident).tags).toEqual([
    { name: 'a', system: false },
    { name: 'b', system: false },
  ])
})

test('every change says who made it, what stood before, and what stands after', async () => {
  const { store, incident } = await one()
  updateIncidents(store, { incidents: [incident], change: { name: 'Renamed' } }, analyst('Alex'))
  const [latest] = incidentEntries(store, incident)
  expect(latest).toMatchObject({ performedBy: 'Alex', action: 'incident.updated', detail: { after: { name: 'Renamed' } } })
  expect((latest!.detail.before as { name: string }).name).not.toBe('Renamed')
})

test('a change that changes nothing is not logged', async () => {
  const { store, incident } = await one()
  updateIncidents(store, { incidents: [incident], change: { assignedTo: 'Kim' } }, analyst())
  const before = incidentEntries(store, incident).length
  expect(updateIncidents(store, { incidents: [incident], change: { assignedTo: 'Kim' } }, analyst())).toEqual({ changed: 0 })
  expect(incidentEntries(store, incident)).toHaveLength(before)
})

test('a comment stands in the log and is counted', async () => {
  const { store, incident } = await one()
  commentOnIncident(store, { incident, comment: 'Called the user' }, analyst())
  expect(incidentEntries(store, incident)[0]).toMatchObject({ kind: 'comment', text: 'Called the user' })
  expect(getIncident(store, incident).commentCount).toBe(1)
})

test('the description is the first alert’s, shown but not stored, until one is written', async () => {
  const store = await placedCase(alertOn('ws01', 0, { description: 'What the alert says' }))
  const incident = ids(store)[0]!
  expect(getIncident(store, incident)).toMatchObject({ description: 'What the alert says', descriptionStored: false })
  updateIncidents(store, { incidents: [incident], change: { description: 'What we know' } }, analyst())
  expect(getIncident(store, incident)).toMatchObject({ description: 'What we know', descriptionStored: true })
})

test('a merge makes no new incident: the target absorbs, the source points to it', async () => {
  const { store, first, second } = await two()
  updateIncidents(store, { incidents: [second], change: { tags: ['vip'] } }, analyst())
  const { target } = mergeIncidents(store, { incidents: [first, second], comment: 'Same actor' }, analyst())
  const source = target === first ? second : first
  expect(ids(store)).toEqual([target])
  expect(getIncident(store, target)).toMatchObject({ alertCount: 2, tags: [{ name: 'vip', system: false }] })
  expect(getIncident(store, source)).toMatchObject({ status: 'redirected', redirectedTo: target })
  expect(getIncident(store, source).tags).toContainEqual({ name: 'Redirected', system: true })
})

test.each([
  ['two owners', { assignedTo: 'Kim' }, { assignedTo: 'Alex' }],
  ['two classifications', { classification: 'truePositive' }, { classification: 'falsePositive' }],
  ['a resolved incident', {}, { status: 'resolved' }],
])('a merge is refused for %s and changes nothing', async (_why, ofFirst, ofSecond) => {
  const { store, first, second } = await two()
  updateIncidents(store, { incidents: [first], change: ofFirst as object }, analyst())
  updateIncidents(store, { incidents: [second], change: ofSecond as object }, analyst())
  expect(problemOf(() => mergeIncidents(store, { incidents: [first, second], comment: '' }, analyst()))).toBe('incident.merge-guard')
  expect(ids(store)).toHaveLength(2)
})

test('an owner on one side only does not stand in the way', async () => {
  const { store, first, second } = await two()
  updateIncidents(store, { incidents: [second], change: { assignedTo: 'Kim' } }, analyst())
  const { target } = mergeIncidents(store, { incidents: [first, second], comment: '' }, analyst())
  expect(getIncident(store, target).assignedTo).toBe('Kim')
})

test('an alert moves to an existing incident or to a new one, never to none', async () => {
  const { store, incident } = await one()
  const [, alert] = getIncident(store, incident).alerts
  const moved = moveAlerts(store, { alerts: [alert!.id], incident: null, comment: 'Not related' }, analyst())
  expect(getIncident(store, moved.incident)).toMatchObject({ alertCount: 1, alerts: [{ link: { rule: 'manual-association' } }] })
  expect(getIncident(store, incident).alertCount).toBe(1)
  moveAlerts(store, { alerts: [alert!.id], incident, comment: '' }, analyst())
  expect(getIncident(store, moved.incident)).toMatchObject({ status: 'redirected', redirectedTo: incident })
  expect(getIncident(store, incident).alertCount).toBe(2)
})

test('an analyst’s placement survives correlating anew', async () => {
  const { correlate } = await import('#engine/correlate/correlate.ts')
  const { store, incident } = await one()
  const [, alert] = getIncident(store, incident).alerts
  const { incident: own } = moveAlerts(store, { alerts: [alert!.id], incident: null, comment: '' }, analyst())
  await correlate(store, { ignoreProvider: true }, analyst())
  expect(getIncident(store, own).alerts.map((a) => a.id)).toEqual([alert!.id])
})

test('a saved filter set is kept by name, replaced by the same name, and deleted', async () => {
  const store = await placedCase()
  const { id } = saveFilterSet(store, { name: 'Mine', filter: { assignedTo: ['Kim'] }, range: '' }, analyst())
  expect(saveFilterSet(store, { name: 'Mine', filter: { status: ['active'] }, range: '1w' }, analyst()).id).toBe(id)
  expect(filterSets(store)).toEqual([{ id, name: 'Mine', filter: { status: ['active'] }, range: '1w' }])
  deleteFilterSet(store, { id }, analyst())
  expect(filterSets(store)).toEqual([])
})

test('asking for an incident the case does not hold says so', async () => {
  expect(problemOf(() => getIncident({ ...({} as ReadStore), all: () => [] } as ReadStore, 99))).toBe('incident.not-found')
})
