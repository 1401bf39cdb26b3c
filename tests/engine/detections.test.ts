import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { correlate } from '#engine/correlate/correlate.ts'
import { listDetections } from '#engine/detect/detections.ts'
import { piecesOf } from '#engine/detect/found-rows.ts'
import { importDetections } from '#engine/detect/import-detections.ts'
import { detect, runAfterImport } from '#engine/detect/run-detections.ts'
import { huntReads } from '#engine/hunt/calls.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { suggestedMappings } from '#model/mapping/entity-mapping.ts'
import { act } from '../support/acts.ts'
import { addProcessEvents, hunted, huntedCase } from '../support/hunted-case.ts'
import { alertOn, analyst } from '../support/placed-alerts.ts'
import { temporaryFolder } from '../support/temporary.ts'

let store: CaseWriter
beforeEach(async () => {
  store = await huntedCase(alertOn('srv', 0))
})
afterEach(() => store.close())

const QUERY =
  'DeviceProcessEvents | where ProcessId % 7 < 2 | project Timestamp, DeviceId, DeviceName, FileName, ProcessId, ProcessCommandLine'

function saved(more: object = {}) {
  return act(store, 'detections', 'save', {
    name: 'Tools',
    enabled: true,
    frequency: 'onDemand',
    query: QUERY,
    alert: {
      title: 'Tool on {{DeviceName}}',
      severity: 'high',
      category: 'Execution',
      techniques: ['T1059'],
      description: '',
      recommendedActions: '',
    },
    mappings: suggestedMappings(hunted(store, QUERY).columns.map((column) => column.name)),
    ...more,
  }).id
}

const run = () => detect(store, analyst()).runs
const alerts = () =>
  store.all<{ id: number; title: string; source: string; incident: number }>(
    `SELECT alert.id, title, detection_source AS source, incident FROM alert JOIN incident_alert ON alert = alert.id
     WHERE service_source = 'coldtrail' ORDER BY title`,
  )

test('a detection makes one alert for each combination of impacted entities, titled by its row, placed into an incident', () => {
  const id = saved()
  expect(run()).toMatchObject([{ detection: id, alerts: 2, newAlerts: 2, rows: 12, problem: null }])
  expect(alerts().map(({ title, source }) => [title, source])).toEqual([
    ['Tool on ws-0.contoso.example', 'customDetection'],
    ['Tool on ws-1.contoso.example', 'customDetection'],
  ])
  expect(listDetections(store)).toMatchObject([{ id, alerts: 2, lastRun: { rows: 12, alerts: 2, problem: '' } }])
  expect(huntReads.origin!(store, { alert: alerts()[0]!.id }, analyst())).toMatchObject({
    kind: 'detection',
    detection: { id, name: 'Tools' },
    query: QUERY,
    rows: 6,
  })
})

test('running again makes nothing new; new evidence adds its rows to the alerts that stand', async () => {
  saved()
  run()
  const before = alerts()
  const sources = store.get<{ n: number }>('SELECT count(*) AS n FROM source')!.n
  expect(run()).toMatchObject([{ alerts: 0, newAlerts: 0, rows: 12 }])
  expect(store.get<{ n: number }>('SELECT count(*) AS n FROM source')!.n).toBe(sources)
  await addProcessEvents(store, 7, 70)
  expect(run()).toMatchObject([{ alerts: 2, newAlerts: 0, rows: 14 }])
  expect(alerts()).toEqual(before)
  expect(huntReads.originRows!(store, { alert: before[0]!.id, offset: 0, limit: 50 }, analyst()).total).toBe(7)
})

test('more rows than are kept at once make the same alerts, each of all its rows', async () => {
  await addProcessEvents(store, 4_960, 40)
  saved({ query: QUERY.replace('ProcessId % 7 < 2', 'true') })
  expect(run()).toMatchObject([{ alerts: 7, newAlerts: 7, rows: 5_000, problem: null }])
  const made = store.all<{ n: number; sources: number; from: bigint; to: bigint }>(
    `SELECT count(*) AS n, count(DISTINCT made_of_row.source) AS sources, first_activity AS "from", last_activity AS "to"
     FROM made_of_row JOIN alert ON alert.id = alert GROUP BY alert`,
  )
  expect(made.map((one) => [one.n > 700, one.sources, (one.to - one.from) / 10_000_000n > 4_900n])).toEqual(made.map(() => [true, 1, true]))
  expect(made).toHaveLength(7)
  expect(store.all("SELECT 1 FROM source WHERE path LIKE 'Custom detection%'").length).toBeGreaterThan(1)
})

