import { Failure, type Problem, problem } from '#base/problem.ts'

/** The problem a refused call tells of; what is no refusal (the host went away) is told as it is. */
export function problemOfCall(thrown: unknown): Problem {
  if (thrown instanceof Failure) return thrown.problem
  return problem('call.failed', thrown instanceof Error ? thrown.message : String(thrown))
}
