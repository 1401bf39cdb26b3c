import type * as z from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { job } from '#api/calls/jobs.ts'

export type Job = z.infer<typeof job>

export interface JobsState {
  /** newest first */
  readonly jobs: readonly Job[]
}

export interface Jobs extends StoreApi<JobsState> {
  /** Takes what a job is at now; answers the state it was in before, undefined for a new one. */
  receive(job: Job): Job['state'] | undefined
  replace(jobs: readonly Job[]): void
}

const newestFirst = (jobs: readonly Job[]) => [...jobs].sort((a, b) => (a.started < b.started ? 1 : a.started > b.started ? -1 : 0))

export function createJobs(): Jobs {
  const store = createStore<JobsState>(() => ({ jobs: [] }))
  return {
    ...store,
    receive(job) {
      const before = store.getState().jobs.find((other) => other.id === job.id)
      store.setState((state) => ({ jobs: newestFirst([job, ...state.jobs.filter((other) => other.id !== job.id)]) }))
      return before?.state
    },
    replace: (jobs) => store.setState({ jobs: newestFirst(jobs) }),
  }
}
