import { type EvidenceRelation, edges } from './relate.ts'

/** A logon session joins the account to the host it was on. */
export const session: EvidenceRelation = {
  id: 'session',
  kinds: ['hostLogonSession'],
  relate: (context) => edges(context.embedded('account'), 'logged-on-to', context.embedded('device')),
}
