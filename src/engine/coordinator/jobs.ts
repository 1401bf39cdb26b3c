import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import type { job } from '#api/calls/jobs.ts'
import { Failure, problemOf } from '#base/problem.ts'
import { isoFromTicks, ticksFromUnixMs } from '#base/ticks.ts'
import { cancelled } from './cancelled.ts'
import { createPace } from './progress.ts'

export type Job = z.output<typeof job>

export interface JobRun {
  readonly id: string
  readonly signal: AbortSignal
}

/** Long work the analyst sees: started at once, told about as it goes, cancelled on wish. Kept until the app ends. */
export interface Jobs {
  /** @param work answers the job's outcome in words */
  start(title: string, work: (run: JobRun) => Promise<string>): Job
  /** Progress of a job; unknown ids are calls that nobody watches. */
  progressed(id: string, step: string, done: number, total: number | null, unit: string): void
  cancel(id: string): void
  cancelAll(): Promise<void>
  list(): Job[]
}

const now = () => isoFromTicks(ticksFromUnixMs(Date.now()))

/** @param tell called with every change of a job, at most ten times a second while it only progresses */
export function createJobs(tell: (job: Job) => void): Jobs {
  const jobs = new Map<string, Job>()
  const running = new Map<string, { stop: AbortController; ended: Promise<void>; pace: ReturnType<typeof createPace>; told: number }>()

  const set = (job: Job, quietly = false) => {
    jobs.set(job.id, job)
    if (!quietly) tell(job)
  }
  const end = (id: string, change: Partial<Job>) => {
    running.delete(id)
    set({ ...jobs.get(id)!, ended: now(), rate: null, secondsLeft: null, ...change })
  }

  return {
    start(title, work) {
      const id = randomUUID()
      const stop = new AbortController()
      const job: Job = {
        id,
        title,
        state: 'running',
        started: now(),
        ended: null,
        step: 'Starting',
        done: 0,
        total: null,
        unit: '',
        rate: null,
        secondsLeft: null,
        problem: null,
        outcome: '',
      }
      const ended = (async () => {
        // The work begins once the job is listed, so that whatever it tells finds it.
        await Promise.resolve()
        try {
          if (stop.signal.aborted) throw cancelled()
          const outcome = await work({ id, signal: stop.signal })
          end(id, stop.signal.aborted ? { state: 'cancelled', outcome: 'Cancelled' } : { state: 'done', outcome })
        } catch (thrown) {
          const wasCancelled = stop.signal.aborted || (thrown instanceof Failure && thrown.problem.code === 'call.cancelled')
          end(id, wasCancelled ? { state: 'cancelled', outcome: 'Cancelled' } : { state: 'failed', problem: { ...problemOf(thrown) } })
        }
      })()
      running.set(id, { stop, ended, pace: createPace(), told: 0 })
      set(job)
      return job
    },
    progressed(id, step, done, total, unit) {
      const run = running.get(id)
      const job = jobs.get(id)
      if (!run || !job) return
      const quietly = step === job.step && Date.now() - run.told < 100
      if (!quietly) run.told = Date.now()
      set({ ...job, step, done, total, unit, ...run.pace.next(step, done, total) }, quietly)
    },
    cancel: (id) => running.get(id)?.stop.abort(),
    async cancelAll() {
      const all = [...running.values()]
      for (const run of all) run.stop.abort()
      await Promise.all(all.map((run) => run.ended))
    },
    list: () => [...jobs.values()].reverse(),
  }
}
