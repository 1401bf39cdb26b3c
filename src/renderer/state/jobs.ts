import type * as z from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { job } from '#api/calls/jobs.ts'
import type { Problem } from '#base/problem.ts'

export type Job = z.infer<typeof job>

export interface JobsState {
  /** newest first */
  readonly jobs: readonly Job[]
}

export interface Jobs extends StoreApi<JobsState> {
  /** Takes what a job is at now; answers the state it was in before, undefined for a new one. */
  receive(job: Job): Job['state'] | undefined
  replace(jobs: readonly Job[]): void
  /** Starts a job of this window: work that is done before the engine is asked. */
  begin(title: string): OwnJob
  /** Stops a job of this window; false where it is none, or over. */
  cancel(id: string): boolean
}

/** Work of this window alone, told about as the engine's jobs are. */
export interface OwnJob {
  readonly signal: AbortSignal
  progressed(step: string, done: number, total: number | null, unit: string): void
  /** @param ending what came of it: an outcome in words, a problem, or nothing where it was cancelled */
  end(ending: { readonly outcome: string } | { readonly problem: Problem } | 'cancelled'): void
}

const newestFirst = (jobs: readonly Job[]) => [...jobs].sort((a, b) => (a.started < b.started ? 1 : a.started > b.started ? -1 : 0))

const now = () => new Date().toISOString()

/** How fast a step goes, and how long it has yet to go; nothing within its first second. */
function paceOf(since: number, done: number, total: number | null): Pick<Job, 'rate' | 'secondsLeft'> {
  const seconds = (Date.now() - since) / 1000
  if (seconds < 1 || done === 0) return { rate: null, secondsLeft: null }
  const rate = done / seconds
  return { rate, secondsLeft: total === null ? null : Math.max(0, (total - done) / rate) }
}

export function createJobs(): Jobs {
  const store = createStore<JobsState>(() => ({ jobs: [] }))
  const own = new Map<string, AbortController>()
  const put = (job: Job) => store.setState((state) => ({ jobs: newestFirst([job, ...state.jobs.filter((other) => other.id !== job.id)]) }))
  return {
    ...store,
    receive(job) {
      const before = store.getState().jobs.find((other) => other.id === job.id)
      store.setState((state) => ({ jobs: newestFirst([job, ...state.jobs.filter((other) => other.id !== job.id)]) }))
      return before?.state
    },
    replace: (jobs) => store.setState((state) => ({ jobs: newestFirst([...jobs, ...state.jobs.filter((job) => own.has(job.id))]) })),
    begin(title) {
      const stop = new AbortController()
      const idle = { step: 'Starting', done: 0, total: null, unit: '', rate: null, secondsLeft: null, problem: null, outcome: '' }
      let job: Job = { id: crypto.randomUUID(), title, state: 'running', started: now(), ended: null, ...idle }
      let since = Date.now()
      own.set(job.id, stop)
      put(job)
      return {
        signal: stop.signal,
        progressed(step, done, total, unit) {
          if (step !== job.step && unit !== job.unit) since = Date.now()
          job = { ...job, step, done, total, unit, ...paceOf(since, done, total) }
          put(job)
        },
        end(ending) {
          own.delete(job.id)
          const state = ending === 'cancelled' ? 'cancelled' : 'problem' in ending ? 'failed' : 'done'
          const told = ending === 'cancelled' ? { outcome: 'Cancelled' } : ending
          job = { ...job, rate: null, secondsLeft: null, ended: now(), state, ...told }
          put(job)
        },
      }
    },
    cancel(id) {
      own.get(id)?.abort()
      return own.has(id)
    },
  }
}
