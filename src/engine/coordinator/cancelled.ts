import { Failure, problem } from '#base/problem.ts'

/** What a call that was given up fails with: no fault, and nothing to tell the analyst who gave it up. */
export const cancelled = () => new Failure(problem('call.cancelled', 'Cancelled.', { severity: 'info' }))
