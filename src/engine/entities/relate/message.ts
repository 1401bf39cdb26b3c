import { type EvidenceRelation, edges } from './relate.ts'

/** A message: who sent it from where, whose mailbox got it, what it carried. */
export const message: EvidenceRelation = {
  id: 'message',
  kinds: ['analyzedMessage', 'submissionMail'],
  relate: (context) => [
    ...edges(context.embedded('sender'), 'sent', [context.self]),
    ...edges(context.embedded('senderIp'), 'sent', [context.self]),
    ...edges([context.self], 'delivered-to', context.embedded('recipient')),
    ...edges([context.self], 'contains', context.embedded('url')),
  ],
}

/** A cluster holds the messages it was made of. */
export const mailCluster: EvidenceRelation = {
  id: 'mail-cluster',
  kinds: ['mailCluster'],
  relate: (context) => edges([context.self], 'contains', context.embedded('message')),
}
