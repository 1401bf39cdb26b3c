import { fail } from '#base/problem.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { Coordinator } from './host-call.ts'

/** The writing calls that move the times of a device. */
type Moving =
  | { readonly noun: 'clocks'; readonly verb: 'set'; readonly input: Inputs['clocks']['set'] }
  | { readonly noun: 'clocks'; readonly verb: 'switch'; readonly input: Inputs['clocks']['switch'] }
  | { readonly noun: 'activity'; readonly verb: 'undo' | 'redo'; readonly input: Inputs['activity']['undo'] }

const counted = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`

/** What stands corrected afterwards, in words. */
function outcome({ corrected, devices, tables, alerts }: Outputs['clocks']['list']): string {
  if (devices.length === 0) return 'Every time stands as its device wrote it'
  if (!corrected) return 'Times stand as devices wrote them; corrections are not in force'
  const rows = tables.reduce((sum, each) => sum + each.rows, 0)
  return `${counted(rows, 'row')} and ${counted(alerts, 'alert')} stand corrected`
}

/** Corrections need the whole case at rest. Fails with `case.not-open` and `clocks.importing`. */
export function refuseWhileLoading({ session, writer }: Coordinator): void {
  if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
  if (writer.isLoading()) {
    fail('clocks.importing', 'Evidence is being imported.', { hint: 'Correct clocks when it is in; the import can be seen under Jobs.' })
  }
}

/** A correction moves every time of a device, and entities, edges and incidents with them: one transaction, as a job. */
export function startClockJob({ jobs, preparation, read, settings, writer }: Coordinator, title: string, call: Moving): string {
  const { analyst } = settings.read()
  return jobs.start(title, async ({ id, signal }) => {
    // what is built behind the analyst's work shares the writer, and would be ended with it
    preparation.stop()
    try {
      await writer.callWhole({ id, ...call, analyst }, signal)
    } finally {
      preparation.start()
    }
    return outcome(await read('clocks', 'list', {}))
  }).id
}
