import * as z from 'zod'
import { id, read, time, write } from '../base.ts'
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
  sources: z.array(z.object({ source: id, path: z.string(), record: z.number(), lastUpdate: time.nullable() })),
})

export const alertChange = z.object({
  status: alertStatus.optional(),
  assignedTo: z.string().optional(),
  classification: classification.optional(),
  determination: determination.optional(),
  severity: severity.optional(),
})

export const alertCalls = {
  get: read.input(z.object({ alert: id })).output(alertDetail),
  /** The original record of every export that told of the alert, as written. */
  records: read
    .input(z.object({ alert: id }))
    .output(z.array(z.object({ source: id, path: z.string(), record: z.number(), offset: z.number(), raw: z.string() }))),
  update: write
    .input(z.object({ alerts: z.array(id).min(1), change: alertChange, comment: z.string().max(30_000).optional() }))
    .output(z.object({ changed: z.number() })),
}
