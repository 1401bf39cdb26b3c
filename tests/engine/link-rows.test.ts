import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ticksFromIso } from '#base/ticks.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { huntReads } from '#engine/hunt/calls.ts'
import { verifyCase } from '#engine/ingest/verify.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { suggestedMappings } from '#model/mapping/entity-mapping.ts'
import { act } from '../support/acts.ts'
import { hunted, huntedCase, pickedRows } from '../support/hunted-case.ts'
import { alertOn, analyst } from '../support/placed-alerts.ts'

let store: CaseWriter
beforeEach(async () => {
  store = await huntedCase(alertOn('srv', 0), alertOn('far', 400, { category: 'Exfiltration' }))
})
afterEach(() => store.close())

const QUERY =
  'DeviceProcessEvents | project Timestamp, DeviceId, DeviceName, ActionType, FileName, ProcessId, ProcessCommandLine | sort by Timestamp asc'

const picked = (query: string, places: readonly number[]) => pickedRows(store, query, places)

const alert = {
  title: 'Tool run by hand',
  severity: 'high' as const,
  category: 'Execution',
  techniques: ['T1059'],
  description: 'Seen while hunting',
  recommendedActions: 'Ask its owner',
}

function link(places: readonly number[], more: object = {}) {
  const rows = picked(QUERY, places)
  const input = { picked: rows, alert, mappings: suggestedMappings(rows.columns), incident: null, incidentName: '', ...more }
  return act(store, 'hunt', 'link', input)
}

const incidentOf = (of: number) => store.get<{ incident: number }>('SELECT incident FROM incident_alert WHERE alert = ?', of)!.incident
const one = (id: number) => store.get<Record<string, string>>('SELECT * FROM alert WHERE id = ?', id)!

test('columns are mapped to the entities they name, primary ones first, and domains or subjects alone to none', () => {
  const kinds = (columns: string[]) => suggestedMappings(columns).map(({ kind, fields }) => `${kind}:${fields.map((each) => each.column)}`)
  expect(
    kinds(['Timestamp', 'DeviceId', 'DeviceName', 'AccountName', 'AccountDomain', 'InitiatingProcessAccountName', 'RemoteIP']),
  ).toEqual(['device:DeviceId,DeviceName', 'user:AccountName,AccountDomain', 'ip:RemoteIP'])
  expect(kinds(['AccountDomain', 'Subject', 'FolderPath', 'Count'])).toEqual([])
})

test('one alert is made for each unique combination of impacted entities, and the preview says so beforehand', () => {
  const rows = picked(QUERY, [0, 1, 7, 8, 14])
  const mappings = suggestedMappings(rows.columns)
  const preview = huntReads.linkPreview!(store, { picked: rows, mappings }, analyst())
  expect(preview.combinations.map((each) => [each.impacted.map((entity) => entity.label), each.rows])).toEqual([
    [['ws-0'], 3],
    [['ws-1'], 2],
  ])
  const { alerts, incident } = link([0, 1, 7, 8, 14])
  expect(alerts).toHaveLength(2)
  expect(alerts.map(incidentOf)).toEqual([incident, incident])
  expect(one(alerts[0]!)).toMatchObject({ detection_source: 'manual', service_source: 'coldtrail', severity: 'high', status: 'new' })
  expect(store.get<{ name: string }>('SELECT name FROM incident WHERE id = ?', incident)!.name).not.toBe('')
})

