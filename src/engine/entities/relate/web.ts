import { type EvidenceRelation, edges } from './relate.ts'

/** Where a URL is hosted and what a name resolves to. */
export const web: EvidenceRelation = {
  id: 'web',
  kinds: ['url', 'dns', 'domain'],
  relate: (context) => [
    ...edges([context.self], 'hosted-on', context.embedded('host')),
    ...edges([context.self], 'resolved', context.embedded('address')),
  ],
}
