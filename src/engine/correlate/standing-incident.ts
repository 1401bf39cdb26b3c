import type { Classification, Determination, IncidentStatus } from '#model/triage.ts'
import type { ReadStore } from '../store/sql.ts'

/** An incident that stands in the case before correlation runs. */
export interface StandingIncident {
  readonly id: number
  readonly status: IncidentStatus
  readonly assigned_to: string
  readonly classification: Classification
  readonly determination: Determination
  readonly providerIds: readonly string[]
  /** alert ids it holds, and those among them an analyst placed */
  readonly alerts: number[]
  readonly placedByAnalyst: Set<number>
  /** whether an analyst merged others into it, or set its status, owner, classification or determination */
  decided: boolean
  /** whether an analyst put alerts into it: what it held with them stays with them */
  joined: boolean
}

/** Who stands behind what the engine does by itself, as the portal names its own. */
export const CORRELATION = 'Coldtrail – alert correlation'

/** Incidents a person decided on, by the log, where that was not undone. What only followed from an import or from correlation may be worked out anew. */
const DECIDED = `
  SELECT DISTINCT target_id AS id FROM activity WHERE target_type = 'incident' AND target_id IS NOT NULL AND performed_by <> ?
    AND id NOT IN (SELECT id FROM undone_activity)
    AND (action = 'incident.merged' OR (action = 'incident.updated' AND (
      json_type(detail, '$.after.status') IS NOT NULL OR json_type(detail, '$.after.assignedTo') IS NOT NULL OR
      json_type(detail, '$.after.classification') IS NOT NULL OR json_type(detail, '$.after.determination') IS NOT NULL)))`

/** Incidents a person put alerts into: by moving them, or by linking rows of a hunt. */
const JOINED = `SELECT DISTINCT target_id AS id FROM activity WHERE target_type = 'incident' AND action IN ('alerts.moved', 'alerts.linked')`

export function readStandingIncidents(store: ReadStore): Map<number, StandingIncident> {
  const incidents = new Map<number, StandingIncident>()
  const rows = store.all<Omit<StandingIncident, 'providerIds'> & { provider_incident_ids: string }>(
    `SELECT id, status, assigned_to, classification, determination, provider_incident_ids FROM incident
     WHERE status <> 'redirected' ORDER BY id`,
  )
  for (const { provider_incident_ids, ...row } of rows) {
    incidents.set(row.id, {
      ...row,
      providerIds: JSON.parse(provider_incident_ids) as string[],
      alerts: [],
      placedByAnalyst: new Set(),
      decided: false,
      joined: false,
    })
  }
  const placed = store.iterate<{ alert: number; incident: number; placed_by: string }>(
    'SELECT alert, incident, placed_by FROM incident_alert',
  )
  for (const { alert, incident, placed_by } of placed) {
    const of = incidents.get(incident)
    of?.alerts.push(alert)
    if (placed_by === 'analyst') of?.placedByAnalyst.add(alert)
  }
  for (const { id } of store.all<{ id: number }>(DECIDED, CORRELATION)) {
    const of = incidents.get(id)
    if (of) of.decided = true
  }
  for (const { id } of store.all<{ id: number }>(JOINED)) {
    const of = incidents.get(id)
    if (of && of.placedByAnalyst.size > 0) of.joined = true
  }
  return incidents
}