test('a linked alert goes the way of imported ones: entities, evidence, graph, queue, AlertInfo and AlertEvidence, log', () => {
  const { alerts, incident } = link([0, 7])
  const [id] = alerts
  const entities = store.all<{ kind: string; label: string; roles: string }>(
    'SELECT entity.kind, label, detailed_roles AS roles FROM alert_evidence JOIN entity ON entity.id = entity WHERE alert = ? ORDER BY entity.kind, label',
    id!,
  )
  expect(entities.filter((each) => each.kind === 'device')).toEqual([{ kind: 'device', label: 'ws-0', roles: '["Impacted"]' }])
  expect(entities.filter((each) => each.kind === 'process').map((each) => each.label)).toEqual(['tool-0.exe', 'tool-7.exe'])
  expect(store.all('SELECT 1 FROM edge_record WHERE alert = ?', id!).length).toBeGreaterThan(0)
  const told = hunted(store, `AlertInfo | where Title == "${alert.title}" | project DetectionSource, Severity, ServiceSource`)
  expect(told.values).toEqual([['Manual'], ['High'], ['Coldtrail']])
  const evidence = hunted(
    store,
    `AlertEvidence | where Title == "${alert.title}" | summarize n = count() by EntityType | sort by EntityType asc`,
  )
  expect(evidence.values[0]).toEqual(expect.arrayContaining(['Machine', 'Process']))
  expect(store.get('SELECT action, performed_by FROM activity WHERE incident = ? ORDER BY id DESC LIMIT 1', incident)).toEqual({
    action: 'alerts.linked',
    performed_by: 'Robin',
  })
})

test('case time stays at the evidence: an alert made today is dated by its rows', () => {
  const before = hunted(store, 'print now()').now
  const { alerts } = link([0, 7])
  expect(hunted(store, 'print now()').now).toBe(before)
  expect(one(alerts[0]!)).toMatchObject({
    first_activity: ticksFromIso('2026-03-02T00:00:00Z'),
    last_activity: ticksFromIso('2026-03-02T00:00:07Z'),
  })
})

test('the rows stay whole behind the alert, each with the record of evidence it is; a summarised row has none', () => {
  const { alerts } = link([3])
  const { total, rows } = huntReads.originRows!(store, { alert: alerts[0]!, offset: 0, limit: 10 }, analyst())
  expect(total).toBe(1)
  expect(rows[0]!.values).toMatchObject({ DeviceName: 'ws-3.contoso.example', ProcessId: 3 })
  expect(rows[0]!.at).toMatchObject({ table: 'DeviceProcessEvents', record: 4, path: expect.stringContaining('processes.csv') })
  expect(huntReads.origin!(store, { alert: alerts[0]! }, analyst())).toMatchObject({ kind: 'linked', query: QUERY, by: 'Robin', rows: 1 })

  const summary = picked('DeviceProcessEvents | summarize Runs = count() by DeviceName | sort by DeviceName asc', [0])
  const made = act(store, 'hunt', 'link', {
    picked: summary,
    alert,
    mappings: suggestedMappings(summary.columns),
    incident: null,
    incidentName: '',
  })
  expect(huntReads.originRows!(store, { alert: made.alerts[0]!, offset: 0, limit: 10 }, analyst()).rows[0]!.at).toBeNull()
})

describe('correlation afterwards', () => {
  const again = () => correlate(store, { ignoreProvider: false }, analyst())

  test('leaves linked alerts where the analyst put them, and what stood there with them', async () => {
    const [first] = store.all<{ id: number }>('SELECT id FROM alert ORDER BY id')
    const home = incidentOf(first!.id)
    const { alerts, incident } = link([0, 1], { incident: home })
    expect(incident).toBe(home)
    await again()
    await again()
    expect([first!.id, ...alerts].map(incidentOf)).toEqual([home, home, home])
    expect(store.get<{ n: number }>('SELECT count(*) AS n FROM alert')!.n).toBe(4)
    expect(store.all('SELECT reason FROM alert_link WHERE alert = ? AND chosen = 1', alerts[0]!)).toEqual([
      { reason: 'Linked from hunting by Robin.' },
    ])
  })

  test('keeps a new incident and its given name', async () => {
    const { incident, alerts } = link([2], { incidentName: 'What I found' })
    await again()
    expect(incidentOf(alerts[0]!)).toBe(incident)
    expect(store.get('SELECT name FROM incident WHERE id = ?', incident)).toEqual({ name: 'What I found' })
  })
})

