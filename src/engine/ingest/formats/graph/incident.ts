import type { AlertRecord, IncidentRecord } from '#model/alert-record.ts'
import { classificationOf, determinationOf, incidentStatusOf, severityOf } from '../reading/enumeration.ts'
import type { Notes } from '../reading/notes.ts'
import { carriedText, carriedTexts, type JsonObject, objectsOf, textOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'
import { graphAlert } from './alert.ts'
import { commentsOf } from './comments.ts'

export interface IncidentRead {
  readonly incident: IncidentRecord
  /** the incident's alerts where the export expanded them */
  readonly alerts: AlertRecord[]
}

/**
 * Reads one incident of the Graph security API (spec §7.12), with its alerts where they are expanded. An alert stands in the incident
 * that carries it, whatever it says itself: after a merge an alert may still name the incident it came from.
 */
export function graphIncident(incident: JsonObject, notes: Notes): IncidentRead | undefined {
  const id = textOf(incident.id)
  if (id === '') return undefined
  const alerts: AlertRecord[] = []
  for (const written of objectsOf(incident.alerts)) {
    const alert = graphAlert(written, notes)
    if (alert) alerts.push({ ...alert, providerIncidentId: id })
    else notes.note('alert.without-id', 'An alert of the incident has no id; it is kept with the incident as written only')
  }
  return {
    alerts,
    incident: {
      providerIncidentId: id,
      tenantId: carriedText(incident.tenantId),
      displayName: carriedText(incident.displayName),
      description: carriedText(incident.description),
      summary: carriedText(incident.summary),
      status: incidentStatusOf.read(incident.status, 'status', notes),
      severity: severityOf.read(incident.severity, 'severity', notes),
      classification: classificationOf.read(incident.classification, 'classification', notes),
      determination: determinationOf.read(incident.determination, 'determination', notes),
      assignedTo: carriedText(incident.assignedTo),
      customTags: carriedTexts(incident.customTags ?? incident.tags),
      systemTags: carriedTexts(incident.systemTags),
      comments: commentsOf(incident.comments, notes),
      redirectIncidentId: carriedText(incident.redirectIncidentId),
      resolvingComment: carriedText(incident.resolvingComment),
      created: timeOf(incident.createdDateTime, 'createdDateTime', notes),
      lastUpdate: timeOf(incident.lastUpdateDateTime, 'lastUpdateDateTime', notes),
    },
  }
}
