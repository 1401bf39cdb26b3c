import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listEntries } from '#engine/activity/entries.ts'
import { listAssets } from '#engine/assets/list.ts'
import type { Outputs } from '#engine/calls/index.ts'
import { listClocks } from '#engine/clocks/list.ts'
import { getEntity } from '#engine/entities/detail.ts'
import { huntReads } from '#engine/hunt/calls.ts'
import { getIncident } from '#engine/incidents/detail.ts'
import { incidentEvidence } from '#engine/incidents/evidence/list.ts'
import { listIncidents } from '#engine/incidents/queue.ts'
import { getInvestigation } from '#engine/investigate/detail.ts'
import { investigationEntities } from '#engine/investigate/entities.ts'
import { runInvestigations } from '#engine/investigate/start.ts'
import { loadEvidence } from '#engine/load.ts'
import { processReads } from '#engine/processes/calls.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import type { SqlValue } from '#engine/store/sql.ts'
import { correctionText, parseCorrection } from '#model/device-clock.ts'
import { act } from '../support/acts.ts'
import type { Files } from '../support/evidence-case.ts'
import { schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { problemOf } from '../support/problem.ts'
import { twoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

type HuntAnswer = Outputs['hunt']['run']

const DEVICE = 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4'
const NAME = 'fin-ws-01.contoso.example'
const PROCESS = { DeviceId: DEVICE, DeviceName: NAME, ActionType: 'ProcessCreated', FileName: 'powershell.exe', ProcessId: 4711 }

const start = (minute: number, more: object = {}) => ({
  ...PROCESS,
  Timestamp: `2026-03-02T09:0${minute}:00.5Z`,
  ProcessCreationTime: `2026-03-02T09:0${minute}:00.25Z`,
  InitiatingProcessId: 800,
  InitiatingProcessFileName: 'explorer.exe',
  InitiatingProcessCreationTime: '1601-01-01T00:00:00Z',
  ...more,
})

/** The two alerts, the first of which names the process that the table tells of too. */
const alerts = JSON.stringify({
  value: twoAlerts.value.map((alert, place) => ({
    ...alert,
    evidence: [
      ...alert.evidence,
      ...(place === 0
        ? [
            {
              '@odata.type': '#microsoft.graph.security.processEvidence',
              createdDateTime: '2026-03-02T09:00:00Z',
              verdict: 'malicious',
              remediationStatus: 'none',
              roles: [],
              tags: [],
              mdeDeviceId: DEVICE,
              processId: 4711,
              processCreationDateTime: '2026-03-02T09:01:00.25Z',
              processCommandLine: 'powershell -enc',
              imageFile: { fileName: 'powershell.exe' },
            },
          ]
        : []),
    ],
  })),
})

const first: Files = {
  'alerts.json': alerts,
  'processes.csv': schemaCsv('DeviceProcessEvents', [
    start(1),
    start(3, { ProcessId: 4712 }),
    start(2, { DeviceId: 'b'.repeat(40), DeviceName: 'other.contoso.example' }),
  ]),
}
const second: Files = {
  'files.csv': schemaCsv('DeviceFileEvents', [
    {
      DeviceId: DEVICE,
      DeviceName: NAME,
      ActionType: 'FileCreated',
      FileName: 'a.txt',
      Timestamp: '2026-03-02T09:04:00Z',
      InitiatingProcessId: 4711,
      InitiatingProcessCreationTime: '2026-03-02T09:01:00.25Z',
    },
  ]),
  'more.csv': schemaCsv('DeviceProcessEvents', [start(5, { ProcessId: 4713 }), start(6, { ProcessId: 4714, Timestamp: '' })]),
}

async function add(store: CaseWriter, files: Files): Promise<void> {
  using folder = temporaryFolder('evidence')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(folder.file(name)), { recursive: true })
    writeFileSync(folder.file(name), content)
  }
  await loadEvidence(store, [folder.path], { correlate: true }, analyst())
}

