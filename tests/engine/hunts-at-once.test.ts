import { expect, test } from 'vitest'
import type { Failure } from '#base/problem.ts'
import { startEngine } from '../support/engine.ts'
import { writeProcessEvents } from '../support/small-evidence.ts'

/** A query that would hold its process for a minute and more. */
const ENDLESS = 'range x from 1 to 2000000000 step 1 | summarize sum(x % 7)'

const hunt = (query: string) => ({ query, clock: { kind: 'case' }, range: null, limit: 1000 })

async function emptyCase() {
  const running = startEngine()
  await running.engine.call('case', 'create', { path: running.folder.file('One.coldtrail') })
  return running
}

test('a query of a minute is given up within 300 ms, and pages are answered meanwhile', { timeout: 60_000 }, async () => {
  await using running = await emptyCase()
  const { engine } = running
  await engine.call('hunt', 'run', hunt('print 1'))
  const stop = new AbortController()
  const endless = engine.call('hunt', 'run', hunt(ENDLESS), stop.signal).then(
    () => 'answered',
    (thrown: Failure) => thrown.problem.code,
  )
  for (let page = 0; page < 5; page++) expect(await engine.call('case', 'info', {})).toMatchObject({ name: 'One' })
  const started = performance.now()
  stop.abort()
  expect(await endless).toBe('call.cancelled')
  expect(performance.now() - started).toBeLessThan(300)
  // The process that ran it is replaced, so two questions run at once again.
  const answers = await Promise.all([1, 2, 3, 4].map((n) => engine.call('hunt', 'run', hunt(`print ${n}`))))
  expect(answers).toMatchObject([1, 2, 3, 4].map((n) => ({ values: [[n]] })))
})

test('sixteen hunts at once on a case that is being loaded and prepared see whole moments of it, and pages go on', {
  timeout: 120_000,
}, async () => {
  await using running = await emptyCase()
  const { engine, folder, events } = running
  const rows = 80_000
  const paths = [writeProcessEvents(folder.file('processes.csv'), rows)]
  const { job } = (await engine.call('evidence', 'add', { paths, correlate: true })) as { job: string }
  const tables = () => engine.call('evidence', 'tables', {}) as Promise<{ name: string; rows: number }[]>
  await expect.poll(tables, { timeout: 60_000, interval: 20 }).toContainEqual(expect.objectContaining({ name: 'processes' }))

  // Every row has a process of its own: counted together, both numbers are those of one moment.
  const count = 'processes | summarize Rows = count(), Processes = dcount(ProcessId)'
  const ask = async () => (await engine.call('hunt', 'run', hunt(count))) as { values: [[number], [number]] }
  const sixteen = Promise.all(Array.from({ length: 16 }, ask))
  expect(await engine.call('incidents', 'facets', {})).toBeTruthy()
  for (const { values } of await sixteen) {
    expect(values[0]).toEqual(values[1])
    expect(values[0][0]).toBeLessThanOrEqual(rows)
  }
  expect(await running.ended(job)).toMatchObject({ state: 'done' })
  const prepared = () =>
    events.some((event) => event.type === 'job.progressed' && event.job.title.startsWith('Prepare') && event.job.state === 'done')
  await expect.poll(prepared, { timeout: 60_000, interval: 20 }).toBe(true)
  expect((await ask()).values).toEqual([[rows], [rows]])
  const plan = (await engine.call('hunt', 'plan', hunt(count))) as { stages: { title: string }[] }
  expect(plan.stages.map((stage) => stage.title)).toEqual(['kept columns', 'query'])
})
