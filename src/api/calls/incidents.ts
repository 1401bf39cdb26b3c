import * as z from 'zod'
import { id, page, read, time, write } from '../base.ts'
import { classification, determination, incidentStatus, serviceSource, severity } from '../vocabulary.ts'
import { activityEntry } from './activity.ts'
import { alertSummary } from './alerts.ts'
import { spanStanding } from './clocks.ts'
import { incidentEvidenceFilter, incidentEvidencePage, incidentEvidenceSort } from './incident-evidence.ts'
import { similarIncident } from './similar-incidents.ts'

/** Counts of impacted assets by Assets view (spec §6). */
export const assetCounts = z.object({
  devices: z.number(),
  users: z.number(),
  mailboxes: z.number(),
  apps: z.number(),
  cloudResources: z.number(),
})

export const priorityFactor = z.object({ id: z.string(), title: z.string(), points: z.number(), detail: z.string() })

export const incidentRow = z.object({
  id,
  name: z.string(),
  severity,
  status: incidentStatus,
  classification,
  determination,
  assignedTo: z.string(),
  tags: z.array(z.object({ name: z.string(), system: z.boolean() })),
  alertCount: z.number(),
  activeAlertCount: z.number(),
  assets: assetCounts,
  /** labels of the most affected assets, by view, at most three each */
  topAssets: z.array(z.object({ view: z.string(), entity: id, label: z.string() })),
  categories: z.array(z.string()),
  techniques: z.array(z.string()),
  serviceSources: z.array(serviceSource),
  detectionSources: z.array(z.string()),
  productNames: z.array(z.string()),
  threats: z.array(z.string()),
  deviceGroups: z.array(z.string()),
  policies: z.array(z.string()),
  sensitivityLabels: z.array(z.string()),
  /** of the case's own investigations and those the evidence tells of */
  investigationStates: z.array(z.string()),
  firstActivity: time,
  lastActivity: time,
  ...spanStanding,
  /** none of its alerts has a time: its activity is that of their import, and only keeps it a place in order */
  undated: z.literal(true).optional(),
  created: time,
  lastUpdate: time,
  priority: z.number().min(0).max(100),
  redirectedTo: id.nullable(),
})

export const incidentDetail = incidentRow.extend({
  description: z.string(),
  /** false where the description is the first alert's, shown but not stored (spec §3) */
  descriptionStored: z.boolean(),
  recommendedActions: z.array(z.string()),
  resolvingComment: z.string(),
  priorityFactors: z.array(priorityFactor),
  providerIncidentIds: z.array(z.string()),
  alerts: z.array(alertSummary),
  /** how many entities are evidence of the incident, and how many stand at each remediation status */
  evidenceCount: z.number(),
  evidenceByStatus: z.record(z.string(), z.number()),
  /** automated investigations of its alerts */
  investigationCount: z.number(),
  commentCount: z.number(),
  /** what in the evidence says that automatic attack disruption acted, as nouns; nothing where nothing does */
  disruption: z.array(z.string()),
  /** incidents its alerts are linked to although a guard keeps them apart, each with the nearest link and the guard's reason */
  keptApart: z.array(z.object({ incident: id, name: z.string(), reason: z.string(), because: z.string(), links: z.number() })),
})

/** A filter of the queue: absent means "do not filter by this". Values within one filter are alternatives, filters add up. */
export const incidentFilter = z.object({
  status: z.array(incidentStatus).optional(),
  incidentSeverity: z.array(severity).optional(),
  alertSeverity: z.array(severity).optional(),
  /** names; '' stands for unassigned */
  assignedTo: z.array(z.string()).optional(),
  serviceSources: z.array(serviceSource).optional(),
  detectionSources: z.array(z.string()).optional(),
  multipleServiceSources: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  categories: z.array(z.string()).optional(),
  multipleCategories: z.boolean().optional(),
  entities: z.array(z.string()).optional(),
  deviceGroups: z.array(z.string()).optional(),
  osPlatforms: z.array(z.string()).optional(),
  classification: z.array(classification).optional(),
  threats: z.array(z.string()).optional(),
  policies: z.array(z.string()).optional(),
  subscriptions: z.array(z.string()).optional(),
  sensitivityLabels: z.array(z.string()).optional(),
  investigationStates: z.array(z.string()).optional(),
  /** last activity within; the window is absolute, the screen measures its presets from the case's newest evidence */
  from: time.optional(),
  to: time.optional(),
  /** name, incident id or impacted asset */
  search: z.string().optional(),
})

