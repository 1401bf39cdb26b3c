import * as z from 'zod'
import { host, id, page, read, time, write } from '../base.ts'

/** How an entry of the log can be taken back. One act may have several entries: they are undone together. */
export const entryAct = z.object({
  /** the act the entry is part of; null where it is no analyst's */
  id: id.nullable(),
  undone: z.boolean(),
  /** why it cannot be undone or redone; '' where it can */
  whyNot: z.string(),
})

export const activityEntry = z.object({
  id,
  at: time,
  kind: z.enum(['audit', 'comment']),
  /** `noun.verb` of what was done, e.g. `incident.updated` */
  action: z.string(),
  performedBy: z.string(),
  targetType: z.string(),
  targetId: id.nullable(),
  targetName: z.string(),
  /** the incident whose list shows the entry */
  incident: id.nullable(),
  text: z.string(),
  detail: z.record(z.string(), z.unknown()),
  act: entryAct,
})

/** One row an act changed; null: it was not there. */
export const actChange = z.object({
  table: z.string(),
  key: z.record(z.string(), z.unknown()),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})

/** The entry an act is known by in a menu or a message. */
const standing = z.object({
  act: id,
  action: z.string(),
  targetType: z.string(),
  targetId: id.nullable(),
  targetName: z.string(),
  /** entries of the act beside this one that tell the same of other targets */
  others: z.number(),
})

const turnVerb = z.enum(['undo', 'redo'])

export const activityFilter = z.object({
  kinds: z.array(z.enum(['audit', 'comment'])).optional(),
  actions: z.array(z.string()).optional(),
  performedBy: z.array(z.string()).optional(),
  targetTypes: z.array(z.string()).optional(),
  /** the target of that id; beside one type */
  targetId: id.optional(),
  /** entries whose act is undone, or all others */
  undone: z.boolean().optional(),
  /** in the target's name, the text or who did it */
  search: z.string().optional(),
})

export const activityCalls = {
  /** The case's log, newest first. */
  list: read
    .input(z.object({ filter: activityFilter.default({}), ...page.shape }))
    .output(z.object({ total: z.number(), entries: z.array(activityEntry) })),
  /** Values the filters can take, most frequent first. */
  facets: read
    .input(z.object({}))
    .output(z.record(z.enum(['actions', 'performedBy', 'targetTypes']), z.array(z.object({ value: z.string(), count: z.number() })))),
  /** One entry with the rows its act changed, at most 1,000 of them. */
  get: read.input(z.object({ entry: id })).output(activityEntry.extend({ changes: z.array(actChange), changeCount: z.number() })),
  /** What the analyst's next undo and redo would turn; null where there is nothing. */
  standing: read.input(z.object({})).output(z.object({ undo: standing.nullable(), redo: standing.nullable() })),
  /** Takes an act back, or the analyst's latest. Refused with `activity.changed-since` where something else changed the same since. */
  undo: write.input(z.object({ act: id.optional() })).output(z.object({ act: id, entry: id })),
  redo: write.input(z.object({ act: id.optional() })).output(z.object({ act: id, entry: id })),
  /** Whether turning an act, or the analyst's latest, moves every time of a device: that takes long. Null where there is no such act. */
  reach: read.input(z.object({ verb: turnVerb, act: id.optional() })).output(standing.extend({ movesTimes: z.boolean() }).nullable()),
  /**
   * Does what `undo` or `redo` does; as a job where it moves the times of a device, told how far it is and cancelled as a whole. Such a job
   * fails to begin with `clocks.importing` while evidence comes in, and with `activity.under-way` while it is running already.
   */
  turn: host
    .input(z.object({ verb: turnVerb, act: id.optional() }))
    .output(z.union([z.object({ act: id, entry: id }), z.object({ job: z.string(), title: z.string() })])),
}
