import { expect, test } from 'vitest'
import { incidentReads } from '#engine/incidents/calls.ts'
import { incidentFacets, listIncidents } from '#engine/incidents/queue.ts'
import { updateIncidents } from '#engine/incidents/update.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

type List = Parameters<typeof listIncidents>[1]
const ask = (filter: List['filter'] = {}, more: Partial<List> = {}): List => ({
  filter,
  sort: { column: 'lastActivity', descending: false },
  offset: 0,
  limit: 100,
  ...more,
})

const threeIncidents = () =>
  placedCase(
    alertOn('ws01', 0, { severity: 'low', title: 'Odd login', category: 'InitialAccess' }),
    alertOn('srv02', 30, {
      severity: 'high',
      title: 'Credential dump',
      category: 'CredentialAccess',
      serviceSource: 'microsoftDefenderForIdentity',
    }),
    alertOn('lap03', 90, { severity: 'informational', title: 'Software changed 100% of_it', threatDisplayName: 'Emberfall' }),
  )

const names = (answer: ReturnType<typeof listIncidents>) => answer.incidents.map((incident) => incident.name)

test('every incident is listed in the order asked, and how many there are without the filter is told', async () => {
  const store = await threeIncidents()
  const up = listIncidents(store, ask())
  const down = listIncidents(store, ask({}, { sort: { column: 'lastActivity', descending: true } }))
  expect(names(down)).toEqual([...names(up)].reverse())
  expect(listIncidents(store, ask({ incidentSeverity: ['high'] }))).toMatchObject({ total: 1, all: 3 })
})

test('pages put together are the whole list', async () => {
  const store = await threeIncidents()
  const whole = names(listIncidents(store, ask()))
  const pages = [0, 1, 2].flatMap((offset) => names(listIncidents(store, ask({}, { offset, limit: 1 }))))
  expect(pages).toEqual(whole)
})

test.each([
  ['severity of an alert', { alertSeverity: ['low'] as const }, 1],
  ['product', { serviceSources: ['microsoftDefenderForIdentity'] as const }, 1],
  ['category', { categories: ['InitialAccess'] }, 1],
  ['threat', { threats: ['Emberfall'] }, 1],
  ['entity by name', { entities: ['srv02'] }, 1],
  ['values within one filter are alternatives', { incidentSeverity: ['low', 'high'] as const }, 2],
  ['filters add up', { incidentSeverity: ['low', 'high'] as const, categories: ['InitialAccess'] }, 1],
  ['last activity within a window', { from: '2026-03-02T08:10:00.0000000Z', to: '2026-03-02T09:00:00.0000000Z' }, 1],
  ['search by asset', { search: 'lap03' }, 1],
  ['search takes wildcards of SQL literally', { search: '100% of_' }, 1],
  ['search for a wildcard alone finds what holds one', { search: '%' }, 1],
  ['nothing fits', { search: 'no such thing' }, 0],
])('filter: %s', async (_what, filter, count) => {
  const store = await threeIncidents()
  expect(listIncidents(store, ask(filter as List['filter'])).total).toBe(count)
})

test('an incident is found by its number', async () => {
  const store = await threeIncidents()
  const id = listIncidents(store, ask({ search: 'srv02' })).incidents[0]!.id
  expect(listIncidents(store, ask({ search: `#${id}` })).incidents.map((incident) => incident.id)).toContain(id)
})

test('a change of the case is seen by the next page, not hidden by what was asked before', async () => {
  const store = await threeIncidents()
  const [first] = listIncidents(store, ask({ status: ['active'] })).incidents
  updateIncidents(store, { incidents: [first!.id], change: { status: 'resolved' } }, analyst())
  expect(listIncidents(store, ask({ status: ['active'] })).total).toBe(2)
})

test('facets count the incidents that carry each value', async () => {
  const store = await threeIncidents()
  const facets = incidentReads.facets!(store, {}, analyst())
  expect(facets.serviceSources).toEqual([
    { value: 'microsoftDefenderForEndpoint', count: 2 },
    { value: 'microsoftDefenderForIdentity', count: 1 },
  ])
  expect(facets.incidentSeverity?.map((value) => value.count)).toEqual([1, 1, 1])
})

