import * as z from 'zod'
import { read } from '../base.ts'
import { entityKind, severity } from '../vocabulary.ts'

export const searchHit = z.object({
  kind: z.enum(['incident', 'alert', 'entity', 'task', 'query', 'source', 'table']),
  /** what the thing is known by in its own calls: a number, or the name of a table or query */
  id: z.string(),
  title: z.string(),
  /** where the words were found, where that is not the title: `Number 12`, `SHA-256 9f3a…` */
  why: z.string(),
  /** the incident it belongs to, where it is shown within one */
  incident: z.number().nullable(),
  entityKind: entityKind.nullable(),
  severity: severity.nullable(),
})

export const searchCalls = {
  /** What of the case bears a name that holds every word typed, by kind, nearest first; at most `limit` of each kind. */
  names: read.input(z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(50).default(6) })).output(z.array(searchHit)),
}
