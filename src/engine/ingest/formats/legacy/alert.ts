import type { AlertRecord, Json } from '#model/alert-record.ts'
import { commentsOf } from '../graph/comments.ts'
import { alertIdOf } from '../reading/alert-id.ts'
import { categoryOf } from '../reading/attack.ts'
import { alertStatusOf, classificationOf, serviceSourceOf, severityOf } from '../reading/enumeration.ts'
import { type Notes, withAsWritten } from '../reading/notes.ts'
import { carriedText, firstSaid, isObject, type JsonObject, objectsOf, textOf, textsOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'
import { legacyEvidence, statesKept } from './evidence.ts'

function additionalData(alert: JsonObject): JsonObject | undefined {
  const data: Record<string, Json> = {}
  const names = [...statesKept, 'activityGroupName', 'confidence', 'detectionIds', 'azureSubscriptionId', 'vendorInformation']
  for (const name of names) {
    const value = alert[name]
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) data[name] = value
  }
  return Object.keys(data).length > 0 ? data : undefined
}

/** The first malware a legacy alert names stands for its threat. */
function threatOf(alert: JsonObject): JsonObject {
  return objectsOf(alert.malwareStates)[0] ?? {}
}

/** Reads one alert of the legacy Graph API (`/security/alerts`), brought to today's vocabulary; undefined where it has no id. */
export function legacyAlert(alert: JsonObject, notes: Notes): AlertRecord | undefined {
  const written = textOf(alert.id)
  if (written === '') return undefined
  const vendor = isObject(alert.vendorInformation) ? alert.vendorInformation : {}
  const named = serviceSourceOf.read(firstSaid(vendor.provider, vendor.vendor), 'vendorInformation.provider', notes) ?? 'unknown'
  const { id, product } = alertIdOf(written, named)
  return {
    providerAlertId: id,
    writtenId: written,
    serviceSource: named === 'unknown' ? (product ?? named) : named,
    title: carriedText(alert.title),
    description: carriedText(alert.description),
    recommendedActions: alert.recommendedActions === undefined ? undefined : textsOf(alert.recommendedActions).join('\n'),
    severity: severityOf.read(alert.severity, 'severity', notes),
    status: alertStatusOf.read(alert.status, 'status', notes),
    classification: classificationOf.read(alert.feedback, 'feedback', notes),
    category: categoryOf(alert.category),
    productName: carriedText(firstSaid(vendor.subProvider, vendor.provider)),
    providerIncidentId: textsOf(alert.incidentIds)[0],
    tenantId: carriedText(alert.azureTenantId),
    assignedTo: carriedText(alert.assignedTo),
    actorDisplayName: carriedText(alert.activityGroupName),
    threatDisplayName: carriedText(threatOf(alert).name),
    threatFamilyName: carriedText(threatOf(alert).family),
    alertWebUrl: textsOf(alert.sourceMaterials)[0],
    created: timeOf(alert.createdDateTime, 'createdDateTime', notes),
    lastUpdate: timeOf(alert.lastModifiedDateTime, 'lastModifiedDateTime', notes),
    resolved: timeOf(alert.closedDateTime, 'closedDateTime', notes),
    firstActivity: timeOf(alert.eventDateTime, 'eventDateTime', notes),
    lastActivity: timeOf(firstSaid(alert.lastEventDateTime, alert.eventDateTime), 'lastEventDateTime', notes),
    comments: commentsOf(alert.comments, notes),
    systemTags: alert.tags === undefined ? undefined : textsOf(alert.tags),
    evidence: legacyEvidence(alert, notes),
    additionalData: withAsWritten(additionalData(alert), notes),
  }
}
