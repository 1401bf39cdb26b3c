import * as z from 'zod'
import { taskActionTypes } from '#model/task.ts'
import { id, read, time } from '../base.ts'
import { entityKind, verdict } from '../vocabulary.ts'

/** A script taken apart: every form that came out of it, and what written rules say of them. */
export const scriptAnalysis = z.object({
  layers: z.array(z.object({ text: z.string(), how: z.string(), from: z.number().nullable() })),
  switches: z.array(z.object({ text: z.string(), meaning: z.string() })),
  techniques: z.array(z.object({ id: z.string(), name: z.string(), because: z.string(), evidence: z.string(), layer: z.number() })),
  indicators: z.array(z.object({ kind: z.enum(['url', 'ip', 'hash', 'path', 'registry']), value: z.string() })),
  notes: z.array(z.string()),
})

const namedEntity = z.object({ entity: id, kind: entityKind, label: z.string(), verdict })

/** What happened in an incident, each statement with what it was read from. */
export const incidentSummary = z.object({
  /** null where none of its alerts has a time */
  first: time.nullable(),
  last: time.nullable(),
  /** the earliest alert, and what it names */
  entry: z.object({ alert: id, title: z.string(), at: time.nullable(), entities: z.array(namedEntity) }).nullable(),
  /** the first alert of each tactic, in the order of time, those without one last */
  steps: z.array(z.object({ at: time.nullable(), tactic: z.string(), alert: id, title: z.string() })),
  assets: z.array(namedEntity),
  indicators: z.array(namedEntity),
  threats: z.array(z.string()),
  alertCount: z.number(),
  alertsRead: z.number(),
})

/** A step of guided response. */
export const guidedStep = z.object({
  stage: z.enum(['triage', 'containment', 'investigation', 'remediation']),
  title: z.string(),
  why: z.string(),
  /** what says that it is done; '' where nothing does */
  done: z.string(),
  entity: id.nullable(),
  actionType: z.enum(taskActionTypes),
  hasTask: z.boolean(),
})

export const assistCalls = {
  /** Summary, guided response and report draft of an incident, by written rules: the same incident gives the same answer. */
  incident: read
    .input(z.object({ incident: id }))
    .output(z.object({ summary: incidentSummary, cards: z.array(guidedStep), report: z.string() })),
  /** Decodes and explains a script or command line without running any of it. */
  script: read.input(z.object({ text: z.string().max(2_000_000) })).output(scriptAnalysis),
}