export const incidentSort = z.object({
  column: z.enum([
    'id',
    'name',
    'priority',
    'severity',
    'status',
    'alertCount',
    'activeAlertCount',
    'firstActivity',
    'lastActivity',
    'lastUpdate',
    'created',
    'assignedTo',
    'classification',
    'determination',
    'assets',
    'categories',
  ]),
  descending: z.boolean(),
})

export const incidentChange = z.object({
  name: z.string().min(1).optional(),
  description: z.string().optional(),
  severity: severity.optional(),
  /** the whole list of custom tags */
  tags: z.array(z.string()).optional(),
  assignedTo: z.string().optional(),
  status: z.enum(['active', 'inProgress', 'awaitingAction', 'resolved']).optional(),
  resolvingComment: z.string().optional(),
  classification: classification.optional(),
  determination: determination.optional(),
})

export const incidentCalls = {
  list: read
    .input(z.object({ filter: incidentFilter, sort: incidentSort, ...page.shape }))
    .output(z.object({ total: z.number(), all: z.number(), incidents: z.array(incidentRow) })),
  /** Every value each filter can take in this case, with the number of incidents that carry it. */
  facets: read.input(z.object({})).output(z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number() })))),
  /** Alerts received and incidents created over the last 24 hours of the case (or the window given), in equal bins. */
  histogram: read
    .input(z.object({ from: time.optional(), to: time.optional(), bins: z.number().int().min(1).max(500).default(48) }))
    .output(z.object({ from: time, to: time, alerts: z.array(z.number()), incidents: z.array(z.number()) }).nullable()),
  get: read.input(z.object({ incident: id })).output(incidentDetail),
  /** Entities that are evidence of the incident, a page of them, with how many stand under each filter value. */
  evidence: read
    .input(z.object({ incident: id, filter: incidentEvidenceFilter, sort: incidentEvidenceSort, ...page.shape }))
    .output(incidentEvidencePage),
  /** Incidents like this one, most like it first: at most twenty, worked out when asked. */
  similar: read.input(z.object({ incident: id })).output(z.array(similarIncident)),
  activities: read.input(z.object({ incident: id })).output(z.array(activityEntry)),
  update: write.input(z.object({ incidents: z.array(id).min(1), change: incidentChange })).output(z.object({ changed: z.number() })),
  comment: write.input(z.object({ incident: id, comment: z.string().min(1).max(30_000) })).output(z.object({ activity: id })),
  /** Merges up to five incidents; the engine picks the target. Refused with `incident.merge-guard` where spec §13.4 says never. */
  merge: write.input(z.object({ incidents: z.array(id).min(2).max(5), comment: z.string() })).output(z.object({ target: id })),
  /** Moves alerts to an incident, or to a new one where `incident` is null; an alert is never left without. */
  moveAlerts: write
    .input(z.object({ alerts: z.array(id).min(1), incident: id.nullable(), comment: z.string() }))
    .output(z.object({ incident: id })),
  /** Places all alerts anew; the answer counts what stands afterwards. */
  correlate: write
    .input(z.object({ ignoreProvider: z.boolean().default(false) }))
    .output(z.object({ incidents: z.number(), alerts: z.number(), elapsedMs: z.number() })),
  filterSets: read.input(z.object({})).output(z.array(z.object({ id, name: z.string(), filter: incidentFilter, range: z.string() }))),
  /** `range` names the time range by the screen's preset, `custom` or `all`; '' leaves it to the screen */
  saveFilterSet: write
    .input(z.object({ name: z.string().min(1), filter: incidentFilter, range: z.string().max(16).default('') }))
    .output(z.object({ id })),
  deleteFilterSet: write.input(z.object({ id })).output(z.object({})),
}
