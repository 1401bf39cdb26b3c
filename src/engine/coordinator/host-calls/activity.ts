import { fail } from '#base/problem.ts'
import type { Outputs } from '../../calls/index.ts'
import { refuseWhileLoading, startClockJob } from './clock-job.ts'
import type { HostCalls } from './host-call.ts'

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

export const activityHostCalls: HostCalls<'activity'> = {
  async turn(coordinator, input, signal) {
    const { read, session, settings, writer } = coordinator
    if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
    const reach = await read('activity', 'reach', input)
    // the act is named, so that what is turned is what was looked at
    const named = reach ? { act: reach.act } : {}
    if (reach?.movesTimes) {
      refuseWhileLoading(coordinator)
      const title = titleOf(input.verb, reach)
      return { job: startClockJob(coordinator, title, { noun: 'activity', verb: input.verb, input: named }), title }
    }
    turns += 1
    const { analyst } = settings.read()
    const request = { id: `turn-${turns}`, noun: 'activity', verb: input.verb, input: named, analyst }
    return (await writer.call(request, signal)) as Outputs['activity']['undo']
  },
}
