import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { timelineCalls } from '#api/calls/timeline.ts'
import { alertReads } from '#engine/alerts/calls.ts'
import { alertSummaries } from '#engine/alerts/summary.ts'
import { summarise } from '#engine/assist/incident/summary.ts'
import { incidentGraph } from '#engine/entities/graph.ts'
import { huntReads } from '#engine/hunt/calls.ts'
import { incidentReads } from '#engine/incidents/calls.ts'
import { loadEvidence } from '#engine/load.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { timelineReads } from '#engine/timeline/calls.ts'
import { act } from '../support/acts.ts'
import { schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { twoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

const DEVICE = { DeviceId: 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4', DeviceName: 'fin-ws-01.contoso.example' }
const start = (name: string, Timestamp: string) => ({ ...DEVICE, ActionType: 'ProcessCreated', FileName: name, ProcessId: 7, Timestamp })

/** Two alerts, the second of which no time tells of, and rows of which two have none or none that can be read. */
let store: CaseWriter
let device: number
beforeAll(async () => {
  using folder = temporaryFolder('undated')
  const [dated, other] = twoAlerts.value
  const {
    firstActivityDateTime: _first,
    lastActivityDateTime: _last,
    createdDateTime: _created,
    ...undated
  } = other as Record<string, unknown>
  writeFileSync(folder.file('alerts.json'), JSON.stringify({ value: [dated, undated] }))
  writeFileSync(
    folder.file('processes.csv'),
    schemaCsv('DeviceProcessEvents', [
      start('first.exe', '2026-03-02T09:01:00.1234567Z'),
      start('none.exe', ''),
      start('garbled.exe', 'the other day'),
      start('last.exe', '2026-03-02T09:02:00Z'),
    ]),
  )
  store = createCase(':memory:')
  await loadEvidence(store, [folder.path], { correlate: true }, analyst())
  device = store.get<{ id: number }>("SELECT id FROM entity WHERE kind = 'device'")!.id
})
afterAll(() => store.close())

const undated = (more: object = {}) => timelineReads.undated!(store, { entity: device, offset: 0, limit: 200, ...more }, analyst())

test('rows and alerts without a time stand apart from the timeline, with their count and page by page', () => {
  const { events } = timelineReads.events!(store, { entity: device, limit: 50 }, analyst())
  expect(events.filter((event) => event.table !== '').map((event) => event.title)).toEqual([
    expect.stringContaining('last.exe'),
    expect.stringContaining('first.exe'),
  ])
  expect(events.filter((event) => event.table === '')).toHaveLength(1)
  expect(timelineReads.histogram!(store, { entity: device, bins: 4 }, analyst())).toMatchObject({ groups: { process: 2, alerts: 1 } })

  const lane = undated()
  expect(timelineCalls.undated['~orpc'].outputSchema!['~standard'].validate(lane)).toMatchObject({ value: lane })
  expect(lane.total).toBe(3)
  const titles = lane.events.map((event) => event.title)
  expect(titles).toEqual([twoAlerts.value[1]!.title, expect.stringContaining('none.exe'), expect.stringContaining('garbled.exe')])
  const pages = [0, 1, 2, 3].flatMap((offset) => undated({ offset, limit: 1 }).events.map((event) => event.title))
  expect(pages).toEqual(titles)
  expect(undated({ search: 'garbled' }).total).toBe(1)
  expect(undated({ from: '2026-03-02T09:01:30.0000000Z' }).total).toBe(3)
})

test('the graph holds what only an alert without a time tells of from the start, and takes no time from its import', () => {
  const { at: imported } = store.get<{ at: bigint }>('SELECT max(imported_at) AS at FROM source')!
  const told = store.all<{ incident: number; alert: number; dated: number }>(
    'SELECT incident, alert, alert IN (SELECT id FROM dated_alert) AS dated FROM incident_alert ORDER BY alert',
  )
  expect(told.map(({ dated }) => dated)).toEqual([1, 0])
  for (const { incident, alert, dated } of told) {
    const graph = incidentGraph(store, { incident })
    expect(graph.alerts.find((one) => one.id === alert)!.first === null).toBe(dated === 0)
    const times = [...graph.nodes, ...graph.edges].flatMap((one) => [one.first, one.last, ...one.moments]).filter((time) => time !== null)
    expect(times.filter((time) => !time.startsWith('2026-03-02'))).toEqual([])
    const undatedAlerts = told.filter((one) => one.dated === 0).map((one) => one.alert)
    const standing = graph.nodes.filter((node) => node.first === null)
    expect(standing).toEqual(graph.nodes.filter((node) => node.alerts.some((id) => undatedAlerts.includes(id))))
    expect(standing).not.toEqual([])
  }
  expect(store.get('SELECT count(*) AS n FROM entity WHERE first = ?1 OR last = ?1', imported)).toEqual({ n: 0 })
  expect(store.get('SELECT count(*) AS n FROM edge_record WHERE at = ?', imported)).toEqual({ n: 0 })
})

test('hunts find rows without a time, answer null for it and leave them out of a range', () => {
  const ask = (range: { from: string; to: string } | null) =>
    huntReads.run!(
      store,
      { query: 'DeviceProcessEvents | where isnull(Timestamp) | project FileName, Timestamp', clock: { kind: 'case' }, range, limit: 10 },
      analyst(),
    ).values
  expect(ask(null).map((column) => [...column].sort())).toEqual([
    ['garbled.exe', 'none.exe'],
    [null, null],
  ])
  expect(ask({ from: '2026-01-01T00:00:00.0000000Z', to: '2027-01-01T00:00:00.0000000Z' }).flat()).toEqual([])
})

test('an alert without a time says so, and a clock correction gives it none', () => {
  const told = () =>
    alertSummaries(store, [1, 2])
      .toSorted((a, b) => a.id - b.id)
      .map(({ undated: none, clock, firstActivity }) => ({ none, clock, firstActivity }))
  const before = told()
  expect(before.map(({ none, clock }) => [none, clock])).toEqual([
    [undefined, undefined],
    [true, undefined],
  ])
  act(store, 'clocks', 'set', { device, correction: '-00:01:00', reason: 'Fast' })
  expect(told().map(({ none, clock }) => [none, clock])).toEqual([
    [undefined, '-00:01:00'],
    [true, undefined],
  ])
  expect(told()[1]!.firstActivity).toBe(before[1]!.firstActivity)
  const { events } = timelineReads.events!(store, { entity: device, limit: 50 }, analyst())
  expect(events.map((event) => event.clock)).toEqual(['-00:01:00', '-00:01:00', '-00:01:00'])
  expect(undated().total).toBe(3)
})

test('alerts without a time are linked to nothing by time, and an incident lasts as long as its dated alerts say', async () => {
  using folder = temporaryFolder('undated')
  const bare = ({
    firstActivityDateTime: _f,
    lastActivityDateTime: _l,
    createdDateTime: _c,
    incidentId: _i,
    ...rest
  }: Record<string, unknown>) => rest
  const [dated, other] = twoAlerts.value as unknown as [Record<string, unknown>, Record<string, unknown>]
  const alone = { ...bare(other), id: 'da-alone' }
  writeFileSync(folder.file('alerts.json'), JSON.stringify({ value: [dated, { ...bare(other), incidentId: dated.incidentId }, alone] }))
  const kept = createCase(':memory:')
  await loadEvidence(kept, [folder.path], { correlate: true }, analyst())
  expect(kept.all('SELECT DISTINCT rule FROM alert_link')).toEqual([{ rule: 'provider-incident' }])
  const incidents = kept.all<{ alerts: number }>('SELECT count(*) AS alerts FROM incident_alert GROUP BY incident ORDER BY alerts DESC')
  expect(incidents.map(({ alerts }) => alerts)).toEqual([2, 1])
  const [both, single] = kept
    .all<{ incident: number }>('SELECT incident FROM incident_alert GROUP BY incident ORDER BY count(*) DESC')
    .map(({ incident }) => summarise(kept, incident))
  expect(both).toMatchObject({ first: dated.firstActivityDateTime!.toString().replace('Z', '.0000000Z'), entry: { title: dated.title } })
  expect(single).toMatchObject({ first: null, last: null, entry: { at: null } })
  // a range is no filter for what has no time: neither list loses it, and both say so
  const long = { from: '2026-03-01T00:00:00.0000000Z', to: '2026-03-02T12:00:00.0000000Z' }
  const shown = incidentReads.list!(kept, { filter: long, sort: { column: 'id', descending: false }, offset: 0, limit: 9 }, analyst())
  expect(shown.incidents.map(({ undated }) => undated)).toEqual([undefined, true])
  const listed = alertReads.list!(kept, { filter: long, sort: { column: 'title', descending: false }, offset: 0, limit: 9 }, analyst())
  expect(listed.alerts.map(({ undated }) => undated).sort()).toEqual([true, true, undefined])
  const early = { to: '2026-03-01T00:00:00.0000000Z' }
  expect(
    alertReads.list!(kept, { filter: early, sort: { column: 'title', descending: false }, offset: 0, limit: 9 }, analyst()).total,
  ).toBe(2)
  expect(
    kept.get<{ same: number }>(
      `SELECT incident.last_activity = alert.last_activity AS same FROM alert JOIN incident_alert ON alert = alert.id JOIN incident ON incident.id = incident
     WHERE provider_alert_id = ?`,
      String(dated.id),
    ),
  ).toEqual({ same: 1 })
  kept.close()
})
