import { describe, expect, test } from 'vitest'
import { alertRow } from '#api/calls/alerts.ts'
import { alertFacets } from '#engine/alerts/facets.ts'
import { alertHistory } from '#engine/alerts/history.ts'
import { alertIds, listAlerts } from '#engine/alerts/list.ts'
import { similarAlerts } from '#engine/alerts/similar.ts'
import { updateAlerts } from '#engine/alerts/update.ts'
import type { Inputs } from '#engine/calls/index.ts'
import { moveAlerts } from '#engine/incidents/regroup.ts'
import { updateIncidents } from '#engine/incidents/update.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

type Question = Partial<Inputs['alerts']['list']>

const list = (store: CaseWriter, question: Question = {}) =>
  listAlerts(store, { filter: {}, sort: { column: 'firstActivity', descending: false }, offset: 0, limit: 100, ...question })
const titles = (store: CaseWriter, question: Question = {}) => list(store, question).alerts.map((alert) => alert.title)

const morning = () =>
  placedCase(
    alertOn('ws01', 0, { title: 'Encoded PowerShell', severity: 'high', techniques: ['T1059.001'], detectorId: 'd-1' }),
    alertOn('ws01', 20, { title: 'LSASS read', status: 'inProgress', category: 'CredentialAccess', systemTags: ['Critical asset'] }),
    alertOn('ws02', 5, {
      title: 'Policy breach',
      status: 'resolved',
      serviceSource: 'dataLossPrevention',
      additionalData: { PolicyName: 'Payroll', Workload: 'SharePoint' },
      assignedTo: 'Ada',
      detectorId: 'd-1',
    }),
  )

describe('the alerts of a case', () => {
  test('are listed in order, with impacted assets and what the reason linked speaks of by name', async () => {
    const store = await morning()
    const answer = list(store)
    expect(answer.alerts.map((alert) => alertRow.parse(alert))).toEqual(answer.alerts)
    expect(answer).toMatchObject({ total: 3, all: 3 })
    expect(answer.alerts.map((alert) => alert.title)).toEqual(['Encoded PowerShell', 'Policy breach', 'LSASS read'])
    const linked = answer.alerts.find((alert) => alert.title === 'LSASS read')!
    expect(linked.involved).toMatchObject([{ kind: 'device', impacted: true }])
    expect(linked.linkEntity).toMatchObject({ kind: 'device', label: linked.involved[0]!.label })
    expect(linked.linkWith?.title).toBe('Encoded PowerShell')
    expect(linked.incidentName).not.toBe('')
    store.close()
  })

  test('are filtered by every field, alternatives within one, all of several', async () => {
    const store = await morning()
    const kept = (filter: Question['filter']) => titles(store, { filter })
    expect(kept({ severity: ['high'] })).toEqual(['Encoded PowerShell'])
    expect(kept({ status: ['inProgress', 'resolved'] })).toEqual(['Policy breach', 'LSASS read'])
    expect(kept({ status: ['inProgress', 'resolved'], categories: ['CredentialAccess'] })).toEqual(['LSASS read'])
    expect(kept({ techniques: ['T1059.001'] })).toEqual(['Encoded PowerShell'])
    expect(kept({ tags: ['Critical asset'] })).toEqual(['LSASS read'])
    expect(kept({ policies: ['Payroll'] })).toEqual(['Policy breach'])
    expect(kept({ dataStreams: ['SharePoint'] })).toEqual(['Policy breach'])
    expect(kept({ dataStreams: ['Exchange'] })).toEqual([])
    expect(kept({ serviceSources: ['dataLossPrevention'] })).toEqual(['Policy breach'])
    expect(kept({ assignedTo: [''] })).toEqual(['Encoded PowerShell', 'LSASS read'])
    expect(kept({ entities: ['WS02'] })).toEqual(['Policy breach'])
    expect(kept({ alertTypes: ['LSASS read'] })).toEqual(['LSASS read'])
    expect(kept({ from: '2026-03-02T08:05:00.0000000Z', to: '2026-03-02T08:10:00.0000000Z' })).toEqual(['Policy breach'])
    store.close()
  })

  test('are found by title and by id, with or without the prefix the portal writes', async () => {
    const store = await placedCase(
      alertOn('ws01', 0, { providerAlertId: '0af1c2d3-0000-4000-8000-000000000001', title: '100% CPU_load' }),
      alertOn('ws02', 5),
    )
    const found = (search: string) => titles(store, { filter: { search } })
    expect(found('cpu_l')).toEqual(['100% CPU_load'])
    expect(found('%')).toEqual(['100% CPU_load'])
    expect(found('da0AF1C2D3-0000-4000-8000-000000000001')).toEqual(['100% CPU_load'])
    expect(found('#2')).toEqual(['Alert on ws02'])
    expect(found('nothing of that kind')).toEqual([])
    store.close()
  })

  test('are paged and sorted, and ticked all at once with the incident of each', async () => {
    const store = await morning()
    const sort = { column: 'severity', descending: true } as const
    expect(titles(store, { sort, offset: 1, limit: 1 })).toEqual(['LSASS read'])
    expect(list(store, { sort, offset: 1, limit: 1 }).total).toBe(3)
    const { alerts, incidents } = alertIds(store, { filter: {}, sort })
    expect(alerts).toEqual(list(store, { sort }).alerts.map((alert) => alert.id))
    expect(incidents).toEqual(list(store, { sort }).alerts.map((alert) => alert.incident))
    store.close()
  })

  test('of one incident are those that stand in it', async () => {
    const store = await morning()
    const [first] = list(store).alerts
    const own = list(store, { incident: first!.incident })
    expect(own.alerts.every((alert) => alert.incident === first!.incident)).toBe(true)
    expect(own.total).toBe(own.all)
    expect(own.total).toBeLessThan(3)
    store.close()
  })
})

