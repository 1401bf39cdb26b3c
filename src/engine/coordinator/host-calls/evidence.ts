import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail } from '#base/problem.ts'
import type { ImportAnswer, SourceAnswer } from '../../ingest/answer.ts'
import { uploadPath } from '../../uploads.ts'
import type { JobRun } from '../jobs.ts'
import { runDetections } from './detections.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

const named = (paths: readonly string[]) => (paths.length === 1 ? basename(paths[0]!) : `${paths.length} files and folders`)

/** What an import brought, in words: an analyst must see at once that something was refused. */
function outcome(sources: ImportAnswer['sources']): string {
  const count = (of: (source: SourceAnswer) => number) => sources.reduce((sum, source) => sum + of(source), 0)
  const already = sources.filter((source) => source.status === 'already-imported').length
  const stored = count((source) => (source.status === 'already-imported' ? 0 : source.records.stored))
  const rejected = count((source) => (source.status === 'already-imported' ? 0 : source.records.rejected))
  const told = [
    `${stored.toLocaleString('en')} records of ${sources.length - already} ${sources.length - already === 1 ? 'source' : 'sources'}`,
  ]
  if (rejected > 0) told.push(`${rejected.toLocaleString('en')} rejected`)
  if (already > 0) told.push(`${already} already in the case`)
  return told.join(', ')
}

export interface Loading {
  readonly correlate: boolean
  /** whether the detections run that are to run when evidence came */
  readonly detect: boolean
}

/** Detections that are to run when evidence came, as a further step of the import; '' where there are none or nothing came. */
async function detected(coordinator: Coordinator, { sources, completes }: ImportAnswer, job: JobRun): Promise<string> {
  if (!completes && sources.every((source) => source.status === 'already-imported')) return ''
  const all = await coordinator.read('detections', 'list', {})
  const asked = all.filter((one) => one.enabled && one.frequency === 'afterImport')
  return asked.length === 0 ? '' : `; ${await runDetections(coordinator, asked, job, true)}`
}

/** Starts loading evidence into the open case. @param done called when all of it is in */
export function startLoad(coordinator: Coordinator, paths: readonly string[], { correlate, detect }: Loading, done = () => {}) {
  const { jobs, preparation, session, settings, uploadsDir, writer } = coordinator
  if (session.path === null) fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
  return jobs.start(`Import ${named(paths)}`, async (job) => {
    const { id, signal } = job
    preparation.stop()
    try {
      const request = { id, paths, correlate, detect: false, uploadsDir, analyst: settings.read().analyst }
      const answer = await writer.load(request, signal)
      if (!answer.cancelled) done()
      const ran = detect && !answer.cancelled && !signal.aborted ? await detected(coordinator, answer, job) : ''
      return `${outcome(answer.sources)}${ran}`
    } finally {
      preparation.start()
      const uploaded = paths.filter((path) => uploadPath(path, uploadsDir) !== undefined)
      await Promise.all(uploaded.map((path) => rm(path, { recursive: true, force: true })))
    }
  })
}

export const evidenceHostCalls: HostCalls<'evidence'> = {
  add: (coordinator, input) => ({ job: startLoad(coordinator, input.paths, input).id }),
  choose: async ({ host }, input) => {
    const paths = (await host.dialogs?.chooseEvidence(input.kind)) ?? null
    return paths && { paths }
  },
}