test('the case still verifies, the kept rows among its sources; a row changed behind its back is told', async () => {
  link([0, 1, 2])
  const verified = await verifyCase(store, analyst())
  expect(verified.problems.filter((problem) => problem.code !== 'source.unfinished')).toEqual([])
  const kept = store.get<{ id: number }>("SELECT id FROM source WHERE format = 'linked-rows'")!.id
  expect(verified.sources.find((source) => source.id === kept)?.status).toBe('same')
  store.run('UPDATE raw_record SET body = ? WHERE source = ? AND record = 1', '{}', kept)
  expect((await verifyCase(store, analyst())).sources.find((source) => source.id === kept)?.status).toBe('changed')
})

test('what cannot be linked is refused by name, and nothing is changed', () => {
  const rows = picked(QUERY, [0])
  const base = { picked: rows, alert, mappings: suggestedMappings(rows.columns), incident: null, incidentName: '' }
  const before = store.get<{ n: number }>('SELECT count(*) AS n FROM source')
  expect(() => act(store, 'hunt', 'link', { ...base, incident: 9999 })).toThrow(/9999/)
  expect(() =>
    act(store, 'hunt', 'link', { ...base, mappings: [{ kind: 'malware', fields: [{ identifier: 'x', column: 'FileName' }] }] }),
  ).toThrow(/cannot be mapped/)
  expect(() =>
    act(store, 'hunt', 'link', { ...base, mappings: [{ kind: 'ip', fields: [{ identifier: 'ipAddress', column: 'Nope' }] }] }),
  ).toThrow(/no column Nope/)
  expect(store.get('SELECT count(*) AS n FROM source')).toEqual(before)
})

describe('a link that is taken back', () => {
  const state = () => ({
    sources: store.all('SELECT id FROM source ORDER BY id'),
    alerts: store.all('SELECT id FROM alert ORDER BY id'),
    entities: store.all('SELECT kind, key FROM entity ORDER BY kind, key'),
    incidents: store.all("SELECT id FROM incident WHERE status <> 'redirected' ORDER BY id"),
    tables: store.all("SELECT name, rows FROM hunting_table WHERE name LIKE 'Alert%' AND rows > 0 ORDER BY name"),
  })

  test('leaves the case as it was, but for the log', async () => {
    await correlate(store, { ignoreProvider: false }, analyst())
    const before = state()
    const { alerts, incident } = link([0, 1])
    expect(act(store, 'hunt', 'unlink', { alert: alerts[0]! })).toEqual({ alerts: 2, dropped: [incident] })
    expect(state()).toEqual(before)
    expect((await verifyCase(store, analyst())).problems.filter((problem) => problem.code !== 'source.unfinished')).toEqual([])
    expect(store.get('SELECT action FROM activity ORDER BY id DESC LIMIT 1')).toEqual({ action: 'alerts.unlinked' })
  })

  test('keeps an incident that stood before, or that somebody wrote on', () => {
    const home = incidentOf(store.get<{ id: number }>('SELECT min(id) AS id FROM alert')!.id)
    const { alerts } = link([0], { incident: home })
    expect(act(store, 'hunt', 'unlink', { alert: alerts[0]! }).dropped).toEqual([])
    const made = link([1])
    act(store, 'incidents', 'update', { incidents: [made.incident], change: { status: 'inProgress' } })
    expect(act(store, 'hunt', 'unlink', { alert: made.alerts[0]! }).dropped).toEqual([])
    expect(store.get('SELECT status FROM incident WHERE id = ?', made.incident)).toEqual({ status: 'inProgress' })
  })

  test('is refused for alerts that were not linked', () => {
    expect(() => act(store, 'hunt', 'unlink', { alert: 1 })).toThrow(/not linked/)
  })
})
