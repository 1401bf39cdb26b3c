import { ENOUGH_BEFORE, type SignInRule, saysAny } from '../sign-in.ts'

const isSingle = (mfa: string) => /^single/i.test(mfa)
const isMulti = (mfa: string) => /^multi/i.test(mfa)

/** An app that always asked for a second factor lets in without one. */
export const singleFactor: SignInRule = {
  id: 'mfa-change',
  title: 'Second factor no longer asked',
  blind: (history) => (saysAny(history, (one) => one.mfa) ? '' : 'No sign-in of this evidence says whether a second factor was asked.'),
  marks: ({ now, before }) =>
    now.flatMap((signIn) => {
      if (!signIn.succeeded || !isSingle(signIn.mfa) || signIn.app === '') return []
      const earlier = before.filter((one) => one.succeeded && one.app === signIn.app && one.mfa !== '')
      if (earlier.length < ENOUGH_BEFORE || !earlier.every((one) => isMulti(one.mfa))) return []
      return [
        {
          signIn,
          reason: `Let in to ${signIn.app} by a single factor; all ${earlier.length} earlier sign-ins to it asked for a second.`,
          because: earlier.slice(-1),
        },
      ]
    }),
}
