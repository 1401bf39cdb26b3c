import type * as z from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { job } from '#api/calls/jobs.ts'

export type Job = z.infer<typeof job>

export interface JobsState {
  /** newest first */
  readonly jobs: readonly Job[]
}

export interface Jobs extends StoreApi<JobsState> {
  receive(job: Job): void
  replace(jobs: readonly Job[]): void
}

const newestFirst = (jobs: readonly Job[]) => [...jobs].sort((a, b) => (a.started < b.started ? 1 : a.started > b.started ? -1 : 0))

export function createJobs(): Jobs {
  const store = createStore<JobsState>(() => ({ jobs: [] }))
  return {
    ...store,
    receive: (job) => store.setState((state) => ({ jobs: newestFirst([job, ...state.jobs.filter((other) => other.id !== job.id)]) })),
    replace: (jobs) => store.setState({ jobs: newestFirst(jobs) }),
  }
}
