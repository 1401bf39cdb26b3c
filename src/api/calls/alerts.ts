import * as z from 'zod'
import { id, page, read, time, write } from '../base.ts'
import {
  alertStatus,
  classification,
  determination,
  entityKind,
  evidenceRole,
  remediationStatus,
  serviceSource,
  severity,
  verdict,
} from '../vocabulary.ts'
import { alertTicket } from './alert-ticket.ts'
import { activityStanding } from './clocks.ts'

/** Why an alert stands in its incident (spec §13.1): the rule, the other alert, the shared entity, and a sentence for the analyst. */
export const alertLink = z.object({
  rule: z.string(),
  ruleVersion: z.number(),
  reason: z.string(),
  with: id.nullable(),
  entity: id.nullable(),
  /** seconds between the two alerts' activity; 0 where they overlap */
  distance: z.number().nullable(),
})

/** A link that holds but that a guard forbade to join on (spec §13.4): why the alert does not stand in that incident. */
export const withheldLink = alertLink.extend({
  with: z.object({ id, title: z.string() }),
  incident: z.object({ id, name: z.string() }),
  /** what kept the two incidents apart, as a clause */
  because: z.string(),
})

export const alertEvidence = z.object({
  id,
  entity: id,
  kind: entityKind,
  label: z.string(),
  verdict,
  remediationStatus,
  roles: z.array(evidenceRole),
  impacted: z.boolean(),
})

export const alertSummary = z.object({
  id,
  providerAlertId: z.string(),
  incident: id,
  title: z.string(),
  severity,
  status: alertStatus,
  classification,
  determination,
  category: z.string(),
  techniques: z.array(z.string()),
  serviceSource,
  detectionSource: z.string(),
  productName: z.string(),
  assignedTo: z.string(),
  firstActivity: time,
  lastActivity: time,
  ...activityStanding,
  created: time.nullable(),
  lastUpdate: time.nullable(),
  link: alertLink.nullable(),
  /** entity ids, impacted assets first */
  entities: z.array(id),
})

export const alertDetail = alertSummary.extend({
  description: z.string(),
  recommendedActions: z.string(),
  detectorId: z.string(),
  threatDisplayName: z.string(),
  threatFamilyName: z.string(),
  actorDisplayName: z.string(),
  alertWebUrl: z.string(),
  systemTags: z.array(z.string()),
  comments: z.array(z.object({ comment: z.string(), createdBy: z.string(), created: time.nullable() })),
  evidence: z.array(alertEvidence),
  links: z.array(alertLink),
  withheld: z.array(withheldLink),
  sources: z.array(z.object({ source: id, path: z.string(), record: z.number(), lastUpdate: time.nullable() })),
})

/** An entity by its name, as a list shows it. */
const namedEntity = z.object({ entity: id, kind: entityKind, label: z.string() })

/** An alert as a list shows it: with the assets it hit, and what its reason linked speaks of, by name. */
export const alertRow = alertSummary.extend({
  incidentName: z.string(),
  /** impacted assets first, then other evidence; at most six, `entities` has them all */
  involved: z.array(namedEntity.extend({ impacted: z.boolean() })),
  /** the entity the reason linked names, and the alert it links to */
  linkEntity: namedEntity.nullable(),
  linkWith: z.object({ id, title: z.string() }).nullable(),
})

/** A filter of the alerts (spec §1.8): absent means "do not filter by this". Values within one filter are alternatives, filters add up. */
export const alertFilter = z.object({
  severity: z.array(severity).optional(),
  status: z.array(alertStatus).optional(),
  categories: z.array(z.string()).optional(),
  techniques: z.array(z.string()).optional(),
  serviceSources: z.array(serviceSource).optional(),
  detectionSources: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  policies: z.array(z.string()).optional(),
  /** titles: what the portal calls an alert's type by */
  alertTypes: z.array(z.string()).optional(),
  productNames: z.array(z.string()).optional(),
  subscriptions: z.array(z.string()).optional(),
  /** parts of names of users, devices, mailboxes, apps or cloud resources */
  entities: z.array(z.string()).optional(),
  investigationStates: z.array(z.string()).optional(),
  workspaces: z.array(z.string()).optional(),
  dataStreams: z.array(z.string()).optional(),
  sensitivityLabels: z.array(z.string()).optional(),
  classification: z.array(classification).optional(),
  /** names; '' stands for unassigned */
  assignedTo: z.array(z.string()).optional(),
  /** hidden by a tuning rule; where it is not said, lists of the whole case leave hidden alerts out and an incident shows all of its own */
  hidden: z.boolean().optional(),
  /** last activity within; the window is absolute, the screen measures its presets from the case's newest evidence */
  from: time.optional(),
  to: time.optional(),
  /** title, or the alert's id here or at its provider, with or without the portal's prefix */
  search: z.string().optional(),
})

export const alertSort = z.object({
  column: z.enum([
    'severity',
    'title',
    'status',
    'category',
    'serviceSource',
    'detectionSource',
    'classification',
    'assignedTo',
    'firstActivity',
    'lastActivity',
    'created',
    'incident',
  ]),
  descending: z.boolean(),
})

