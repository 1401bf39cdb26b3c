import * as z from 'zod'
import { id, read, time, write } from '../base.ts'
import { entityKind, verdict } from '../vocabulary.ts'

export const graphNode = z.object({
  id,
  kind: entityKind,
  label: z.string(),
  verdict,
  /** Assets view label where the node is an impacted asset */
  impacted: z.boolean(),
  critical: z.boolean(),
  /** status labels: contained, isolated, disabled … only where the evidence says so */
  marks: z.array(z.string()),
  /**
   * when it comes to stand in the story: with the first alert that names it, or once it is between two that are named; null where an
   * alert without a time names it: it stands from the start
   */
  first: time.nullable(),
  /** when anything that bears a time last speaks of it */
  last: time.nullable(),
  /** alerts that name the entity; empty: context only, drawn hollow */
  alerts: z.array(id),
  /** when its alerts begin and end, in order: what playback cuts; edges have moments of their own */
  moments: z.array(time),
})

export const graphEdge = z.object({
  id,
  source: id,
  target: id,
  relation: z.string(),
  basis: z.enum(['observed', 'possible']),
  /** null where a record without a time shows it: it stands from the start */
  first: time.nullable(),
  last: time.nullable(),
  alerts: z.array(id),
  /** how many records show it */
  records: z.number(),
  /** the time of each of those records that bears one, in order */
  moments: z.array(time),
})

/** An incident's graph over all of its time; the graph at T is what of it has `first` ≤ T, or none. */
export const incidentGraph = z.object({
  incident: id,
  revision: z.number(),
  nodes: z.array(graphNode),
  edges: z.array(graphEdge),
  /** when each alert of the incident begins; null where the evidence gives it no time */
  alerts: z.array(z.object({ id, first: time.nullable() })),
  positions: z.array(z.object({ node: id, x: z.number(), y: z.number(), pinned: z.boolean() })),
})

const named = z.object({ id, label: z.string() })

/** Where the logs of an incident's devices are silent while it lasts. */
export const logCoverage = z.object({
  devices: z.number(),
  /** hours of silence that make a gap */
  gapHours: z.number(),
  /** one after another, each with the devices whose log is silent in it */
  gaps: z.array(z.object({ from: time, to: time, devices: z.array(named) })),
  /** devices that have no row in all of that time */
  without: z.array(named),
})

export const graphCalls = {
  get: read.input(z.object({ incident: id })).output(incidentGraph),
  coverage: read.input(z.object({ incident: id })).output(logCoverage),
  savePositions: write
    .input(z.object({ incident: id, positions: z.array(z.object({ node: id, x: z.number(), y: z.number(), pinned: z.boolean() })) }))
    .output(z.object({})),
}
