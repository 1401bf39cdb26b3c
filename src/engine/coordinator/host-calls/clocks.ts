import { fail } from '#base/problem.ts'
import { correctionWords, parseCorrection } from '#model/device-clock.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

type Input = Inputs['clocks']['start']

const counted = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`

/** What stands corrected afterwards, in words. */
function outcome({ corrected, devices, tables, alerts }: Outputs['clocks']['list']): string {
  if (devices.length === 0) return 'Every time stands as its device wrote it'
  if (!corrected) return 'Times stand as devices wrote them; corrections are not in force'
  const rows = tables.reduce((sum, each) => sum + each.rows, 0)
  return `${counted(rows, 'row')} and ${counted(alerts, 'alert')} stand corrected`
}

async function titleOf({ read }: Coordinator, input: Input): Promise<string> {
  if ('switch' in input) return input.switch.corrected ? 'Show corrected times' : 'Show times as devices wrote them'
  const { label } = await read('entities', 'get', { entity: input.set.device, counted: false })
  const by = input.set.correction === null ? null : parseCorrection(input.set.correction)
  return by === null ? `Take the clock correction of ${label} back` : `Correct the clock of ${label} by ${correctionWords(by)}`
}

/** A correction moves every time of a device, and entities, edges and incidents with them: one transaction, as a job. */
export const clockHostCalls: HostCalls<'clocks'> = {
  async start(coordinator, input) {
    const { jobs, preparation, read, session, settings, writer } = coordinator
    if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
    if (writer.isLoading()) {
      fail('clocks.importing', 'Evidence is being imported.', { hint: 'Correct clocks when it is in; the import can be seen under Jobs.' })
    }
    const { analyst } = settings.read()
    const job = jobs.start(await titleOf(coordinator, input), async ({ id, signal }) => {
      // what is built behind the analyst's work shares the writer, and would be ended with it
      preparation.stop()
      try {
        const [verb, of] = 'set' in input ? (['set', input.set] as const) : (['switch', input.switch] as const)
        await writer.callWhole({ id, noun: 'clocks', verb, input: of, analyst }, signal)
      } finally {
        preparation.start()
      }
      return outcome(await read('clocks', 'list', {}))
    })
    return { job: job.id }
  },
}
