import { fail } from '#base/problem.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

type Of = Inputs['investigations']['run']

const PAGE = 1000

/** Every incident of the case that has alerts. */
async function allIncidents({ read }: Coordinator): Promise<number[]> {
  const found: number[] = []
  let seen = 0
  for (;;) {
    const page = await read('incidents', 'list', {
      filter: {},
      sort: { column: 'id', descending: false },
      offset: seen,
      limit: PAGE,
    })
    seen += page.incidents.length
    found.push(...page.incidents.filter((incident) => incident.alertCount > 0).map((incident) => incident.id))
    if (seen >= page.total || page.incidents.length === 0) return found
  }
}

/** Automated investigations as a job: each incident is a call of its own, so that an analyst's changes come in between. */
export const investigationHostCalls: HostCalls<'investigations'> = {
  start(coordinator, { all, ...of }) {
    const { jobs, session, settings, writer } = coordinator
    if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
    const { analyst } = settings.read()
    const job = jobs.start(all ? 'Investigate every incident' : 'Automated investigation', async ({ id, signal }) => {
      const parts: Of[] = all ? (await allIncidents(coordinator)).map((incident) => ({ incident })) : [of]
      let done = 0
      for (const [place, input] of parts.entries()) {
        if (signal.aborted) break
        if (all) jobs.progressed(id, `Incident ${place + 1} of ${parts.length}`, place, parts.length, 'incidents')
        const request = { id: all ? `${id} ${place}` : id, noun: 'investigations', verb: 'run', input, analyst }
        const { investigations } = (await writer.call(request, signal)) as Outputs['investigations']['run']
        done += investigations.length
      }
      return done === 1 ? '1 investigation' : `${done} investigations`
    })
    return { job: job.id }
  },
}
