import type { AlertRecord, Json } from '#model/alert-record.ts'
import { graphEvidenceList } from '../evidence/graph-evidence.ts'
import { alertIdOf } from '../reading/alert-id.ts'
import { categoryOf, techniquesOf } from '../reading/attack.ts'
import { alertStatusOf, classificationOf, detectionSourceOf, determinationOf, serviceSourceOf, severityOf } from '../reading/enumeration.ts'
import { type Notes, withAsWritten } from '../reading/notes.ts'
import { carriedText, carriedTexts, firstSaid, isObject, type JsonObject, textOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'
import { commentsOf } from './comments.ts'

/** What an export says beside the fields the case has columns for. */
function additionalData(alert: JsonObject, unread: readonly Json[]): JsonObject | undefined {
  const data: Record<string, Json> = { ...(isObject(alert.additionalData) ? alert.additionalData : {}) }
  if (isObject(alert.customDetails) && Object.keys(alert.customDetails).length > 0) data.customDetails = alert.customDetails
  if (alert.alertPolicyId) data.alertPolicyId = alert.alertPolicyId
  if (alert.providerAlertId && alert.id && alert.providerAlertId !== alert.id) data.providerAlertId = alert.providerAlertId
  if (unread.length > 0) data.unreadEvidence = unread
  return Object.keys(data).length > 0 ? data : undefined
}

/**
 * Reads one alert of the Graph security API (`alerts_v2`, spec §5.6). Its identity is the unified id with the prefix stripped; where
 * the alert names no product the prefix does.
 * @returns undefined where the object has no id: without one it cannot be told from others.
 */
export function graphAlert(alert: JsonObject, notes: Notes): AlertRecord | undefined {
  const written = textOf(firstSaid(alert.id, alert.providerAlertId))
  if (written === '') return undefined
  const named = serviceSourceOf.read(alert.serviceSource, 'serviceSource', notes) ?? 'unknown'
  const { id, product } = alertIdOf(written, named)
  const { evidence, unread } = graphEvidenceList(alert.evidence, notes)
  return {
    providerAlertId: id,
    writtenId: written,
    serviceSource: named === 'unknown' ? (product ?? named) : named,
    title: carriedText(alert.title),
    description: carriedText(alert.description),
    recommendedActions: carriedText(alert.recommendedActions),
    severity: severityOf.read(alert.severity, 'severity', notes),
    status: alertStatusOf.read(alert.status, 'status', notes),
    classification: classificationOf.read(alert.classification, 'classification', notes),
    determination: determinationOf.read(alert.determination, 'determination', notes),
    category: categoryOf(alert.category),
    detectionSource: detectionSourceOf(alert.detectionSource),
    productName: carriedText(alert.productName),
    detectorId: carriedText(alert.detectorId),
    providerIncidentId: carriedText(alert.incidentId),
    tenantId: carriedText(alert.tenantId),
    assignedTo: carriedText(alert.assignedTo),
    actorDisplayName: carriedText(alert.actorDisplayName),
    threatDisplayName: carriedText(alert.threatDisplayName),
    threatFamilyName: carriedText(alert.threatFamilyName),
    techniques: techniquesOf(alert.mitreTechniques),
    alertWebUrl: carriedText(alert.alertWebUrl),
    created: timeOf(alert.createdDateTime, 'createdDateTime', notes),
    lastUpdate: timeOf(alert.lastUpdateDateTime, 'lastUpdateDateTime', notes),
    resolved: timeOf(alert.resolvedDateTime, 'resolvedDateTime', notes),
    firstActivity: timeOf(alert.firstActivityDateTime, 'firstActivityDateTime', notes),
    lastActivity: timeOf(alert.lastActivityDateTime, 'lastActivityDateTime', notes),
    comments: commentsOf(alert.comments, notes),
    systemTags: carriedTexts(alert.systemTags),
    evidence: alert.evidence === undefined ? undefined : evidence,
    additionalData: withAsWritten(additionalData(alert, unread), notes),
  }
}
