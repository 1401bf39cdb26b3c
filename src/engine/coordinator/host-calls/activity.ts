import { fail } from '#base/problem.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import { refuseWhileLoading, startClockJob } from './clock-job.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

type Reach = NonNullable<Outputs['activity']['reach']>

/** What a job that turns an act is called: `Undo: clock of fin-ws-01 corrected`. */
function titleOf(verb: 'undo' | 'redo', { action, targetName }: Reach): string {
  const what = {
    'clock.set': `clock of ${targetName} corrected`,
    'clock.removed': `clock correction of ${targetName} taken back`,
    'clock.switched-on': 'corrected times shown',
    'clock.switched-off': 'times shown as devices wrote them',
  }[action]
  return `${verb === 'undo' ? 'Undo' : 'Redo'}: ${what ?? action}`
}

let turns = 0
const turning = new WeakMap<Coordinator, Promise<unknown>>()

/** The job of the act turned last that moves times. */
const moving = new WeakMap<Coordinator, { readonly act: number; readonly job: string }>()

/** Until its job is done an act stands as before: asked for again, it would be turned twice. */
function refuseTwice(coordinator: Coordinator, act: number): void {
  const last = moving.get(coordinator)
  const job = last?.act === act ? coordinator.jobs.list().find(({ id }) => id === last.job) : undefined
  if (job?.state === 'running')
    fail('activity.under-way', `“${job.title}” is under way.`, { hint: 'Jobs, at the top, shows how far it is and can stop it.' })
}

type Turned = Outputs['activity']['turn']

async function turn(coordinator: Coordinator, input: Inputs['activity']['turn'], signal: AbortSignal): Promise<Turned> {
  const { read, settings, writer } = coordinator
  const reach = await read('activity', 'reach', input)
  // the act is named, so that what is turned is what was looked at
  const named = reach ? { act: reach.act } : {}
  if (reach?.movesTimes) {
    refuseWhileLoading(coordinator)
    refuseTwice(coordinator, reach.act)
    const title = titleOf(input.verb, reach)
    const job = startClockJob(coordinator, title, { noun: 'activity', verb: input.verb, input: named })
    moving.set(coordinator, { act: reach.act, job })
    return { job, title }
  }
  turns += 1
  const { analyst } = settings.read()
  return (await writer.call({ id: `turn-${turns}`, noun: 'activity', verb: input.verb, input: named, analyst }, signal)) as Turned
}

export const activityHostCalls: HostCalls<'activity'> = {
  turn(coordinator, input, signal) {
    if (coordinator.session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
    // one after another: pressed twice, the second is to find what the first has left
    const next = (turning.get(coordinator) ?? Promise.resolve()).then(() => turn(coordinator, input, signal))
    turning.set(
      coordinator,
      next.catch(() => {}),
    )
    return next
  },
}
