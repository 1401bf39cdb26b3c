import type { Classification, Determination, IncidentStatus } from '#model/triage.ts'
import type { ReadStore } from '../store/sql.ts'
import type { ProviderIncident, ProviderIncidents } from './provider-incidents.ts'

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
  /** whether an analyst merged incidents into it */
  merged: boolean
}

/** Who stands behind what the engine does by itself, as the portal names its own. */
export const CORRELATION = 'Coldtrail – alert correlation'

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
      merged: false,
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
  const merged = store.all<{ id: number }>(
    "SELECT DISTINCT target_id AS id FROM activity WHERE action = 'incident.merged' AND performed_by <> ? AND target_id IS NOT NULL",
    CORRELATION,
  )
  for (const { id } of merged) {
    const of = incidents.get(id)
    if (of) of.merged = true
  }
  return incidents
}

/** What an incident was before anybody put his hand to it: what its provider said, or nothing. */
export function baselineOf(incident: StandingIncident, providers: ProviderIncidents): Partial<ProviderIncident> {
  return (incident.providerIds.length === 1 && providers.all.get(incident.providerIds[0]!)) || {}
}

/** Whether an analyst decided something about an incident, which correlation must not undo. */
export function isDecided(incident: StandingIncident, baseline: Partial<ProviderIncident>): boolean {
  return (
    incident.merged ||
    (incident.status === 'resolved' && baseline.status !== 'resolved') ||
    incident.assigned_to !== (baseline.assignedTo ?? '') ||
    incident.classification !== (baseline.classification ?? 'unknown') ||
    incident.determination !== (baseline.determination ?? 'unknown')
  )
}