test('facets count what each filter would let through', async () => {
  const store = await morning()
  const facets = alertFacets(store)
  for (const [facet, values] of Object.entries(facets)) {
    for (const { value, count } of values)
      expect([facet, value, list(store, { filter: { [facet]: [value] } }).total]).toEqual([facet, value, count])
  }
  expect(facets.status?.map((one) => one.value).sort()).toEqual(['inProgress', 'new', 'resolved'])
  expect(facets.policies).toEqual([{ value: 'Payroll', count: 1 }])
  expect(facets.workspaces).toBeUndefined()
  store.close()
})

describe('the history of an alert', () => {
  test('tells changes with what stood before, acts on its incident, moves, and the comments of its exports', async () => {
    const store = await placedCase(
      alertOn('ws01', 0, { comments: [{ comment: 'Blocked by policy', createdBy: 'Defender API', created: null }] }),
      alertOn('ws01', 9),
    )
    const [alert] = list(store).alerts
    updateAlerts(store, { alerts: [alert!.id], change: { status: 'inProgress' }, comment: 'On it' }, analyst('Ada'))
    updateIncidents(store, { incidents: [alert!.incident], change: { assignedTo: 'Grace' } }, analyst('Lin'))
    moveAlerts(store, { alerts: [alert!.id], incident: null, comment: 'Not the same actor' }, analyst('Ada'))
    const history = alertHistory(store, alert!.id)
    expect(history.map((entry) => [entry.performedBy, entry.action, entry.text, entry.changes])).toEqual([
      ['Ada', 'alerts.moved', 'Not the same actor', []],
      ['Lin', 'incident.updated', '', [{ field: 'assignedTo', before: '', after: 'Grace' }]],
      ['Ada', 'alert.updated', 'On it', [{ field: 'status', before: 'new', after: 'inProgress' }]],
      ['Coldtrail – alert correlation', 'incident.created', 'Created with 2 correlated alerts.', []],
      ['Defender API', 'alert.commented', 'Blocked by policy', []],
    ])
    store.close()
  })
})

test('similar alerts are those of the same detector and product, by title where no detector is named', async () => {
  const store = await placedCase(
    alertOn('ws01', 0, { title: 'A', detectorId: 'd-1' }),
    alertOn('ws02', 0, { title: 'A, worded otherwise', detectorId: 'd-1' }),
    alertOn('ws03', 0, { title: 'A', evidence: [evidence('ip', { ipAddress: '203.0.113.9' })] }),
    alertOn('ws04', 0, { title: 'A' }),
  )
  const similar = (id: number) => {
    const answer = similarAlerts(store, id)
    return [answer.by, answer.alerts.map((alert) => alert.id)]
  }
  expect(similar(1)).toEqual(['detector', [2]])
  expect(similar(3)).toEqual(['title', [4]])
  store.close()
})
