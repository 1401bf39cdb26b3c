import { type Ticks, ticksFromUnixMs } from '#base/ticks.ts'
import { logActivity } from '../activity/log.ts'
import { absorbIncident } from '../incidents/absorb.ts'
import { nextIncidentId } from '../incidents/next-id.ts'
import type { WriteStore } from '../store/sql.ts'
import { digestIncidents } from './digest.ts'
import { keepLinks } from './keep-links.ts'
import { keepWithheld } from './keep-withheld.ts'
import type { Placed, Placement } from './place.ts'
import { takenOver, takeOver } from './provider-details.ts'
import type { ProviderIncident, ProviderIncidents } from './provider-incidents.ts'
import { continuations, heirOf } from './reconcile.ts'
import { CORRELATION, type StandingIncident } from './standing-incident.ts'

interface Moments {
  readonly first: Ticks
  readonly last: Ticks
  readonly created: Ticks
}

function momentsOf(store: WriteStore, alerts: readonly number[]): Moments {
  return store.get<Moments>(
    `SELECT min(first_activity) AS first, max(last_activity) AS last, min(coalesce(created, first_activity)) AS created
     FROM alert WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(alerts),
  )!
}

function insertIncident(store: WriteStore, told: Partial<ProviderIncident>, providerIds: readonly string[], at: Moments): number {
  const created = told.created ?? at.created
  return store.run(
    `INSERT INTO incident (id, name, description, severity, status, classification, determination, assigned_to, resolving_comment,
       provider_incident_ids, first_activity, last_activity, created, last_update)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    nextIncidentId(store),
    told.displayName ?? '',
    told.description ?? '',
    told.severity ?? 'unknown',
    told.status && told.status !== 'redirected' ? told.status : 'active',
    told.classification ?? 'unknown',
    told.determination ?? 'unknown',
    told.assignedTo ?? '',
    told.resolvingComment ?? '',
    JSON.stringify(providerIds),
    at.first,
    at.last,
    created,
    told.lastUpdate ?? created,
  ).lastInsertRowid
}

/** Brings an incident nobody decided on to what its provider says now, or to nothing where it is no provider's any more. */
function followProvider(store: WriteStore, incident: StandingIncident, told: Partial<ProviderIncident>, ids: readonly string[]): void {
  const idText = JSON.stringify(ids)
  if (incident.decided) {
    if (idText === JSON.stringify(incident.providerIds)) return
    store.run('UPDATE incident SET provider_incident_ids = ? WHERE id = ?', idText, incident.id)
    return
  }
  store.run(
    `UPDATE incident SET provider_incident_ids = ?1, status = ?2, classification = ?3, determination = ?4, assigned_to = ?5,
       resolving_comment = iif(?6 <> '', ?6, resolving_comment), description = iif(description_set = 1 OR ?7 = '', description, ?7)
     WHERE id = ?8 AND (provider_incident_ids <> ?1 OR status <> ?2 OR classification <> ?3 OR determination <> ?4 OR assigned_to <> ?5)`,
    idText,
    told.status && told.status !== 'redirected' ? told.status : 'active',
    told.classification ?? 'unknown',
    told.determination ?? 'unknown',
    told.assignedTo ?? '',
    told.resolvingComment ?? '',
    told.description ?? '',
    incident.id,
  )
}

function providerIdsOf(placed: Placed): string[] {
  return placed.providerIncident ? [placed.providerIncident] : []
}

interface Change {
  readonly id: number
  readonly isNew: boolean
  readonly joined: readonly number[]
}

function logChange(store: WriteStore, { id, isNew, joined }: Change, now: Ticks): void {
  logActivity(store, {
    kind: 'audit',
    action: isNew ? 'incident.created' : 'alerts.correlated',
    performedBy: CORRELATION,
    targetType: 'incident',
    targetId: id,
    targetName: store.get<{ name: string }>('SELECT name FROM incident WHERE id = ?', id)!.name,
    incident: id,
    text: isNew
      ? `Created with ${joined.length} correlated alerts.`
      : `${joined.length === 1 ? 'An alert was' : `${joined.length} alerts were`} correlated.`,
    detail: { alerts: joined.slice(0, 1000), count: joined.length },
    at: now,
  })
}

