import * as z from 'zod'
import { id, read, time, write } from '../base.ts'
import { severity } from '../vocabulary.ts'
import { timeStanding } from './clocks.ts'

/** Which events of an entity; absent means "do not filter by this". */
export const timelineFilter = z.object({
  entity: id,
  from: time.optional(),
  to: time.optional(),
  /** ids of `model/timeline-group.ts` */
  groups: z.array(z.string()).optional(),
  /** text in what an event says: names, command lines, addresses, accounts */
  search: z.string().optional(),
  flagged: z.boolean().optional(),
})

/** The place after which a page goes on: the last event of the one before. */
export const timelinePlace = z.object({ at: time, table: z.string(), row: z.number() })

export const timelineEvent = z.object({
  at: time,
  ...timeStanding,
  /** hunting table; '' for an alert, whose id is `row` */
  table: z.string(),
  row: z.number(),
  group: z.string(),
  action: z.string(),
  /** what happened, in a line */
  title: z.string(),
  /** who did it: account as the event names it */
  actor: z.string(),
  /** command line, path or value that belongs to it */
  detail: z.string(),
  flagged: z.boolean(),
  /** of alerts */
  severity: severity.nullable(),
  techniques: z.array(z.string()),
})

/** An event that no time tells of. */
export const undatedEvent = timelineEvent.omit({ at: true, clock: true })

export const timelineCalls = {
  /** A page of an entity's events with its alerts between them, newest first; paged by place, never by number. */
  events: read
    .input(timelineFilter.extend({ after: timelinePlace.optional(), limit: z.number().int().min(1).max(2000).default(200) }))
    .output(z.object({ events: z.array(timelineEvent), more: z.boolean() })),
  /** What the evidence tells of an entity without saying when, alerts first, then by table as it was imported; a range does not filter it. */
  undated: read
    .input(timelineFilter.extend({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(2000).default(200) }))
    .output(z.object({ total: z.number(), events: z.array(undatedEvent) })),
  /** How many events fall into each of some equal bins, by group; null where the entity has none. */
  histogram: read.input(timelineFilter.extend({ bins: z.number().int().min(1).max(500).default(120) })).output(
    z
      .object({
        from: time,
        to: time,
        /** oldest and newest event there is, whatever the filter */
        first: time,
        last: time,
        events: z.array(z.number()),
        alerts: z.array(z.number()),
        groups: z.record(z.string(), z.number()),
      })
      .nullable(),
  ),
  /** Marks events, or takes the marks away; kept in the case and logged. */
  flag: write
    .input(
      z.object({
        entity: id,
        events: z
          .array(z.object({ table: z.string().min(1), row: id }))
          .min(1)
          .max(1000),
        flagged: z.boolean(),
      }),
    )
    .output(z.object({ changed: z.number() })),
}
