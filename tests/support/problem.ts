import { Failure, type Problem } from '#base/problem.ts'

/** The problem an act is refused with, or null where it is done; anything else that is thrown goes on. */
export function problemOf(act: () => unknown): Problem | null {
  try {
    act()
    return null
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.problem
    throw thrown
  }
}
