import type { Ticks } from '#base/ticks.ts'
import type { EntityKind } from './entity-kind.ts'
import type { ServiceSource } from './service-source.ts'
import type { Severity } from './severity.ts'
import type { AlertStatus, Classification, Determination, IncidentStatus } from './triage.ts'
import type { EvidenceRole, RemediationStatus, Verdict } from './verdict.ts'

/** Any JSON value, as evidence carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * One piece of evidence as an alert brings it. Every importer brings it to the Graph API's shape: `properties` holds the type's own
 * fields under their Graph names (spec §9.2), so that kinds read one spelling whatever the export was.
 */
export interface EvidenceRecord {
  readonly kind: EntityKind
  readonly created: Ticks | null
  readonly verdict: Verdict
  readonly remediationStatus: RemediationStatus
  readonly remediationStatusDetails: string
  readonly roles: readonly EvidenceRole[]
  readonly detailedRoles: readonly string[]
  readonly tags: readonly string[]
  readonly properties: { readonly [name: string]: Json }
}

export interface CommentRecord {
  readonly comment: string
  readonly createdBy: string
  readonly created: Ticks | null
}

/**
 * One alert as one export tells it, in the Graph API's vocabulary. `providerAlertId` has the unified prefix stripped; together with
 * `serviceSource` it is the alert's identity, so overlapping exports meet. Fields an export does not carry are undefined, not empty:
 * of several exports the newest `lastUpdate` wins field by field among those that carry the field.
 */
export interface AlertRecord {
  readonly providerAlertId: string
  readonly serviceSource: ServiceSource
  readonly title?: string
  readonly description?: string
  readonly recommendedActions?: string
  readonly severity?: Severity
  readonly status?: AlertStatus
  readonly classification?: Classification
  readonly determination?: Determination
  readonly category?: string
  readonly detectionSource?: string
  readonly productName?: string
  readonly detectorId?: string
  readonly providerIncidentId?: string
  readonly tenantId?: string
  readonly assignedTo?: string
  readonly actorDisplayName?: string
  readonly threatDisplayName?: string
  readonly threatFamilyName?: string
  readonly techniques?: readonly string[]
  readonly alertWebUrl?: string
  readonly created?: Ticks
  readonly lastUpdate?: Ticks
  readonly resolved?: Ticks
  readonly firstActivity?: Ticks
  readonly lastActivity?: Ticks
  readonly comments?: readonly CommentRecord[]
  readonly systemTags?: readonly string[]
  readonly additionalData?: { readonly [name: string]: Json }
  readonly evidence?: readonly EvidenceRecord[]
  /** The id as the export writes it, prefix and all. */
  readonly writtenId?: string
  /** The hunting table whose rows tell of the alert, where it came as rows of one. */
  readonly fromTable?: 'AlertInfo' | 'AlertEvidence' | 'SecurityAlert'
  /** Other ids the same alert goes by in its provider's incidents (Sentinel's `SystemAlertId`). */
  readonly otherIds?: readonly string[]
}

/** One incident as one export tells it; its alerts carry its id in `providerIncidentId`. */
export interface IncidentRecord {
  readonly providerIncidentId: string
  readonly tenantId?: string
  readonly displayName?: string
  readonly description?: string
  readonly summary?: string
  readonly status?: IncidentStatus
  readonly severity?: Severity
  readonly classification?: Classification
  readonly determination?: Determination
  readonly assignedTo?: string
  readonly customTags?: readonly string[]
  readonly systemTags?: readonly string[]
  readonly comments?: readonly CommentRecord[]
  readonly redirectIncidentId?: string
  readonly resolvingComment?: string
  readonly created?: Ticks
  readonly lastUpdate?: Ticks
  /** Ids of its alerts where the export lists them without carrying them (Sentinel). */
  readonly alertIds?: readonly string[]
}
