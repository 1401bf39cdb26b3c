import type { RelationId } from './relation.ts'

/**
 * Relations through which an entity that no alert names may still be part of a story, because it stands between two that are: the parent
 * of two processes, the message a file came with. Logons, sign-ins and everyday images join everything to everything and make no story.
 */
const THREADS: ReadonlySet<RelationId> = new Set([
  'spawned',
  'contains',
  'attached-to',
  'hosted-on',
  'resolved',
  'forwarded-to',
  'configured',
])

export const isThread = (relation: RelationId): boolean => THREADS.has(relation)
