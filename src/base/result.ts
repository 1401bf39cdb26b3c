import { Failure, type Problem } from './problem.ts'

/** Either a value or the problem that kept it from being. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const notOk = (problem: Problem): Result<never> => ({ ok: false, problem })

/** The value, or its problem thrown as a {@link Failure}. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Failure(result.problem)
}
