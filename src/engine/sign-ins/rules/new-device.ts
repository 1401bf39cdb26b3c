import { firstOfNew, type SignInRule, saysAny, tooLittleBefore } from '../sign-in.ts'

/** A device none of the earlier sign-ins were made with. */
export const newDevice: SignInRule = {
  id: 'new-device',
  title: 'New device',
  blind: (history) =>
    saysAny(history, (one) => one.deviceKey) ? tooLittleBefore(history) : 'No sign-in of this evidence names its device.',
  marks: (history) =>
    firstOfNew(history, (one) => one.deviceKey).map(({ signIn, value }) => ({
      signIn,
      reason: `With ${signIn.device || value}, which none of the ${history.before.length} earlier sign-ins used.`,
      because: history.before.slice(-1),
    })),
}
