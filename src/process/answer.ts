import { Failure, problem, problemOf } from '#base/problem.ts'
import { notOk, ok, type Result } from '#base/result.ts'

/** Runs work for the coordinator: problems go back as values, faults of the program with their stack on stderr. */
export async function answer<T>(work: () => T | Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (thrown) {
    return notOk(told(thrown))
  }
}

export function answerNow<T>(work: () => T): Result<T> {
  try {
    return ok(work())
  } catch (thrown) {
    return notOk(told(thrown))
  }
}

function told(thrown: unknown) {
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return problem('call.cancelled', 'Cancelled.', { severity: 'info' })
  if (!(thrown instanceof Failure)) process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`)
  return problemOf(thrown)
}
