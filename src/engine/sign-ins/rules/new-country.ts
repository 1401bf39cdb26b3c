import { firstOfNew, type SignInRule, saysAny, tooLittleBefore } from '../sign-in.ts'

/** A country none of the earlier sign-ins came from. */
export const newCountry: SignInRule = {
  id: 'new-country',
  title: 'New country or region',
  blind: (history) =>
    saysAny(history, (one) => one.country) ? tooLittleBefore(history) : 'No sign-in of this evidence says from which country.',
  marks: (history) => {
    const usual = [...new Set(history.before.map((one) => one.country).filter(Boolean))].sort()
    return firstOfNew(history, (one) => one.country).map(({ signIn, value }) => ({
      signIn,
      reason: `From ${value}. All ${history.before.length} earlier sign-ins came from ${usual.join(', ') || 'places they do not name'}.`,
      because: history.before.slice(-1),
    }))
  },
}
