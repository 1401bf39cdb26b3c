import * as z from 'zod'
import { host, id, page, read, time, write } from '../base.ts'
import { actionStatus, automationLevel, entityKind, investigationState, remediationAction, verdict } from '../vocabulary.ts'
import { activityStanding, timeStanding } from './clocks.ts'
import { recordRef } from './entities.ts'

export const investigationRow = z.object({
  id,
  name: z.string(),
  state: investigationState,
  triggerKind: z.enum(['alert', 'manual']),
  triggerAlert: id.nullable(),
  triggerEntity: id.nullable(),
  startedBy: z.string(),
  started: time,
  ended: time.nullable(),
  incidents: z.array(id),
  alerts: z.number(),
  /** labels of the devices, users and mailboxes it looked at */
  assets: z.array(z.string()),
  threats: z.number(),
  pendingActions: z.number(),
  problem: z.string(),
})

/** One thing an analyzer holds against an entity, with the rows it judged by. */
export const investigationFinding = z.object({
  id,
  analyzer: z.string(),
  analyzerTitle: z.string(),
  analyzerVersion: z.number(),
  verdict,
  title: z.string(),
  reason: z.string(),
  techniques: z.array(z.string()),
  rows: z.array(recordRef),
})

export const investigationEntity = z.object({
  id,
  kind: entityKind,
  label: z.string(),
  /** the case's entity where alerts name it */
  entity: id.nullable(),
  device: z.string(),
  verdict,
  how: z.string(),
  first: time.nullable(),
  ...timeStanding,
  facts: z.record(z.string(), z.string()),
  /** alerts of the investigation name it */
  named: z.boolean(),
  findings: z.array(investigationFinding),
})

export const investigationAction = z.object({
  id,
  investigation: id,
  investigationName: z.string(),
  /** the entity within the investigation, and the case's where it has one */
  subject: id,
  entity: id.nullable(),
  kind: entityKind,
  type: remediationAction,
  target: z.string(),
  device: z.string(),
  reason: z.string(),
  status: actionStatus,
  created: time,
  decidedBy: z.string(),
  decidedAt: time.nullable(),
  comment: z.string(),
})

export const analyzerOutcome = z.object({
  analyzer: z.string(),
  title: z.string(),
  /** answered; unknown: no rows to judge by; failed: could not finish */
  outcome: z.enum(['answered', 'unknown', 'failed']),
  examined: z.number(),
  findings: z.number(),
  said: z.string(),
})

export const investigationDetail = investigationRow.extend({
  windowFrom: time.nullable(),
  windowTo: time.nullable(),
  analyzers: z.array(analyzerOutcome),
  alertList: z.array(
    z.object({
      id,
      title: z.string(),
      incident: id.nullable(),
      reason: z.string(),
      supported: z.boolean(),
      firstActivity: time,
      ...activityStanding,
    }),
  ),
  /** how many entities of each kind it looked at, and how many stand at each verdict */
  kinds: z.array(z.object({ value: entityKind, count: z.number() })),
  verdicts: z.array(z.object({ value: verdict, count: z.number() })),
  devices: z.array(z.object({ label: z.string(), entity: id.nullable(), group: z.string(), level: automationLevel })),
  actions: z.array(investigationAction),
  /** entities that alerts name or that something was found against */
  evidenceCount: z.number(),
  logCount: z.number(),
})

export const investigationLogEntry = z.object({ id: z.string(), at: time, actor: z.string(), text: z.string(), outcome: z.string() })

/** What is investigated: an incident's alerts, one entity, one investigation anew, or every incident there is. */
export const investigationOf = z.object({ incident: id.optional(), entity: id.optional(), investigation: id.optional() })

export const investigationCalls = {
  /** Automated investigations of an incident, of an entity, or of the case. */
  list: read.input(z.object({ incident: id.optional(), entity: id.optional() })).output(z.array(investigationRow)),
  get: read.input(z.object({ investigation: id })).output(investigationDetail),
  /** Entities it looked at, threats first. `threats` leaves only what was found against, `kinds` only some kinds. */
  entities: read
    .input(
      z.object({
        investigation: id,
        kinds: z.array(entityKind).optional(),
        verdicts: z.array(verdict).optional(),
        /** true: only what alerts name or something was found against */
        evidence: z.boolean().default(false),
        ...page.shape,
      }),
    )
    .output(z.object({ total: z.number(), entities: z.array(investigationEntity) })),
  /** One of them, with the investigation it belongs to. */
  entity: read.input(z.object({ subject: id })).output(investigationEntity.extend({ investigation: id })),
  log: read
    .input(z.object({ investigation: id, ...page.shape }))
    .output(z.object({ total: z.number(), entries: z.array(investigationLogEntry) })),
  /** Actions proposed in an incident, or in the case; pending ones first. */
  actions: read.input(z.object({ incident: id.optional() })).output(z.array(investigationAction)),
  /** Starts investigations as a job that can be cancelled; `all` takes every incident of the case. */
  start: host.input(investigationOf.extend({ all: z.boolean().default(false) })).output(z.object({ job: z.string() })),
  /** What the job of {@link investigationCalls.start} runs, one incident or entity at a time. */
  run: write.input(investigationOf).output(z.object({ investigations: z.array(id) })),
  /** Approves or rejects proposed actions; many at once only of one type. Nothing is carried out. */
  decide: write
    .input(
      z.object({
        actions: z.array(id).min(1).max(1000),
        status: z.enum(['approved', 'rejected']),
        comment: z.string().max(30_000).default(''),
      }),
    )
    .output(z.object({ changed: z.number() })),
  /** Automation level of each device group; the group '' stands for every group without its own. */
  levels: read.input(z.object({})).output(z.array(z.object({ group: z.string(), level: automationLevel }))),
  setLevel: write.input(z.object({ group: z.string(), level: automationLevel })).output(z.object({})),
}
