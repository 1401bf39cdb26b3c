import { type EvidenceRelation, edges } from './relate.ts'

/** A device's addresses and who was logged on. */
export const device: EvidenceRelation = {
  id: 'device',
  kinds: ['device'],
  relate: (context) => [
    ...edges([context.self], 'has-address', context.embedded('address')),
    ...edges([context.self], 'has-address', context.embedded('externalAddress')),
    ...edges(context.embedded('loggedOn'), 'logged-on-to', [context.self]),
  ],
}
