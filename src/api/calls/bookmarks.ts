import * as z from 'zod'
import { id, read, time, write } from '../base.ts'
import { entityKind } from '../vocabulary.ts'
import { pickedRows } from './alert-making.ts'

const tags = z.array(z.string().trim().min(1).max(100)).max(50)
const note = z.string().max(30_000)

/** A row of a hunt an analyst keeps in sight, whole as it was in the result. */
export const bookmark = z.object({
  id,
  /** the incident it is kept for, null for the case as a whole */
  incident: id.nullable(),
  query: z.string(),
  values: z.record(z.string(), z.unknown()),
  /** when the row happened, where the result said so */
  at: time.nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  created: time,
  createdBy: z.string(),
  /** the record of evidence it is, where it is a whole row of it */
  place: z.object({ table: z.string(), row: z.number() }).nullable(),
})

/** A bookmark beside an incident, with why it belongs there. */
export const incidentBookmark = bookmark.extend({
  /** entities of the incident that the row names */
  entities: z.array(z.object({ id, kind: entityKind, label: z.string() })),
  /** alerts of the incident that the row stands behind */
  alerts: z.array(id),
  /** the query that finds the record of evidence it is, null where it is none */
  recordQuery: z.string().nullable(),
})

export const bookmarkCalls = {
  /** Newest first; those of one incident where it is named. */
  list: read.input(z.object({ incident: id.optional() })).output(z.array(bookmark)),
  /** Those kept for an incident, and those of the whole case whose rows belong to it, at most 100; in the order the rows happened. */
  ofIncident: read
    .input(z.object({ incident: id }))
    .output(z.object({ kept: z.array(incidentBookmark), offered: z.array(incidentBookmark) })),
  add: write
    .input(
      z.object({
        picked: pickedRows.extend({ rows: pickedRows.shape.rows.max(500) }),
        note: note.default(''),
        tags: tags.default([]),
        incident: id.nullable().default(null),
      }),
    )
    .output(z.object({ bookmarks: z.array(id) })),
  change: write
    .input(z.object({ bookmark: id, note: note.optional(), tags: tags.optional(), incident: id.nullable().optional() }))
    .output(z.object({})),
  remove: write.input(z.object({ bookmarks: z.array(id).min(1) })).output(z.object({})),
}
