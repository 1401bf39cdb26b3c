import type { Ticks } from '#base/ticks.ts'
import type { MethodChange } from './method-changes.ts'

/** One sign-in as rules see it, whatever table it comes from; '' where the record says nothing. */
export interface SignIn {
  readonly at: Ticks
  readonly table: string
  readonly row: number
  readonly app: string
  readonly ip: string
  readonly country: string
  readonly city: string
  readonly device: string
  /** the device's id, or failing that its name and operating system */
  readonly deviceKey: string
  readonly client: string
  readonly agent: string
  readonly succeeded: boolean
  readonly outcome: string
  readonly mfa: string
  readonly asn: string
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface Mark {
  /** null where what stands out goes with no sign-in under review */
  readonly signIn: SignIn | null
  /** a sentence: what stands out and against what */
  readonly reason: string
  /** sign-ins the reason rests on besides the one marked */
  readonly because: readonly SignIn[]
  /** the change of a sign-in method it tells of */
  readonly change?: MethodChange
}

/** What rules judge: sign-ins under review, and those of the time before, each oldest first. */
export interface SignInHistory {
  readonly now: readonly SignIn[]
  readonly before: readonly SignIn[]
  /** changes of sign-in methods under review, oldest first */
  readonly changes: readonly MethodChange[]
  /** whether any table could tell of such changes */
  readonly audited: boolean
}

/** One written rule over a user's sign-ins: one file each, listed in `rules/index.ts`. */
export interface SignInRule {
  readonly id: string
  readonly title: string
  /** what the evidence would need for the rule to judge; '' where it has it */
  blind(history: SignInHistory): string
  marks(history: SignInHistory): readonly Mark[]
}

/** How much of a time before a rule needs to call something new. */
export const ENOUGH_BEFORE = 5

/** Why nothing can be called new: there is too little of a time before. */
export const tooLittleBefore = ({ before }: SignInHistory): string =>
  before.length < ENOUGH_BEFORE
    ? `Only ${before.length} earlier sign-ins are in this evidence; a longer export would tell what is usual.`
    : ''

/** The first sign-in under review with each value that no earlier one had. */
export function firstOfNew(history: SignInHistory, said: (one: SignIn) => string): { readonly signIn: SignIn; readonly value: string }[] {
  if (tooLittleBefore(history)) return []
  const known = new Set(history.before.map(said))
  return history.now.flatMap((signIn) => {
    const value = said(signIn)
    if (value === '' || known.has(value)) return []
    known.add(value)
    return [{ signIn, value }]
  })
}

/** Whether any sign-in says something in a column. */
export const saysAny = ({ now, before }: SignInHistory, said: (one: SignIn) => unknown): boolean =>
  [...now, ...before].some((one) => said(one) !== '' && said(one) !== null)
