import { Failure, fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { severityRank } from '#model/severity.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { digestIncident } from '../correlate/digest.ts'
import type { WriteStore } from '../store/sql.ts'
import { absorbIncident } from './absorb.ts'
import { incidentOf } from './detail.ts'
import { entityCount, mergeGuard } from './merge-guard.ts'
import { nextIncidentId } from './next-id.ts'
import { digestOf, type StoredIncident } from './row.ts'

/** Which of several takes in the others: the most severe, then the one with most alerts, then the oldest (the portal picks, even for people). */
function targetOf(incidents: readonly StoredIncident[]): StoredIncident {
  const [first, ...rest] = [...incidents].sort(
    (a, b) =>
      severityRank(b.severity) - severityRank(a.severity) ||
      digestOf(b).alertCount - digestOf(a).alertCount ||
      (a.created < b.created ? -1 : a.created > b.created ? 1 : a.id - b.id),
  )
  if (!first || rest.length === 0) return fail('incident.merge-guard', 'Two incidents or more are needed to merge.')
  return first
}

/** Merges incidents by hand (spec §13.6): refused as a whole where any pair is guarded; the target is named anew. */
export function mergeIncidents(store: WriteStore, input: Inputs['incidents']['merge'], context: CallContext): { target: number } {
  return store.transaction(() => {
    const incidents = [...new Set(input.incidents)].map((id) => incidentOf(store, id))
    const target = targetOf(incidents)
    const sources = incidents.filter((incident) => incident !== target)
    const entities = entityCount(
      store,
      incidents.map((incident) => incident.id),
    )
    for (const [place, a] of incidents.entries()) {
      for (const b of incidents.slice(place + 1)) {
        const guard = mergeGuard(a, b, entities)
        if (guard) throw new Failure(guard)
      }
    }
    for (const source of sources) absorbIncident(store, target.id, source.id)
    store.run('UPDATE incident SET name_set = 0, last_update = max(last_update, ?) WHERE id = ?', ticksFromUnixMs(Date.now()), target.id)
    logActivity(store, {
      kind: 'audit',
      action: 'incident.merged',
      performedBy: context.analyst,
      targetType: 'incident',
      targetId: target.id,
      targetName: target.name,
      incident: target.id,
      text: input.comment,
      detail: { sources: sources.map((source) => ({ id: source.id, name: source.name })) },
    })
    digestIncident(store, target.id)
    for (const source of sources) digestIncident(store, source.id)
    return { target: target.id }
  })
}

/** A new incident for some alerts, named after them until it is digested. Call it within a transaction. */
export function newIncidentOf(store: WriteStore, alerts: readonly number[]): number {
  const now = ticksFromUnixMs(Date.now())
  return store.run(
    `INSERT INTO incident (id, name, severity, first_activity, last_activity, created, last_update)
     SELECT ?, min(title), 'unknown', min(first_activity), max(last_activity), ?, ? FROM alert WHERE id IN (SELECT value FROM json_each(?))`,
    nextIncidentId(store),
    now,
    now,
    JSON.stringify(alerts),
  ).lastInsertRowid
}

/** An incident whose last alert left: nothing is deleted, it points to where its alerts went. */
function redirectIfEmpty(store: WriteStore, incident: number, to: number): void {
  if (store.get('SELECT 1 FROM incident_alert WHERE incident = ?', incident)) return
  absorbIncident(store, to, incident)
}

/** Moves alerts to an incident, existing or new (named after them, spec §1.3); an analyst's placement is never undone by correlation. */
export function moveAlerts(store: WriteStore, input: Inputs['incidents']['moveAlerts'], context: CallContext): { incident: number } {
  return store.transaction(() => {
    const alerts = [...new Set(input.alerts)]
    const from = store
      .all<{ incident: number }>(
        'SELECT DISTINCT incident FROM incident_alert WHERE alert IN (SELECT value FROM json_each(?))',
        JSON.stringify(alerts),
      )
      .map((row) => row.incident)
    if (from.length === 0) fail('alert.not-found', 'None of these alerts is in the case.')
    const target = input.incident === null ? newIncidentOf(store, alerts) : incidentOf(store, input.incident).id
    const stored = incidentOf(store, target)
    if (stored.redirected_to !== null) fail('incident.redirected', `Incident #${target} was merged into #${stored.redirected_to}.`)
    for (const alert of alerts) {
      store.run("UPDATE incident_alert SET incident = ?, placed_by = 'analyst' WHERE alert = ?", target, alert)
      store.run('UPDATE alert_link SET chosen = 0 WHERE alert = ?', alert)
      store.run(
        "INSERT INTO alert_link (alert, rule, rule_version, reason, chosen) VALUES (?, 'manual-association', 1, ?, 1)",
        alert,
        `Moved here by ${context.analyst}${input.comment ? `: ${input.comment}` : '.'}`,
      )
    }
    const left = from.filter((incident) => incident !== target)
    // what stays was decided too: correlation must not bring the two sides together again
    store.run("UPDATE incident_alert SET placed_by = 'analyst' WHERE incident IN (SELECT value FROM json_each(?))", JSON.stringify(left))
    logActivity(store, {
      kind: 'audit',
      action: 'alerts.moved',
      performedBy: context.analyst,
      targetType: 'incident',
      targetId: target,
      targetName: stored.name,
      incident: target,
      text: input.comment,
      detail: { alerts, from: left },
    })
    for (const incident of left) redirectIfEmpty(store, incident, target)
    for (const incident of [target, ...left]) digestIncident(store, incident)
    return { incident: target }
  })
}
