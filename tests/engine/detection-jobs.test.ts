import { expect, test } from 'vitest'
import { startEngine } from '../support/engine.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'

type Running = ReturnType<typeof startEngine>

const mappings = [{ kind: 'device', fields: [{ identifier: 'deviceName', column: 'DeviceName' }] }]
const alert = { title: 'Seen {{DeviceName}}', severity: 'low', category: '', techniques: [], description: '', recommendedActions: '' }
const QUERY = 'AlertEvidence | where EntityType == "Machine" | project Timestamp, DeviceName'
/** Minutes of work in SQLite, which only the end of its process can stop. */
const ENDLESS = `${QUERY} | extend n = toscalar(range x from 1 to 100000000000 step 1 | summarize sum(x * x % 7))`

async function loaded(running: Running, name: string) {
  const paths = [writeTwoAlerts(running.folder.file(name))]
  const { job } = (await running.engine.call('evidence', 'add', { paths, correlate: true, detect: true })) as { job: string }
  return running.ended(job)
}

async function opened(running: Running) {
  await running.engine.call('case', 'create', { path: running.folder.file('One.coldtrail') })
  await loaded(running, 'a.json')
}

const save = async ({ engine }: Running, name: string, query: string, frequency = 'onDemand') =>
  ((await engine.call('detections', 'save', { name, enabled: true, frequency, query, alert, mappings })) as { id: number }).id

const start = async ({ engine }: Running, detections: number[]) =>
  ((await engine.call('detections', 'start', { detections })) as { job: string }).job

interface Listed {
  readonly id: number
  readonly lastRun: { readonly rows: number; readonly alerts: number; readonly problem: string } | null
}
const listed = async ({ engine }: Running) => (await engine.call('detections', 'list', {})) as Listed[]

test('a run is a job that says what came of it; its alerts stand in incidents', async () => {
  await using running = startEngine()
  await opened(running)
  const id = await save(running, 'Machines', QUERY)
  expect(await running.ended(await start(running, [id]))).toMatchObject({
    title: 'Run Machines',
    state: 'done',
    outcome: '1 detection ran: 1 new alert',
  })
  expect(await running.engine.call('case', 'info', {})).toMatchObject({ alerts: 3 })
  expect(await listed(running)).toMatchObject([{ id, lastRun: { alerts: 1, problem: '' } }])
  const again = await running.ended(await start(running, [id]))
  expect(again.outcome).toBe('1 detection ran: 0 new alerts')
})

test('a run that is cancelled ends at once, keeps what detections before it made, and nothing else waited for it', async () => {
  await using running = startEngine()
  await opened(running)
  const [quick, endless] = [await save(running, 'A quick one', QUERY), await save(running, 'Endless', ENDLESS)]
  const job = await start(running, [quick, endless])
  await expect
    .poll(() => running.events.some((event) => event.type === 'job.progressed' && event.job.step === 'Running Endless'), {
      timeout: 20_000,
    })
    .toBe(true)
  await running.engine.call('incidents', 'comment', { incident: 1, comment: 'Meanwhile.' })
  const stopped = Date.now()
  await running.engine.call('jobs', 'cancel', { job })
  expect(await running.ended(job)).toMatchObject({ state: 'cancelled' })
  expect(Date.now() - stopped).toBeLessThan(2_000)
  expect(await listed(running)).toMatchObject([
    { id: quick, lastRun: { alerts: 1, problem: '' } },
    { id: endless, lastRun: null },
  ])
})

test('an import runs the detections that are to run then, as a part of its job', async () => {
  await using running = startEngine()
  await running.engine.call('case', 'create', { path: running.folder.file('One.coldtrail') })
  await save(running, 'Machines', QUERY, 'afterImport')
  await save(running, 'On demand', QUERY)
  expect((await loaded(running, 'a.json')).outcome).toBe('2 records of 1 source; 1 detection ran: 1 new alert')
  expect((await listed(running)).map((one) => one.lastRun?.alerts ?? null)).toEqual([1, null])
})

test('a detection whose query fails says so in the job and keeps no other from running', async () => {
  await using running = startEngine()
  await opened(running)
  const good = await save(running, 'Good', QUERY)
  const bad = await save(
    running,
    'Bad',
    `${QUERY} | extend x = toscalar(externaldata(a: string) ["https://example.org/list.csv"] | take 1)`,
  )
  const { outcome } = await running.ended(await start(running, [bad, good]))
  expect(outcome).toContain('2 detections ran: 1 new alert; Bad: externaldata reads https://example.org/list.csv')
})
