import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problemOf } from '#base/problem.ts'
import type { HostEvent } from '#engine/engine.ts'
import { type RunningEngine, startEngine } from '../support/engine.ts'
import { schemaCsv } from '../support/loaded-case.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'

const DEVICE = { DeviceId: 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4', DeviceName: 'fin-ws-01.contoso.example' }
const WRITTEN = '2026-03-02T09:00:00.0000000Z'

/** A case with that many rows of one device. */
async function withRows({ engine, ended, folder }: RunningEngine, rows: number): Promise<number> {
  await engine.call('case', 'create', { path: folder.file('a.coldtrail') })
  writeTwoAlerts(folder.file('alerts.json'))
  const row = { ...DEVICE, ActionType: 'ProcessCreated', FileName: 'a.exe', Timestamp: WRITTEN }
  writeFileSync(
    folder.file('processes.csv'),
    schemaCsv(
      'DeviceProcessEvents',
      Array.from({ length: rows }, (_, n) => ({ ...row, ProcessId: n })),
    ),
  )
  const paths = [folder.file('alerts.json'), folder.file('processes.csv')]
  const { job } = (await engine.call('evidence', 'add', { paths, correlate: true, detect: false })) as { job: string }
  expect(await ended(job)).toMatchObject({ state: 'done' })
  const named = (await engine.call('hunt', 'entitiesOf', { values: DEVICE })) as { id: number; kind: string }[]
  return named.find((one) => one.kind === 'device')!.id
}

const start = (running: RunningEngine, input: object) => running.engine.call('clocks', 'start', input) as Promise<{ job: string }>
const clocks = (running: RunningEngine) => running.engine.call('clocks', 'list', {}) as Promise<{ devices: unknown[]; alerts: number }>
const newest = async (running: RunningEngine) => {
  const query = 'DeviceProcessEvents | summarize min(Timestamp), max(Timestamp)'
  const { values } = (await running.engine.call('hunt', 'run', { query, clock: { kind: 'case' }, range: null, limit: 10 })) as {
    values: string[][]
  }
  return values.flat()
}

test('a clock is corrected by a job that tells how far it is and what stands corrected', async () => {
  await using running = startEngine()
  const device = await withRows(running, 200)
  const { job } = await start(running, { set: { device, correction: '+00:05:00', reason: 'Slow' } })
  expect(await running.ended(job)).toMatchObject({
    state: 'done',
    title: 'Correct the clock of fin-ws-01 by +5 min',
    outcome: '200 rows and 2 alerts stand corrected',
  })
  const steps = running.events.flatMap((event) => (event.type === 'job.progressed' && event.job.id === job ? [event.job.step] : []))
  expect(steps).toContain('Correcting clocks: DeviceProcessEvents')
  expect(await newest(running)).toEqual(['2026-03-02T09:05:00.0000000Z', '2026-03-02T09:05:00.0000000Z'])
  const off = await start(running, { switch: { corrected: false } })
  expect(await running.ended(off.job)).toMatchObject({ state: 'done', outcome: expect.stringContaining('not in force') })
  expect(await newest(running)).toEqual([WRITTEN, WRITTEN])
  const bad = await start(running, { set: { device, correction: 'a while', reason: 'x' } })
  expect(await running.ended(bad.job)).toMatchObject({ state: 'failed', problem: { code: 'clocks.bad-correction' } })
})

test('a correction that is cancelled moves nothing, and what was asked meanwhile is answered', async () => {
  await using running = startEngine()
  const device = await withRows(running, 40_000)
  let isWorking = () => {}
  const working = new Promise<void>((done) => {
    isWorking = done
  })
  running.engine.onEvent((event: HostEvent) => {
    if (event.type === 'job.progressed' && event.job.step.startsWith('Correcting clocks')) isWorking()
  })
  const { job } = await start(running, { set: { device, correction: '+00:05:00', reason: 'Slow' } })
  await working
  const behind = running.engine.call('incidents', 'saveFilterSet', { name: 'Kept', filter: {}, range: '' } as never)
  await running.engine.call('jobs', 'cancel', { job })
  expect(await running.ended(job)).toMatchObject({ state: 'cancelled' })
  await behind
  expect(await newest(running)).toEqual([WRITTEN, WRITTEN])
  expect(await clocks(running)).toMatchObject({ devices: [], alerts: 0 })
  const again = await start(running, { set: { device, correction: '+00:05:00', reason: 'Slow' } })
  expect(await running.ended(again.job)).toMatchObject({ state: 'done', outcome: '40,000 rows and 2 alerts stand corrected' })
})

test('an undo and a redo of a correction are jobs that tell how far they are, and a cancelled one leaves everything as it was', async () => {
  await using running = startEngine()
  const device = await withRows(running, 40_000)
  const turn = (input: object) => running.engine.call('activity', 'turn', input) as Promise<{ job: string; title: string }>
  await running.ended((await start(running, { set: { device, correction: '+00:05:00', reason: 'Slow' } })).job)
  let isWorking = () => {}
  const working = new Promise<void>((done) => {
    isWorking = done
  })
  running.engine.onEvent((event: HostEvent) => {
    if (event.type === 'job.progressed' && event.job.title.startsWith('Undo') && event.job.step.startsWith('Correcting clocks')) isWorking()
  })
  const given = await turn({ verb: 'undo' })
  expect(given.title).toBe('Undo: clock of fin-ws-01 corrected')
  await working
  await running.engine.call('jobs', 'cancel', { job: given.job })
  expect(await running.ended(given.job)).toMatchObject({ state: 'cancelled' })
  expect(await newest(running)).toEqual(['2026-03-02T09:05:00.0000000Z', '2026-03-02T09:05:00.0000000Z'])
  const undo = await turn({ verb: 'undo' })
  expect(await running.ended(undo.job)).toMatchObject({ state: 'done', outcome: 'Every time stands as its device wrote it' })
  expect(await newest(running)).toEqual([WRITTEN, WRITTEN])
  const redo = await turn({ verb: 'redo' })
  expect(await running.ended(redo.job)).toMatchObject({ state: 'done', outcome: '40,000 rows and 2 alerts stand corrected' })
})

test('an undo of a correction that is asked for again while it runs is refused, not begun twice', async () => {
  await using running = startEngine()
  const device = await withRows(running, 20_000)
  const turn = (input: object) => running.engine.call('activity', 'turn', input) as Promise<{ job: string; title: string }>
  await running.ended((await start(running, { set: { device, correction: '+00:05:00', reason: 'Slow' } })).job)
  const undo = await turn({ verb: 'undo' })
  const refused = turn({ verb: 'undo' }).then(
    () => undefined,
    (thrown: unknown) => problemOf(thrown).code,
  )
  expect(await refused).toBe('activity.under-way')
  expect(await running.ended(undo.job)).toMatchObject({ state: 'done' })
  const redo = await turn({ verb: 'redo' })
  expect(await running.ended(redo.job)).toMatchObject({ state: 'done', outcome: '20,000 rows and 2 alerts stand corrected' })
  const again = await turn({ verb: 'undo' })
  expect(await running.ended(again.job)).toMatchObject({ state: 'done', outcome: 'Every time stands as its device wrote it' })
})

test('an undo that moves no times is answered at once, and two at a time take back two acts', async () => {
  await using running = startEngine()
  await withRows(running, 10)
  const list = { filter: {}, sort: { column: 'id', descending: false }, offset: 0, limit: 1 }
  const { incidents } = (await running.engine.call('incidents', 'list', list)) as { incidents: { id: number }[] }
  await running.engine.call('incidents', 'update', { incidents: [incidents[0]!.id], change: { assignedTo: 'Kim' } } as never)
  await running.engine.call('incidents', 'update', { incidents: [incidents[0]!.id], change: { assignedTo: 'Robin' } } as never)
  const both = await Promise.all([1, 2].map(() => running.engine.call('activity', 'turn', { verb: 'undo' }) as Promise<{ act: number }>))
  expect(both[0]!.act).toBeGreaterThan(both[1]!.act)
  const refused = running.engine.call('activity', 'turn', { verb: 'undo' }).then(
    () => undefined,
    (thrown: unknown) => problemOf(thrown).code,
  )
  expect(await refused).toBe('activity.nothing-to-undo')
})

test('no clock is corrected while evidence comes in', async () => {
  await using running = startEngine()
  const device = await withRows(running, 10)
  const row = { ...DEVICE, ActionType: 'FileCreated', FileName: 'a.txt', Timestamp: WRITTEN }
  writeFileSync(
    running.folder.file('files.csv'),
    schemaCsv(
      'DeviceFileEvents',
      Array.from({ length: 5_000 }, () => row),
    ),
  )
  const load = (await running.engine.call('evidence', 'add', {
    paths: [running.folder.file('files.csv')],
    correlate: true,
    detect: false,
  })) as { job: string }
  await Promise.resolve()
  const refused = start(running, { set: { device, correction: '+00:05:00', reason: 'Slow' } }).then(
    () => undefined,
    (thrown: unknown) => problemOf(thrown).code,
  )
  expect(await refused).toBe('clocks.importing')
  expect(await running.ended(load.job)).toMatchObject({ state: 'done' })
})