async function caseWith(...files: readonly Files[]): Promise<CaseWriter & Disposable> {
  const store = createCase(':memory:')
  for (const one of files) await add(store, one)
  return Object.assign(store, { [Symbol.dispose]: () => store.close() })
}

/** Tables that say what was done, or when: they grow with every act. */
const HISTORY = new Set(['act', 'act_change', 'activity', 'case_info', 'sqlite_stat1', 'sqlite_sequence'])
/** What saves work and may be thrown away: its ids tell in which order tables were first read. */
const KEPT = new Set(['distinct_reading', 'distinct_row'])
const MOMENTS = new Set(['imported_at', 'set_at', 'created', 'last_update', 'path', '_clock', 'clocked'])

/** Every row of the case, without the history and without the moments at which the test ran. */
function dump(store: CaseWriter): Record<string, string[]> {
  const tables = store.all<{ name: string }>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
  return Object.fromEntries(
    tables
      .filter(({ name }) => !HISTORY.has(name) && !KEPT.has(name) && !name.startsWith('sqlite_'))
      .map(({ name }) => [
        name,
        store
          .all<Record<string, SqlValue>>(`SELECT * FROM "${name}"`)
          .map((row) =>
            JSON.stringify(
              Object.entries(row).filter(([column]) => !MOMENTS.has(column) && !(name === 'edge_record' && column === 'edge')),
              (_, value) => (typeof value === 'bigint' ? String(value) : value),
            ),
          )
          .sort(),
      ]),
  )
}

const deviceOf = (store: CaseWriter): number =>
  store.get<{ entity: number }>("SELECT entity FROM entity_identifier WHERE type = 'mdeDeviceId' AND value = ?", DEVICE)!.entity

const set = (store: CaseWriter, correction: string | null, reason = 'NTP was off') =>
  act(store, 'clocks', 'set', { device: deviceOf(store), correction, reason })

const hunted = (store: CaseWriter, query: string) => {
  const { columns, values } = huntReads.run!(store, { query, clock: { kind: 'case' }, range: null, limit: 100 }, analyst()) as {
    columns: readonly { name: string }[]
    values: readonly (readonly unknown[])[]
  }
  return (values[0] ?? []).map((_, row) => Object.fromEntries(columns.map(({ name }, place) => [name, values[place]![row]])))
}

test('a corrected clock moves the times of the device alone: rows, alerts, incident, graph, hunts and process tree', async () => {
  using store = await caseWith(first, second)
  set(store, '+00:05:00')
  const rows = hunted(
    store,
    'DeviceProcessEvents | sort by ProcessId asc, DeviceName asc | project DeviceName, Timestamp, ProcessCreationTime, InitiatingProcessCreationTime',
  )
  expect(rows[0]).toEqual({
    DeviceName: NAME,
    Timestamp: '2026-03-02T09:06:00.5000000Z',
    ProcessCreationTime: '2026-03-02T09:06:00.2500000Z',
    InitiatingProcessCreationTime: '1601-01-01T00:00:00.0000000Z',
  })
  expect(rows[1]).toMatchObject({ DeviceName: 'other.contoso.example', Timestamp: '2026-03-02T09:02:00.5000000Z' })
  expect(store.all('SELECT first_activity - clock AS written, clock FROM alert')).toEqual([
    expect.objectContaining({ clock: 3_000_000_000 }),
    expect.objectContaining({ clock: 3_000_000_000 }),
  ])
  expect(hunted(store, 'DeviceFileEvents | project Timestamp')).toEqual([{ Timestamp: '2026-03-02T09:09:00.0000000Z' }])
  const device = deviceOf(store)
  const tree = processReads.search!(store, { device, text: '4711' }, analyst()) as {
    processes: readonly { created: string; alerts: unknown[] }[]
  }
  expect(tree.processes[0]).toMatchObject({
    created: '2026-03-02T09:06:00.2500000Z',
    alerts: [{ title: 'Suspicious PowerShell command line' }],
  })
  expect(listClocks(store)).toMatchObject({
    corrected: true,
    devices: [{ device, correction: '+00:05:00', reason: 'NTP was off', by: 'Robin' }],
    tables: [
      { name: 'DeviceFileEvents', rows: 1 },
      { name: 'DeviceProcessEvents', rows: 4 },
    ],
    alerts: 2,
  })
})

