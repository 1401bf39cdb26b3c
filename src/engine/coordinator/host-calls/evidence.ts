import { basename } from 'node:path'
import { fail } from '#base/problem.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

const named = (paths: readonly string[]) => (paths.length === 1 ? basename(paths[0]!) : `${paths.length} files and folders`)

/** Starts loading evidence into the open case. */
export function startLoad(coordinator: Coordinator, paths: readonly string[], correlate: boolean) {
  const { jobs, session, settings, writer } = coordinator
  if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
  return jobs.start(`Import ${named(paths)}`, async ({ id, signal }) => {
    const { sources } = await writer.load({ id, paths, correlate, analyst: settings.read().analyst }, signal)
    return `${sources} ${sources === 1 ? 'source' : 'sources'} imported`
  })
}

export const evidenceHostCalls: HostCalls<'evidence'> = {
  add: (coordinator, input) => ({ job: startLoad(coordinator, input.paths, input.correlate).id }),
  choose: async ({ host }, input) => {
    const paths = (await host.dialogs?.chooseEvidence(input.kind)) ?? null
    return paths && { paths }
  },
}
