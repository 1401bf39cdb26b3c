import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '#base/ticks.ts'
import type { MethodChange } from '../method-changes.ts'
import type { Mark, SignIn, SignInHistory, SignInRule } from '../sign-in.ts'

/** How long before a change the sign-in is looked for that it was made under. */
const SESSION = TICKS_PER_DAY

/** The sign-in a change was made under: the last success within a day, of the change's own address if any has it. */
function under(change: MethodChange, { now, before }: SignInHistory): SignIn | undefined {
  const possible = [...before, ...now].filter((one) => one.succeeded && one.at <= change.at && change.at - one.at <= SESSION)
  return possible.findLast((one) => change.ip !== '' && one.ip === change.ip) ?? possible.at(-1)
}

function after(change: MethodChange, signIn: SignIn): string {
  const waited = change.at - signIn.at
  const minutes = Number(waited / TICKS_PER_MINUTE)
  return waited < 2n * TICKS_PER_HOUR ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${Math.round(minutes / 60)} hours`
}

function reasonOf(change: MethodChange, signIn: SignIn | undefined, { before }: SignInHistory): string {
  const what = change.detail ? `${change.what} (${change.detail})` : change.what
  const who = change.by ? ` by ${change.by}` : ''
  const known = change.ip !== '' && before.some((one) => one.succeeded && one.ip === change.ip)
  const where = change.ip ? ` from ${change.ip}${before.length > 0 && !known ? ', an address no earlier sign-in came from' : ''}` : ''
  const when = signIn ? `, ${after(change, signIn)} after ${signIn.ip === change.ip ? 'this sign-in' : 'the last sign-in'}` : ''
  return `${what}${who}${where}${when}${change.succeeded ? '' : '; it failed'}.`
}

/** What the user proves themselves with was registered, changed or taken away: who holds a session may keep the account so. */
export const methodChange: SignInRule = {
  id: 'method-change',
  title: 'Sign-in method changed',
  blind: ({ audited }) =>
    audited ? '' : 'No directory audit is in this evidence; AuditLogs or CloudAppEvents would tell what was registered.',
  marks: (history) =>
    history.changes.map((change): Mark => {
      const signIn = under(change, history)
      const marked = signIn && history.now.includes(signIn) ? signIn : null
      return { signIn: marked, reason: reasonOf(change, signIn, history), because: [], change }
    }),
}