test('hunting results tell which times of which rows stand corrected, and nothing of what services date', async () => {
  using store = await caseWith(first, second)
  set(store, '+00:05:00')
  const run = (query: string) => huntReads.run!(store, { query, clock: { kind: 'case' }, range: null, limit: 100 }, analyst()) as HuntAnswer
  const rows = run(
    'DeviceProcessEvents | where isnotnull(Timestamp) | sort by ProcessId asc, DeviceName asc | project DeviceName, Timestamp, ProcessId, ProcessCreationTime, Now = now()',
  )
  expect(rows.values[0]).toEqual([NAME, 'other.contoso.example', NAME, NAME])
  expect(rows.clocks).toEqual({ columns: [1, 3], corrections: ['+00:05:00'], rows: [1, 0, 1, 1] })
  expect(run(`DeviceProcessEvents | summarize max(Timestamp) by DeviceId | sort by DeviceId asc`).clocks).toMatchObject({
    columns: [1],
    rows: [0, 1],
  })
  expect(run('DeviceProcessEvents | project Timestamp').clocks).toBeUndefined()
  expect(run('AlertEvidence | project Timestamp, DeviceName').clocks).toBeUndefined()
  act(store, 'clocks', 'switch', { corrected: false })
  expect(run('DeviceProcessEvents | project DeviceName, Timestamp').clocks).toBeUndefined()
})

test('first and last activity of incidents, entities and assets say by how much the record they are from stands corrected', async () => {
  using store = await caseWith(first, second)
  const incident = store.get<{ incident: number }>('SELECT incident FROM incident_alert')!.incident
  const device = deviceOf(store)
  const spans = () => [
    getIncident(store, incident),
    listIncidents(store, { filter: {}, sort: { column: 'id', descending: false }, offset: 0, limit: 10 }).incidents[0]!,
    getEntity(store, { entity: device, counted: false }),
    listAssets(store, { view: 'devices', filter: {}, sort: { column: 'label', descending: false }, offset: 0, limit: 10 }).assets.find(
      (one) => one.id === device,
    )!,
  ]
  for (const span of spans()) expect(span).not.toHaveProperty('firstClock')
  set(store, '+00:05:00')
  for (const span of spans()) expect(span).toMatchObject({ firstClock: '+00:05:00', lastClock: '+00:05:00' })
  const other = store.get<{ entity: number }>("SELECT entity FROM entity_identifier WHERE value = 'other.contoso.example'")!.entity
  expect(getEntity(store, { entity: other, counted: false })).not.toHaveProperty('firstClock')
})

test('an investigation and the evidence of its incident mark what they first saw by a corrected clock, and nothing else', async () => {
  using store = await caseWith(first, second)
  const incident = store.get<{ incident: number }>('SELECT incident FROM incident_alert')!.incident
  const times = () => {
    const { entities } = investigationEntities(store, { investigation: 1, evidence: false, offset: 0, limit: 100 })
    return {
      entities: entities.filter((one) => one.first !== null),
      alerts: getInvestigation(store, { investigation: 1 }).alertList,
      evidence: incidentEvidence(store, {
        incident,
        filter: {},
        sort: { column: 'label', descending: false },
        offset: 0,
        limit: 100,
      }).evidence.filter((one) => one.firstSeen !== null),
    }
  }
  await runInvestigations(store, { incident }, analyst())
  for (const list of Object.values(times())) {
    expect(list.length).toBeGreaterThan(0)
    for (const one of list) expect([one, 'clock' in one || 'firstClock' in one]).toEqual([one, false])
  }
  set(store, '+00:05:00')
  // what only tables speak of stands as the run before the correction saw it
  expect(times().entities.filter((one) => one.entity === null && one.clock !== undefined)).toEqual([])
  await runInvestigations(store, { incident }, analyst())
  const { entities, alerts, evidence } = times()
  const process = evidence.find((one) => one.kind === 'process')!
  expect(process).toMatchObject({ firstClock: '+00:05:00' })
  expect(entities.find((one) => one.entity === process.id)).toMatchObject({ clock: '+00:05:00' })
  expect(alerts.some((one) => one.clock === '+00:05:00')).toBe(true)
})