test('the histogram spans the last 24 hours of the evidence and counts every alert of them', async () => {
  const store = await threeIncidents()
  const histogram = incidentReads.histogram!(store, { bins: 12 }, analyst())!
  expect(histogram.to).toBe('2026-03-02T09:30:00.0000000Z')
  expect(histogram.alerts.reduce((sum, n) => sum + n)).toBe(3)
  expect(histogram.incidents.reduce((sum, n) => sum + n)).toBe(3)
})

test('an empty case has no histogram rather than one about today', async () => {
  expect(incidentReads.histogram!(await placedCase(), { bins: 12 }, analyst())).toBeNull()
})

test('two sources in one incident show as multiple service sources', async () => {
  const url = evidence('url', { url: 'http://bad.example/x' })
  const store = await placedCase(
    alertOn('ws01', 0, { evidence: [url] }),
    alertOn('ws02', 5, { evidence: [url], serviceSource: 'microsoftDefenderForOffice365' }),
  )
  expect(listIncidents(store, ask({ multipleServiceSources: true })).total).toBe(1)
  expect(listIncidents(store, ask({ multipleServiceSources: false })).total).toBe(0)
})

test('an alert without a date does not make the day of its import the newest of the case', async () => {
  const { created: _c, firstActivity: _f, lastActivity: _l, ...undated } = alertOn('lap09', 0)
  const store = await placedCase(alertOn('ws01', 0), undated)
  expect(incidentReads.histogram!(store, { bins: 4 }, analyst())!.to).toBe('2026-03-02T08:00:00.0000000Z')
})

test('an incident of which no time tells is counted at no time, least of all at its import', async () => {
  const { created: _c, firstActivity: _f, lastActivity: _l, ...undated } = alertOn('lap09', 0)
  const store = await placedCase(alertOn('ws01', 0), undated)
  const day = { from: '2000-01-01T00:00:00.0000000Z', to: '2100-01-01T00:00:00.0000000Z' }
  const { alerts, incidents } = incidentReads.histogram!(store, { bins: 4, ...day }, analyst())!
  expect([alerts, incidents].map((bins) => bins.reduce((sum, n) => sum + n))).toEqual([1, 1])
})

test('incidents are found by the sensitivity labels their alerts or evidence carry', async () => {
  const store = await placedCase(
    alertOn('ws01', 0, { additionalData: { sensitivityLabel: 'Confidential' } }),
    alertOn('srv02', 300, {
      evidence: [
        evidence('device', { deviceDnsName: 'srv02.corp.example' }),
        evidence('file', { sensitivityLabel: 'Secret', fileDetails: { fileName: 'plan.docx' } }),
      ],
    }),
    alertOn('lap03', 600),
  )
  const labelled = listIncidents(store, ask({ sensitivityLabels: ['Confidential', 'Secret'] }))
  expect(labelled.incidents.map((incident) => incident.sensitivityLabels)).toEqual([['Confidential'], ['Secret']])
  expect(incidentFacets(store).sensitivityLabels).toEqual([
    { value: 'Confidential', count: 1 },
    { value: 'Secret', count: 1 },
  ])
})

test('incidents are found by the states of investigations: those the evidence tells, and those of the case', async () => {
  const store = await placedCase(
    alertOn('ws01', 0, { additionalData: { investigationState: 'SuccessfullyRemediated' } }),
    alertOn('srv02', 300),
    alertOn('lap03', 600),
  )
  store.run(
    "INSERT INTO investigation (id, name, state, trigger_kind, started_by, started) VALUES (1, 'One', 'pendingApproval', 'alert', 'Robin', 1)",
  )
  store.run(
    "INSERT INTO investigation_alert (alert, investigation, reason, supported) SELECT id, 1, 'began it', 1 FROM alert WHERE title = 'Alert on srv02'",
  )
  const states = (filter: List['filter']) => listIncidents(store, ask(filter)).incidents.map((incident) => incident.investigationStates)
  expect(states({ investigationStates: ['pendingApproval'] })).toEqual([['pendingApproval']])
  expect(states({ investigationStates: ['successfullyRemediated'] })).toEqual([['successfullyRemediated']])
  expect(states({})).toEqual([['successfullyRemediated'], ['pendingApproval'], []])
  expect(incidentFacets(store).investigationStates?.map((one) => one.value)).toEqual(['pendingApproval', 'successfullyRemediated'])
})
