import { type EvidenceRelation, edges } from './relate.ts'

export const mailbox: EvidenceRelation = {
  id: 'mailbox',
  kinds: ['mailbox'],
  relate: (context) => edges(context.embedded('owner'), 'owns', [context.self]),
}

/** A rule or a forwarding belongs to the mailbox it changes. */
export const mailboxConfiguration: EvidenceRelation = {
  id: 'mailbox-configuration',
  kinds: ['mailboxConfiguration'],
  relate: (context) => edges([context.self], 'configured', context.embedded('mailbox')),
}