test('a row without a time gets none by a correction', async () => {
  using store = await caseWith(first, second)
  set(store, '+00:05:00')
  expect(store.get('SELECT count(*) AS n FROM DeviceProcessEvents WHERE Timestamp IS NULL')).toEqual({ n: 1 })
})

test('the switch shows what devices wrote everywhere and corrected times everywhere, and both are acts that can be undone', async () => {
  using store = await caseWith(first)
  const before = dump(store)
  set(store, '-1.02:00:00.0000001')
  const corrected = dump(store)
  act(store, 'clocks', 'switch', { corrected: false })
  const { device_clock: _, clock_switch: __, ...off } = dump(store)
  const { device_clock: ___, clock_switch: ____, ...original } = before
  expect(off).toEqual(original)
  act(store, 'activity', 'undo', {})
  expect(dump(store)).toEqual(corrected)
  act(store, 'activity', 'undo', {})
  expect(dump(store)).toEqual(before)
  act(store, 'activity', 'redo', {})
  expect(dump(store)).toEqual(corrected)
  expect(listEntries(store, { filter: {}, offset: 0, limit: 10 }).entries.map((entry) => entry.action)).toContain('clock.set')
})

test('whatever the correction, taking it back leaves every row of the case as it was, and an import before or after it is the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt({ min: -400_000_000_000_000n, max: 400_000_000_000_000n }).filter((n) => n !== 0n),
      async (ticks) => {
        const correction = correctionText(ticks)
        using store = await caseWith(first, second)
        const before = dump(store)
        set(store, correction)
        const after = dump(store)
        expect(after).not.toEqual(before)
        using later = await caseWith(first)
        set(later, correction)
        await add(later, second)
        expect(dump(later)).toEqual(after)
        set(store, null)
        expect(dump(store)).toEqual(before)
      },
    ),
    { numRuns: 12 },
  )
})

test('an alert keeps its corrected time when an analyst changes it', async () => {
  using store = await caseWith(first)
  set(store, '+00:05:00')
  const times = () => store.all('SELECT first_activity, last_activity FROM alert ORDER BY id')
  const before = times()
  act(store, 'alerts', 'update', { alerts: [1], change: { severity: 'low' } })
  expect(times()).toEqual(before)
})

test('a correction is read as clocks and words write it, and refused with what it should be', async () => {
  expect(['+5 min', '00:05:00', '-1d 2h 3.5s', '1.00:00:00', '90s'].map((text) => parseCorrection(text))).toEqual([
    3_000_000_000n,
    3_000_000_000n,
    -936_035_000_000n,
    864_000_000_000n,
    900_000_000n,
  ])
  fc.assert(
    fc.property(fc.bigInt({ min: -10_000_000_000_000_000n, max: 30_000_000_000_000_000n }), (ticks) => {
      expect(parseCorrection(correctionText(ticks))).toBe(ticks)
    }),
  )
  using store = await caseWith(first)
  expect(problemOf(() => set(store, 'a while'))?.code).toBe('clocks.bad-correction')
  expect(problemOf(() => set(store, '+00:05:00', ' '))?.code).toBe('clocks.no-reason')
})
