import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Failure } from '#base/problem.ts'
import { startEngine } from '../support/engine.ts'
import { twoAlerts, writeProcessEvents, writeTwoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (thrown: Failure) => thrown.problem.code,
  )

interface Info {
  readonly name: string
  readonly path: string
  readonly alerts: number
  readonly revision: number
}

describe('the engine', () => {
  test('makes, closes and opens cases, and remembers them', async () => {
    await using running = startEngine()
    const { engine, folder } = running
    const [one, two] = [folder.file('One.coldtrail'), folder.file('Two.coldtrail')]
    expect(await engine.call('case', 'create', { path: one })).toMatchObject({ name: 'One', path: one })
    expect(await engine.call('case', 'create', { path: two })).toMatchObject({ name: 'Two' })
    expect(await codeOf(engine.call('case', 'create', { path: one }))).toBe('case.exists')
    expect(await engine.call('case', 'info', {})).toBeNull()
    expect(await engine.call('case', 'open', { path: one })).toMatchObject({ name: 'One' })
    const recent = (await engine.call('case', 'recent', {})) as { name: string; missing: boolean }[]
    expect(recent.map(({ name, missing }) => [name, missing])).toEqual([
      ['One', false],
      ['Two', false],
    ])
    await engine.call('case', 'close', {})
    expect(await codeOf(engine.call('incidents', 'facets', {}))).toBe('case.not-open')
    expect(running.events.filter((event) => event.type === 'case.opened').map((event) => event.path)).toEqual([one, two, null, one, null])
  })

  test('leaves one file behind when a case is closed', async () => {
    await using running = startEngine()
    const path = running.folder.file('One.coldtrail')
    await running.engine.call('case', 'create', { path })
    const { job } = (await running.engine.call('evidence', 'add', {
      paths: [writeTwoAlerts(running.folder.file('a.json'))],
      correlate: true,
    })) as { job: string }
    await running.ended(job)
    await running.engine.call('case', 'close', {})
    expect(existsSync(path)).toBe(true)
    expect([existsSync(`${path}-wal`), existsSync(`${path}-writer`)]).toEqual([false, false])
  })

  test('saves a copy that opens by itself', async () => {
    await using running = startEngine()
    const { engine, folder } = running
    await engine.call('case', 'create', { path: folder.file('One.coldtrail') })
    const { job } = (await engine.call('evidence', 'add', { paths: [writeTwoAlerts(folder.file('a.json'))], correlate: true })) as {
      job: string
    }
    await running.ended(job)
    expect(await engine.call('case', 'saveCopy', {})).toEqual({ path: folder.file('One copy.coldtrail') })
    expect(await engine.call('case', 'open', { path: folder.file('One copy.coldtrail') })).toMatchObject({ name: 'One copy', alerts: 2 })
  })

  test('tells every change with a revision that grows, and what may have changed', async () => {
    await using running = startEngine()
    const { engine, folder } = running
    await engine.call('case', 'create', { path: folder.file('One.coldtrail') })
    const { job } = (await engine.call('evidence', 'add', { paths: [writeTwoAlerts(folder.file('a.json'))], correlate: true })) as {
      job: string
    }
    expect(await running.ended(job)).toMatchObject({ state: 'done', outcome: '2 records of 1 source' })
    await engine.call('incidents', 'comment', { incident: 1, comment: 'Seen.' })
    await engine.call('graph', 'savePositions', { incident: 1, positions: [] })
    await expect
      .poll(() => running.events.flatMap((event) => (event.type === 'case.changed' ? [event.areas] : [])).at(-1))
      .toEqual(['layout'])
    const changes = running.events.flatMap((event) => (event.type === 'case.changed' ? [event] : []))
    expect(changes[0]!.areas).toContain('sources')
    const revisions = changes.map((change) => change.revision)
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
    expect(((await engine.call('case', 'info', {})) as Info).revision).toBe(revisions.at(-1))
  })

  test('completes a training case whose first building was stopped', async () => {
    using sample = writeSample()
    await using running = startEngine({ sampleDir: sample.path })
    const { engine } = running
    await engine.call('case', 'openTraining', {})
    await engine.call('case', 'close', {})
    expect(await engine.call('case', 'openTraining', {})).toMatchObject({ name: 'Training' })
    const job = running.events.flatMap((event) => (event.type === 'job.progressed' ? [event.job.id] : [])).at(-1)!
    await running.ended(job)
    expect(await engine.call('case', 'info', {})).toMatchObject({ alerts: 2 })
    await engine.call('case', 'close', {})
    const jobs = running.events.length
    await engine.call('case', 'openTraining', {})
    expect(running.events.slice(jobs).filter((event) => event.type === 'job.progressed')).toEqual([])
  })

  test('outlives a writer that is killed while it loads: nothing is doubled and nothing is broken', async () => {
    await using running = startEngine()
    const { engine, events, folder } = running
    await engine.call('case', 'create', { path: folder.file('One.coldtrail') })
    const rows = 60_000
    const evidence = [writeProcessEvents(folder.file('processes.csv'), rows), writeTwoAlerts(folder.file('z.json'))]
    const add = () => engine.call('evidence', 'add', { paths: evidence, correlate: true }) as Promise<{ job: string }>
    const first = await add()
    await expect.poll(() => events.some((event) => event.type === 'job.progressed' && event.job.done > 0), { interval: 5 }).toBe(true)
    running.writer.kill()
    expect(await running.ended(first.job)).toMatchObject({ state: 'failed', problem: { code: 'process.ended' } })
    const second = await add()
    expect(await running.ended(second.job)).toMatchObject({ state: 'done' })
    expect(await engine.call('evidence', 'tables', {})).toContainEqual(expect.objectContaining({ name: 'processes', rows }))
    expect(await engine.call('case', 'verify', {})).toMatchObject({ ok: true, problems: [] })
    expect(await engine.call('case', 'info', {})).toMatchObject({ alerts: 2, incidents: 1 })
  })

  test('lets an analyst work while evidence is loaded, and stops loading when told', async () => {
    await using running = startEngine()
    const { engine, events, folder } = running
    await engine.call('case', 'create', { path: folder.file('One.coldtrail') })
    const alerts = (await engine.call('evidence', 'add', { paths: [writeTwoAlerts(folder.file('a.json'))], correlate: true })) as {
      job: string
    }
    await running.ended(alerts.job)
    const paths = [writeProcessEvents(folder.file('processes.csv'), 200_000)]
    const { job } = (await engine.call('evidence', 'add', { paths, correlate: true })) as { job: string }
    await expect
      .poll(() => events.some((event) => event.type === 'job.progressed' && event.job.id === job && event.job.done > 0), { interval: 5 })
      .toBe(true)
    await engine.call('incidents', 'comment', { incident: 1, comment: 'Meanwhile.' })
    expect(await engine.call('jobs', 'list', {})).toMatchObject([{ id: job, state: 'running' }, {}])
    await engine.call('jobs', 'cancel', { job })
    expect(await running.ended(job)).toMatchObject({ state: 'cancelled' })
    expect(await engine.call('evidence', 'sources', {})).toHaveLength(1)
  })

  test('keeps settings, screen by screen', async () => {
    await using running = startEngine()
    const { engine } = running
    await engine.call('app', 'saveSettings', { theme: 'dark', screens: { queue: { sort: 'priority' } } })
    await engine.call('app', 'saveSettings', { screens: { story: { legend: false } } })
    expect(running.events.filter((event) => event.type === 'settings.changed')).toHaveLength(2)
    const screens = { queue: { sort: 'priority' }, story: { legend: false } }
    expect(await engine.call('app', 'settings', {})).toMatchObject({ theme: 'dark', clock: 'utc', screens })
  })

  test('takes settings that it cannot read for none', async () => {
    await using running = startEngine()
    writeFileSync(running.folder.file('settings.json'), '{"theme":"pink"')
    expect(await running.engine.call('app', 'settings', {})).toMatchObject({ theme: 'system' })
  })

  test('asks the host for places where it has dialogs, and does nothing where the analyst cancels', async () => {
    const asked: string[] = []
    const cancel = (what: string) => {
      asked.push(what)
      return Promise.resolve(null)
    }
    const dialogs = { chooseEvidence: cancel, chooseCase: () => cancel('case'), placeCase: cancel }
    await using running = startEngine({ dialogs })
    expect(await running.engine.call('case', 'create', {})).toBeNull()
    expect(await running.engine.call('case', 'open', {})).toBeNull()
    expect(await running.engine.call('evidence', 'choose', { kind: 'folder' })).toBeNull()
    expect(asked).toEqual(['New case', 'case', 'folder'])
  })

  test('imports an upload under the path the browser told, and removes it', async () => {
    await using running = startEngine()
    const { engine, uploads, folder } = running
    await engine.call('case', 'create', { path: folder.file('One.coldtrail') })
    const batch = `${uploads.dir}/6f2c1e0a-3b4d-4c5e-8f90-a1b2c3d4e5f6`
    mkdirSync(`${batch}/export`, { recursive: true })
    writeFileSync(`${batch}/export/alerts.json`, JSON.stringify(twoAlerts))
    const { job } = (await engine.call('evidence', 'add', { paths: [`${batch}/export`], correlate: true })) as { job: string }
    expect(await running.ended(job)).toMatchObject({ state: 'done' })
    const sources = (await engine.call('evidence', 'sources', {})) as { path: string }[]
    expect(sources.map((source) => source.path)).toEqual(['export/alerts.json'])
    expect(existsSync(`${batch}/export`)).toBe(false)
  })
})

function writeSample() {
  const folder = temporaryFolder('sample')
  writeTwoAlerts(folder.file('alerts.json'))
  return folder
}
