import { TICKS_PER_HOUR } from '#base/ticks.ts'
import type { Mark, SignIn, SignInRule } from '../sign-in.ts'

/** How many failures within how long before a success stand out. */
const FAILURES = 5
const WITHIN = TICKS_PER_HOUR

/** A success right after several failures: a password that was guessed, or somebody who had forgotten it. */
export const failuresThenSuccess: SignInRule = {
  id: 'failures-then-success',
  title: 'Failures, then success',
  blind: () => '',
  marks: ({ now }) => {
    const marks: Mark[] = []
    let failed: SignIn[] = []
    for (const signIn of now) {
      failed = failed.filter((one) => signIn.at - one.at <= WITHIN)
      if (!signIn.succeeded) failed.push(signIn)
      else {
        if (failed.length >= FAILURES) {
          const from = [...new Set(failed.map((one) => one.ip).filter(Boolean))]
          const where = from.length === 1 && from[0] === signIn.ip ? 'from the same address' : `from ${from.length} addresses`
          marks.push({ signIn, reason: `Succeeded after ${failed.length} failures within an hour, ${where}.`, because: failed })
        }
        failed = []
      }
    }
    return marks
  },
}
