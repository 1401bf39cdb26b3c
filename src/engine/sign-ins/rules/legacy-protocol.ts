import { type SignInRule, saysAny } from '../sign-in.ts'

/** Clients that know no second factor (Entra's list of legacy authentication clients). */
const LEGACY =
  /^(?:authenticated smtp|smtp|pop3?|imap4?|exchange activesync|activesync|autodiscover|exchange (?:online powershell|web services)|mapi over http|offline address book|outlook anywhere.*|reporting web services|other clients.*|older office clients.*)$/i

/** A client that cannot ask for a second factor. */
export const legacyProtocol: SignInRule = {
  id: 'legacy-protocol',
  title: 'Legacy authentication',
  blind: (history) => (saysAny(history, (one) => one.client) ? '' : 'No sign-in of this evidence names the client it was made with.'),
  marks: ({ now }) =>
    now
      .filter((one) => LEGACY.test(one.client.trim()))
      .map((signIn) => ({
        signIn,
        reason: `${signIn.succeeded ? 'Signed in' : 'Tried'} by ${signIn.client}, a protocol that asks for no second factor.`,
        because: [],
      })),
}
