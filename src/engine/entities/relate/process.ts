import { type EvidenceRelation, edges, onDevice } from './relate.ts'

/** The process tree: what started it, from which image, as whom and where. */
export const process: EvidenceRelation = {
  id: 'process',
  kinds: ['process'],
  relate: (context) => [
    ...onDevice(context, 'ran-on'),
    ...edges(context.embedded('parent'), 'spawned', [context.self]),
    ...edges(context.embedded('image'), 'image-of', [context.self]),
    ...edges([context.self], 'ran-as', context.embedded('account')),
  ],
}
