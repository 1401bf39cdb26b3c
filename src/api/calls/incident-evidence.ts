import * as z from 'zod'
import { id, time } from '../base.ts'
import { actionStatus, entityKind, investigationState, remediationAction, remediationStatus, verdict } from '../vocabulary.ts'
import { clockCorrection } from './clocks.ts'
import { analystVerdict } from './entities.ts'

/** A filter of the Evidence and Response list: values within one are alternatives, filters add up. */
export const incidentEvidenceFilter = z.object({
  kinds: z.array(entityKind).optional(),
  verdicts: z.array(verdict).optional(),
  statuses: z.array(remediationStatus).optional(),
  /** first seen within */
  from: time.optional(),
  to: time.optional(),
  /** part of the entity's name */
  search: z.string().optional(),
})

export const incidentEvidenceSort = z.object({
  column: z.enum(['firstSeen', 'label', 'kind', 'verdict', 'remediationStatus', 'alerts']),
  descending: z.boolean(),
})

/** One entity that alerts of the incident name (spec §9). */
export const incidentEvidenceRow = z.object({
  id,
  kind: entityKind,
  label: z.string(),
  firstSeen: time.nullable(),
  firstClock: clockCorrection.optional(),
  /** in force: the analyst's, else the worst the evidence says */
  verdict,
  evidenceVerdict: verdict,
  analystVerdict: analystVerdict.nullable(),
  /** `pendingApproval` while an investigation's action on it awaits a decision, else what the newest evidence says */
  remediationStatus,
  evidenceStatus: remediationStatus,
  remediationDetails: z.string(),
  /** alerts of the incident that name it */
  alerts: z.number(),
  /** assets that the same alerts name, at most three, and how many there are */
  impactedAssets: z.array(z.object({ id, kind: entityKind, label: z.string() })),
  impactedAssetCount: z.number(),
  /** what detected it, in the alerts' words */
  detectionOrigins: z.array(z.string()),
  threats: z.array(z.string()),
  investigations: z.array(z.object({ id, state: investigationState, verdict })),
  /** what investigations propose for it */
  actions: z.array(z.object({ id, type: remediationAction, status: actionStatus })),
})

const counts = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count: z.number() }))

export const incidentEvidencePage = z.object({
  total: z.number(),
  /** how many there are without any filter: what the tab counts */
  all: z.number(),
  kinds: counts(entityKind),
  verdicts: counts(verdict),
  statuses: counts(remediationStatus),
  evidence: z.array(incidentEvidenceRow),
})