test('rows are cut into pieces between alerts, never within one', () => {
  const found = { columns: ['a'], rows: [['x'], ['x'], ['x'], ['y'], ['z'], ['z']], sizes: [3, 1, 2], truncated: false }
  expect([...piecesOf(found, 2)].map((piece) => piece.length)).toEqual([3, 3])
  expect([...piecesOf(found, 100)].map((piece) => piece.length)).toEqual([6])
  expect([...piecesOf({ ...found, rows: [], sizes: [] })]).toEqual([])
})

test('alerts of a detection stand through correlation, triage and the deletion of their detection', async () => {
  const id = saved()
  run()
  const [first] = alerts()
  act(store, 'alerts', 'update', { alerts: [first!.id], change: { status: 'resolved' } })
  act(store, 'detections', 'delete', { id })
  await correlate(store, { ignoreProvider: false }, analyst())
  expect(alerts()).toHaveLength(2)
  expect(store.get('SELECT status FROM alert WHERE id = ?', first!.id)).toEqual({ status: 'resolved' })
  expect(huntReads.origin!(store, { alert: first!.id }, analyst())).toMatchObject({ kind: 'detection', detection: null, query: QUERY })
})

test('only enabled detections run, and of these only those meant to run when evidence came', () => {
  const onDemand = saved()
  const after = saved({ name: 'After', frequency: 'afterImport' })
  saved({ name: 'Off', enabled: false, frequency: 'afterImport' })
  expect(runAfterImport(store, analyst()).map((one) => one.detection)).toEqual([after])
  expect(run().map((one) => one.detection)).toEqual([after, onDemand])
})

test('a query that fails is told with its run and keeps no other from running', () => {
  const broken = saved({ name: 'A', query: `${QUERY} | extend x = toscalar(print y = 1)` })
  store.run("UPDATE detection SET query = 'DeviceProcessEvents | where Gone == 1' WHERE id = ?", broken)
  saved()
  const runs = run()
  expect(runs[0]).toMatchObject({ detection: broken, alerts: 0, problem: { code: 'kql.ks142' } })
  expect(runs[1]).toMatchObject({ newAlerts: 2, problem: null })
  expect(listDetections(store)[0]!.lastRun!.problem).toContain('Gone')
})

test('what could never run is refused when it is saved', () => {
  expect(() => saved({ query: 'DeviceProcessEvents | where Gone == 1' })).toThrow(/Gone/)
  expect(() => saved({ query: 'DeviceProcessEvents | count' })).toThrow(/answers no column/)
  const id = saved()
  expect(() => saved({})).toThrow(/already/)
  expect(saved({ id, frequency: 'afterImport' })).toBe(id)
})

test('a folder of rules is taken in: KQL with and without Sentinel’s words, and what is none is named with its reason', async () => {
  using folder = temporaryFolder('rules')
  const write = (name: string, text: string) => writeFileSync(folder.file(name), text)
  write('plain.kql', `// name: Plain rule\n// techniques: T1059.001\n${QUERY}`)
  write(
    'sentinel.yaml',
    `id: 1\nname: Sentinel rule\nseverity: Low\ntactics:\n  - Execution\nrelevantTechniques:\n  - T1059\nquery: |\n  DeviceProcessEvents\n  | project Timestamp, HostName = DeviceName, FileName\nentityMappings:\n  - entityType: Host\n    fieldMappings:\n      - identifier: HostName\n        columnName: HostName\n`,
  )
  write('sigma.yml', 'title: Sigma rule\nlogsource:\n  product: windows\ndetection:\n  selection:\n    Image: x\n  condition: selection\n')
  write('nobody.kql', 'DeviceProcessEvents | count')
  write('broken.yaml', 'name: [')
  const { saved: count, rejected } = await importDetections(store, folder.path, analyst())
  expect(count).toBe(2)
  expect(
    listDetections(store).map(({ name, alert, mappings }) => [name, alert.severity, alert.category, mappings.map((one) => one.kind)]),
  ).toEqual([
    ['Plain rule', 'medium', '', ['device', 'process', 'file']],
    ['Sentinel rule', 'low', 'Execution', ['device']],
  ])
  expect(rejected.map(({ path, code }) => [path, code]).sort()).toEqual([
    ['broken.yaml', 'query-file.yaml'],
    ['nobody.kql', 'detection.no-entity'],
    ['sigma.yml', 'query-file.no-query'],
  ])
  expect(rejected.find((one) => one.path === 'sigma.yml')!.message).toMatch(/Sigma/)
  expect((await importDetections(store, folder.path, analyst())).saved).toBe(2)
  expect(listDetections(store)).toHaveLength(2)
})