function redirect(store: WriteStore, incident: StandingIncident, to: number, now: Ticks): void {
  const name = (id: number) => store.get<{ name: string }>('SELECT name FROM incident WHERE id = ?', id)?.name ?? ''
  absorbIncident(store, to, incident.id)
  logActivity(store, {
    kind: 'audit',
    action: 'incident.merged',
    performedBy: CORRELATION,
    targetType: 'incident',
    targetId: to,
    targetName: name(to),
    incident: to,
    text: `Incident #${incident.id} was merged into this one: its alerts are linked to these.`,
    detail: { sources: [{ id: incident.id, name: name(incident.id) }] },
    at: now,
  })
}

/** Incidents the evidence tells of without any of their alerts are in the queue all the same. */
function keepBareProviderIncidents(store: WriteStore, providers: ProviderIncidents, known: ReadonlySet<string>): void {
  for (const [id, told] of providers.all) {
    if (known.has(id) || providers.finalId(id) !== id) continue
    const at = told.created ?? told.lastUpdate
    if (at === undefined) continue
    const incident = insertIncident(store, told, [id], { first: at, last: told.lastUpdate ?? at, created: at })
    takeOver(store, incident, told)
  }
}

/**
 * Writes a placement over what stands: incidents continue as far as they can, emptied ones redirect to where their alerts went, alerts an
 * analyst placed are left alone. Everything that changed is in the activity log.
 */
export function keepIncidents(
  store: WriteStore,
  placement: Placement,
  standing: ReadonlyMap<number, StandingIncident>,
  providers: ProviderIncidents,
  ignoreProvider: boolean,
): void {
  const now = ticksFromUnixMs(Date.now())
  const continued = continuations(placement.incidents, standing)
  const placedByAnalyst = new Set([...standing.values()].flatMap((one) => [...one.placedByAnalyst]))
  const homes = new Map([...standing.values()].flatMap((one) => one.alerts.map((alert) => [alert, one.id] as const)))
  const placedBy = new Map(
    store.all<{ alert: number; placed_by: string }>('SELECT alert, placed_by FROM incident_alert').map((row) => [row.alert, row.placed_by]),
  )
  const incidentOfAlert = new Map<number, number>()
  const changes: Change[] = []
  const detailed = takenOver(store)
  for (const placed of placement.incidents) {
    const ids = providerIdsOf(placed)
    const told: Partial<ProviderIncident> = (ids[0] !== undefined && providers.all.get(ids[0])) || {}
    const known = continued.get(placed) ?? null
    const alerts = placed.alerts.map((alert) => alert.id)
    const id = known ?? insertIncident(store, told, ids, momentsOf(store, alerts))
    if (known !== null) followProvider(store, standing.get(known)!, told, ids)
    if (told.providerIncidentId !== undefined && !detailed.has(id)) takeOver(store, id, told)
    const joined = alerts.filter((alert) => homes.get(alert) !== id)
    for (const alert of placed.alerts) {
      incidentOfAlert.set(alert.id, id)
      const by = placedByAnalyst.has(alert.id) ? 'analyst' : placed.providerIncident && alert.providerIncident ? 'provider' : 'correlation'
      if (homes.get(alert.id) === id && placedBy.get(alert.id) === by) continue
      store.run(
        `INSERT INTO incident_alert (alert, incident, placed_by) VALUES (?, ?, ?)
         ON CONFLICT (alert) DO UPDATE SET incident = excluded.incident, placed_by = excluded.placed_by`,
        alert.id,
        id,
        by,
      )
    }
    if (joined.length > 0 && alerts.length > 1) changes.push({ id, isNew: known === null, joined })
  }
  keepLinks(store, placement.incidents, placedByAnalyst)
  keepWithheld(store, placement)
  const live = new Set(incidentOfAlert.values())
  for (const incident of standing.values()) {
    if (live.has(incident.id) || incident.alerts.length === 0) continue
    const to = heirOf(incident, incidentOfAlert)
    if (to !== undefined) redirect(store, incident, to, now)
  }
  if (!ignoreProvider) {
    const known = new Set([...placement.incidents.flatMap(providerIdsOf), ...[...standing.values()].flatMap((one) => one.providerIds)])
    keepBareProviderIncidents(store, providers, known)
  }
  digestIncidents(store)
  for (const change of changes) logChange(store, change, now)
}
