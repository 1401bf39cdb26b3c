import { correctionWords, parseCorrection } from '#model/device-clock.ts'
import type { Inputs } from '../../calls/index.ts'
import { refuseWhileLoading, startClockJob } from './clock-job.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

type Input = Inputs['clocks']['start']

async function titleOf({ read }: Coordinator, input: Input): Promise<string> {
  if ('switch' in input) return input.switch.corrected ? 'Show corrected times' : 'Show times as devices wrote them'
  const { label } = await read('entities', 'get', { entity: input.set.device, counted: false })
  const by = input.set.correction === null ? null : parseCorrection(input.set.correction)
  return by === null ? `Take the clock correction of ${label} back` : `Correct the clock of ${label} by ${correctionWords(by)}`
}

/** Corrections run as jobs: every time of the case may move. */
export const clockHostCalls: HostCalls<'clocks'> = {
  async start(coordinator, input) {
    refuseWhileLoading(coordinator)
    const title = await titleOf(coordinator, input)
    const call = 'set' in input ? ({ verb: 'set', input: input.set } as const) : ({ verb: 'switch', input: input.switch } as const)
    return { job: startClockJob(coordinator, title, { noun: 'clocks', ...call }) }
  },
}
