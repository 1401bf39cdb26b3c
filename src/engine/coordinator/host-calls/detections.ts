import { Failure, fail, problemOf } from '#base/problem.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import { piecesOf, tooManyRows } from '../../detect/found-rows.ts'
import type { JobRun } from '../jobs.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

type Detection = Outputs['detections']['list'][number]
type Run = Inputs['detections']['settle']['runs'][number]

/** Finds in a query process, which is killed when the job is cancelled, and keeps piece by piece, so that other changes come in between. */
async function runOne(coordinator: Coordinator, { id: detection, name }: Detection, { id, signal }: JobRun): Promise<Run> {
  const { jobs, read, settings, writer } = coordinator
  const { analyst } = settings.read()
  let run: Run = { detection, rows: 0, alerts: [], problem: null }
  try {
    const found = await read('detections', 'find', { detection }, signal)
    const { columns, truncated } = found
    for (const rows of piecesOf(found)) {
      if (signal.aborted) {
        const message = `Stopped after ${run.rows.toLocaleString('en')} of ${found.rows.length.toLocaleString('en')} rows. Run it again for the rest.`
        return { ...run, problem: { code: 'detection.stopped', message } }
      }
      if (rows.length < found.rows.length) jobs.progressed(id, `Keeping alerts of ${name}`, run.rows, found.rows.length, 'rows')
      const request = {
        id: `${id} ${detection} ${run.rows}`,
        noun: 'detections',
        verb: 'keep',
        input: { detection, columns, rows },
        analyst,
      }
      const { alerts } = (await writer.call(request)) as Outputs['detections']['keep']
      run = { ...run, rows: run.rows + rows.length, alerts: [...run.alerts, ...alerts] }
    }
    return { ...run, problem: truncated ? tooManyRows : null }
  } catch (thrown) {
    if (!(thrown instanceof Failure) || signal.aborted) throw thrown
    const { code, message } = problemOf(thrown)
    return { ...run, problem: { code, message } }
  }
}

const counted = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`

/** Runs detections one after the other within a job; what was made is placed even where the job is cancelled. Answers the outcome in words. */
export async function runDetections(
  coordinator: Coordinator,
  detections: readonly Detection[],
  job: JobRun,
  tune: boolean,
): Promise<string> {
  const { jobs, settings, writer } = coordinator
  const runs: Run[] = []
  try {
    for (const [place, detection] of detections.entries()) {
      if (job.signal.aborted) break
      jobs.progressed(job.id, `Running ${detection.name}`, place, detections.length, 'detections')
      runs.push(await runOne(coordinator, detection, job))
    }
  } finally {
    if (runs.length > 0) {
      const request = {
        id: `${job.id} settle`,
        noun: 'detections',
        verb: 'settle',
        input: { runs, tune },
        analyst: settings.read().analyst,
      }
      await writer.call(request)
    }
  }
  const made = runs.flatMap((run) => run.alerts).filter((one) => one.isNew).length
  const failed = runs.flatMap(({ detection, problem }) => {
    const name = detections.find((one) => one.id === detection)?.name ?? ''
    return problem ? [`; ${name}: ${problem.message}`] : []
  })
  return `${counted(runs.length, 'detection')} ran: ${counted(made, 'new alert')}${failed.join('')}`
}

export const detectionHostCalls: HostCalls<'detections'> = {
  async start(coordinator, { detections }) {
    const { jobs, read, session } = coordinator
    if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
    const all = await read('detections', 'list', {})
    const missing = detections?.find((id) => !all.some((one) => one.id === id))
    if (missing !== undefined) fail('detection.not-found', `The case has no detection #${missing}.`)
    const asked = all.filter((one) => (detections ? detections.includes(one.id) : one.enabled))
    const title = asked.length === 1 ? `Run ${asked[0]!.name}` : 'Run detections'
    return { job: jobs.start(title, (job) => runDetections(coordinator, asked, job, false)).id }
  },
}
