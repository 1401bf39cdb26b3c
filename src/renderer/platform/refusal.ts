import { ORPCError } from '@orpc/client'
import { Failure, type Problem, problem } from '#base/problem.ts'

/** A refusal as the carrier brings it, turned back into the problem the engine told. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error
  if (error.code === 'PROBLEM') return new Failure(error.data as Problem)
  return new Failure(problem(error.code === 'BAD_REQUEST' ? 'call.invalid' : 'program.fault', error.message))
}

/** Lets calls fail with a {@link Failure}, as the engine does itself: screens know one kind of refusal. */
export async function asFailure<T>(options: { next(): Promise<T> }): Promise<T> {
  try {
    return await options.next()
  } catch (error) {
    throw failureOf(error)
  }
}