/** One event of an alert's chain: a row of a hunting table in a sentence. */
export const chainEvent = z.object({
  table: z.string(),
  row: z.number(),
  source: id,
  record: z.number(),
  at: time.nullable(),
  stage: z.enum(['message', 'click', 'signIn', 'cloud', 'identity', 'device']),
  action: z.string(),
  text: z.string(),
  /** entities of the alert that the row names */
  names: z.array(namedEntity),
  /** names more of the alert than the user or device it happened to: part of what the alert is about, not of the time around it */
  core: z.boolean(),
})

const window = z.object({ from: time, to: time })

/** What happened, as the case can show it (spec §5.2): a process tree, a chain of events, or why there is neither. */
export const alertStory = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tree'),
    window,
    devices: z.array(
      z.object({
        device: id,
        label: z.string(),
        /** the process the tree starts from: the last that all the alert's processes descend from, or its nearest ancestors */
        tops: z.array(z.string()),
        /** the alert's own processes */
        focus: z.array(z.string()),
        /** how the processes were found where the alert names none: by which of its files, addresses or hosts */
        foundBy: z.string(),
        /** other alerts whose processes stand in the same tree */
        others: z.array(z.object({ id, title: z.string(), severity, incident: id, process: z.string() })),
      }),
    ),
  }),
  z.object({ kind: z.literal('chain'), window, events: z.array(chainEvent), truncated: z.boolean(), tables: z.array(z.string()) }),
  z.object({ kind: z.literal('none'), reason: z.string(), brings: z.string() }),
])

/** What was done against what the alert is about, as the evidence tells: by a product, an investigation or a person. */
export const alertAction = z.object({
  at: time.nullable(),
  action: z.string(),
  target: namedEntity.nullable(),
  detail: z.string(),
  record: z.object({ table: z.string(), row: z.number().nullable(), source: id, record: z.number() }),
})

/** One thing said or done about an alert: by an analyst or the engine in this case, or as its export tells it. */
export const alertHistoryEntry = z.object({
  /** tells the entry from others of the alert */
  key: z.string(),
  origin: z.enum(['case', 'evidence']),
  kind: z.enum(['audit', 'comment']),
  at: time.nullable(),
  performedBy: z.string(),
  action: z.string(),
  text: z.string(),
  /** fields that changed, with what stood before and after */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})

export const alertChange = z.object({
  status: alertStatus.optional(),
  assignedTo: z.string().optional(),
  classification: classification.optional(),
  determination: determination.optional(),
  severity: severity.optional(),
})

export const alertCalls = {
  /** Alerts of the case, or of one incident: a window into the list, how many the filter lets through, and how many there are. */
  list: read
    .input(z.object({ incident: id.optional(), filter: alertFilter, sort: alertSort, ...page.shape }))
    .output(z.object({ total: z.number(), all: z.number(), alerts: z.array(alertRow) })),
  /** Every alert the filter lets through, and the incident each stands in; place by place, in order. */
  ids: read
    .input(z.object({ incident: id.optional(), filter: alertFilter, sort: alertSort }))
    .output(z.object({ alerts: z.array(z.number()), incidents: z.array(z.number()) })),
  /** Every value each filter can take, in the case or in one incident, with the number of alerts that carry it, most common first. */
  facets: read
    .input(z.object({ incident: id.optional() }))
    .output(z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number() })))),
  get: read.input(z.object({ alert: id })).output(alertDetail),
  /** What happened: `context` is how many minutes before and after the alert's activity are shown beside what it is about. */
  story: read.input(z.object({ alert: id, context: z.number().int().min(0).max(100_000).default(60) })).output(alertStory),
  /** Mail, sign-in, cloud and directory events around the alert, whatever story it has; see the chain of {@link alertStory}. */
  related: read
    .input(z.object({ alert: id, context: z.number().int().min(0).max(100_000).default(60) }))
    .output(z.object({ window, events: z.array(chainEvent), truncated: z.boolean(), tables: z.array(z.string()) })),
  /** Actions taken: remediation of its evidence, mail removed after delivery, what antivirus and attack disruption blocked. */
  actions: read.input(z.object({ alert: id })).output(z.array(alertAction)),
  /** The triage sheet that a procedure asks to copy into the ticket (spec §5.2). */
  ticket: read.input(z.object({ alert: id })).output(alertTicket),
  /** Comments and history of one alert, newest first: the case's activity log, and the comments its exports carry. */
  history: read.input(z.object({ alert: id })).output(z.array(alertHistoryEntry)),
  /** Alerts of the same type (detector, failing that title) elsewhere in the case, newest first, at most 200. */
  similar: read
    .input(z.object({ alert: id }))
    .output(z.object({ by: z.enum(['detector', 'title']), total: z.number(), alerts: z.array(alertRow) })),
  /** The original record of every export that told of the alert, as written. */
  records: read
    .input(z.object({ alert: id }))
    .output(z.array(z.object({ source: id, path: z.string(), record: z.number(), offset: z.number(), raw: z.string() }))),
  update: write
    .input(z.object({ alerts: z.array(id).min(1), change: alertChange, comment: z.string().max(30_000).optional() }))
    .output(z.object({ changed: z.number() })),
}
