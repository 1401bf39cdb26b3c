import { fail } from '#base/problem.ts'
import { alertSummaries } from '../alerts/summary.ts'
import { keptApartFrom } from '../alerts/withheld.ts'
import type { Outputs } from '../calls/index.ts'
import { clocksOfIncidents } from '../clocks/span-clocks.ts'
import type { ReadStore } from '../store/sql.ts'
import { standingEvidence } from './evidence/standing.ts'
import { factorsOf, incidentRow, investigationsOf, type StoredIncident, storedIncidents, tagsOf } from './row.ts'

/** The incident of that id; `incident.not-found` where the case has none. */
export function incidentOf(store: ReadStore, id: number): StoredIncident {
  const [stored] = storedIncidents(store, [id])
  return stored ?? fail('incident.not-found', `The case has no incident #${id}.`)
}

/** Where a merged-away incident's content stands now. */
export function followRedirect(store: ReadStore, stored: StoredIncident): StoredIncident {
  return stored.redirected_to === null ? stored : followRedirect(store, incidentOf(store, stored.redirected_to))
}

/**
 * The description to show: the stored one, else the first alert's, which is shown but belongs to the alert (spec §3).
 */
function descriptionOf(store: ReadStore, stored: StoredIncident): { description: string; descriptionStored: boolean } {
  if (stored.description !== '') return { description: stored.description, descriptionStored: true }
  const first = store.get<{ description: string }>(
    `SELECT description FROM alert JOIN incident_alert ON incident_alert.alert = alert.id
     WHERE incident = ? AND description <> '' ORDER BY first_activity, alert.id LIMIT 1`,
    stored.id,
  )
  return { description: first?.description ?? '', descriptionStored: false }
}

/** What the alerts recommend, each text once, in the order of the alerts. */
function recommendedActions(store: ReadStore, incident: number): string[] {
  return store
    .all<{ text: string }>(
      `SELECT recommended_actions AS text FROM alert JOIN incident_alert ON incident_alert.alert = alert.id
       WHERE incident = ? AND recommended_actions <> '' GROUP BY recommended_actions ORDER BY min(first_activity), min(alert.id)`,
      incident,
    )
    .map((row) => row.text)
}

/** Entities that are evidence of the incident by the remediation status in force, counted as the Evidence and Response list shows them. */
function evidenceByStatus(store: ReadStore, incident: number): Record<string, number> {
  const rows = store.all<{ status: string; n: number }>(
    `SELECT status, count(*) AS n FROM (${standingEvidence}) GROUP BY status ORDER BY status`,
    incident,
  )
  return Object.fromEntries(rows.map((row) => [row.status, row.n]))
}

/** Comments on the incident, those withdrawn not counted. */
const commentCount = (store: ReadStore, incident: number): number =>
  store.get<{ n: number }>(
    "SELECT count(*) AS n FROM activity WHERE incident = ? AND kind = 'comment' AND id NOT IN (SELECT id FROM undone_activity)",
    incident,
  )!.n

/** What says that attack disruption acted (spec §3): the provider's tag or suffix of the name, or alerts that carry it. */
function disruptionOf(store: ReadStore, { id, name }: StoredIncident, tags: readonly { readonly name: string }[]): string[] {
  const alerts = store.all<{ title: string }>(
    `SELECT DISTINCT title FROM alert JOIN incident_alert ON incident_alert.alert = alert.id
     WHERE incident = ? AND (system_tags LIKE '%disrupt%' OR title LIKE '%attack disruption%') ORDER BY title`,
    id,
  )
  return [
    ...(/\(attack disruption\)\s*$/i.test(name) ? ['its name at the provider'] : []),
    ...tags.filter((tag) => /disrupt/i.test(tag.name)).map((tag) => `the tag “${tag.name}”`),
    ...alerts.map(({ title }) => `the alert “${title}”`),
  ]
}

/** One incident, whole; asked for a merged-away one, answers that one with `redirectedTo` set. */
export function getIncident(store: ReadStore, id: number): Outputs['incidents']['get'] {
  const stored = incidentOf(store, id)
  const alerts = store.all<{ alert: number }>('SELECT alert FROM incident_alert WHERE incident = ?', id).map((row) => row.alert)
  const byStatus = evidenceByStatus(store, id)
  const tags = tagsOf(store, [id]).get(id) ?? []
  return {
    ...incidentRow(stored, tags, investigationsOf(store, [id]).get(id) ?? [], clocksOfIncidents(store, [id]).get(id)),
    ...descriptionOf(store, stored),
    recommendedActions: recommendedActions(store, id),
    resolvingComment: stored.resolving_comment,
    priorityFactors: factorsOf(stored),
    providerIncidentIds: JSON.parse(stored.provider_incident_ids) as string[],
    alerts: alertSummaries(store, alerts),
    evidenceCount: Object.values(byStatus).reduce((sum, n) => sum + n, 0),
    evidenceByStatus: byStatus,
    investigationCount: store.get<{ n: number }>('SELECT count(*) AS n FROM incident_investigation WHERE incident = ?', id)!.n,
    commentCount: commentCount(store, id),
    keptApart: keptApartFrom(store, alerts),
    disruption: disruptionOf(store, stored, tags),
  }
}
