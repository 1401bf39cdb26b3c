import type { HostCalls } from './host-call.ts'

export const jobHostCalls: HostCalls<'jobs'> = {
  list: ({ jobs }) => jobs.list(),
  cancel: ({ jobs }, input) => {
    jobs.cancel(input.job)
    return {}
  },
}
