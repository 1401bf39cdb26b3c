import { firstOfNew, type SignInRule, saysAny, tooLittleBefore } from '../sign-in.ts'

/** A network (autonomous system) none of the earlier sign-ins came through. */
export const newNetwork: SignInRule = {
  id: 'unfamiliar-asn',
  title: 'Unfamiliar network (ASN)',
  blind: (history) =>
    saysAny(history, (one) => one.asn) ? tooLittleBefore(history) : 'No sign-in of this evidence names the network (ASN) it came through.',
  marks: (history) =>
    firstOfNew(history, (one) => one.asn).map(({ signIn, value }) => ({
      signIn,
      reason: `Through network AS${value.replace(/^AS/i, '')}, which none of the ${history.before.length} earlier sign-ins used.`,
      because: history.before.slice(-1),
    })),
}
