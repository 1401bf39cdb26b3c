import type { AlertRecord, IncidentRecord, Json } from '#model/alert-record.ts'
import { flatEvidenceList, listedDevice } from '../evidence/flat-evidence.ts'
import { commentsOf } from '../graph/comments.ts'
import type { IncidentRead } from '../graph/incident.ts'
import { alertIdOf } from '../reading/alert-id.ts'
import { categoryOf, techniquesOf } from '../reading/attack.ts'
import {
  alertStatusOf,
  classificationOf,
  detectionSourceOf,
  determinationOf,
  incidentStatusOf,
  serviceSourceOf,
  severityOf,
} from '../reading/enumeration.ts'
import { type Notes, withAsWritten } from '../reading/notes.ts'
import { carriedText, carriedTexts, type JsonObject, objectsOf, textOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'

function additionalData(alert: JsonObject, unread: readonly Json[]): JsonObject | undefined {
  const data: Record<string, Json> = {}
  if (alert.investigationState) data.investigationState = alert.investigationState
  if (alert.investigationId) data.investigationId = alert.investigationId
  if (unread.length > 0) data.unreadEvidence = unread
  return Object.keys(data).length > 0 ? data : undefined
}

/** Reads one alert of the Defender incidents API; undefined where it has no id. */
function defenderAlert(alert: JsonObject, incident: string, notes: Notes): AlertRecord | undefined {
  const written = textOf(alert.alertId)
  if (written === '') return undefined
  const named = serviceSourceOf.read(alert.serviceSource, 'serviceSource', notes) ?? 'unknown'
  const { id, product } = alertIdOf(written, named)
  const entities = flatEvidenceList(alert.entities, undefined, notes)
  const devices = objectsOf(alert.devices).map((device) => listedDevice(device, notes))
  return {
    providerAlertId: id,
    writtenId: written,
    serviceSource: named === 'unknown' ? (product ?? named) : named,
    title: carriedText(alert.title),
    description: carriedText(alert.description),
    severity: severityOf.read(alert.severity, 'severity', notes),
    status: alertStatusOf.read(alert.status, 'status', notes),
    classification: classificationOf.read(alert.classification, 'classification', notes),
    determination: determinationOf.read(alert.determination, 'determination', notes),
    category: categoryOf(alert.category),
    detectionSource: detectionSourceOf(alert.detectionSource),
    detectorId: carriedText(alert.detectorId),
    providerIncidentId: incident,
    assignedTo: carriedText(alert.assignedTo),
    actorDisplayName: carriedText(alert.actorName),
    threatFamilyName: carriedText(alert.threatFamilyName),
    techniques: techniquesOf(alert.mitreTechniques),
    created: timeOf(alert.creationTime, 'creationTime', notes),
    lastUpdate: timeOf(alert.lastUpdatedTime, 'lastUpdatedTime', notes),
    resolved: timeOf(alert.resolvedTime, 'resolvedTime', notes),
    firstActivity: timeOf(alert.firstActivity, 'firstActivity', notes),
    lastActivity: timeOf(alert.lastActivity, 'lastActivity', notes),
    comments: commentsOf(alert.comments, notes),
    evidence: alert.entities === undefined && alert.devices === undefined ? undefined : [...devices, ...entities.evidence],
    additionalData: withAsWritten(additionalData(alert, entities.unread), notes),
  }
}

/** Reads one incident of the Defender incidents API (`/api/incidents`) with its alerts; undefined where it has no id. */
export function defenderIncident(incident: JsonObject, notes: Notes): IncidentRead | undefined {
  const id = textOf(incident.incidentId)
  if (id === '') return undefined
  const record: IncidentRecord = {
    providerIncidentId: id,
    displayName: carriedText(incident.incidentName),
    status: incidentStatusOf.read(incident.status, 'status', notes),
    severity: severityOf.read(incident.severity, 'severity', notes),
    classification: classificationOf.read(incident.classification, 'classification', notes),
    determination: determinationOf.read(incident.determination, 'determination', notes),
    assignedTo: carriedText(incident.assignedTo),
    customTags: carriedTexts(incident.tags),
    comments: commentsOf(incident.comments, notes),
    redirectIncidentId: carriedText(incident.redirectIncidentId),
    created: timeOf(incident.createdTime, 'createdTime', notes),
    lastUpdate: timeOf(incident.lastUpdateTime, 'lastUpdateTime', notes),
  }
  const alerts: AlertRecord[] = []
  for (const written of objectsOf(incident.alerts)) {
    const alert = defenderAlert(written, id, notes)
    if (alert) alerts.push(alert)
    else notes.note('alert.without-id', 'An alert of the incident has no id; it is kept with the incident as written only')
  }
  return { incident: record, alerts }
}
