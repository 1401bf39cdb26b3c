import { type Problem, problem } from '#base/problem.ts'
import type { ReadStore } from '../store/sql.ts'
import type { StoredIncident } from './row.ts'

/** The portal does not publish how many entities an incident may hold; past this many a graph no longer tells a story. */
export const MAX_ENTITIES = 5000

export type GuardedIncident = Pick<StoredIncident, 'id' | 'status' | 'assigned_to' | 'classification' | 'determination'>

const differ = (a: string, b: string, unset: string) => a !== unset && b !== unset && a !== b

/**
 * Why two incidents must not become one, or null where they may (spec §13.4): a resolved one is not reopened, two owners,
 * classifications or determinations are never guessed between (unset equals anything), and the target keeps within {@link MAX_ENTITIES}.
 */
export function mergeGuard(a: GuardedIncident, b: GuardedIncident, entities: number): Problem | null {
  const refuse = (because: string) => problem('incident.merge-guard', `Incidents #${a.id} and #${b.id} cannot be merged: ${because}.`)
  if (a.status === 'redirected' || b.status === 'redirected') return refuse('one of them was already merged into another')
  if (a.status === 'resolved' || b.status === 'resolved') return refuse('one of them is resolved, and resolved incidents are not reopened')
  if (differ(a.assigned_to, b.assigned_to, '')) return refuse(`they are assigned to ${a.assigned_to} and ${b.assigned_to}`)
  if (differ(a.classification, b.classification, 'unknown')) return refuse('their classifications differ')
  if (differ(a.determination, b.determination, 'unknown')) return refuse('their determinations differ')
  if (entities > MAX_ENTITIES) return refuse(`together they would hold ${entities} entities, more than ${MAX_ENTITIES}`)
  return null
}

/** How many distinct entities the alerts of some incidents name. */
export function entityCount(store: ReadStore, incidents: readonly number[]): number {
  return (
    store.get<{ n: number }>(
      `SELECT count(DISTINCT alert_evidence.entity) AS n FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert
       WHERE incident_alert.incident IN (SELECT value FROM json_each(?))`,
      JSON.stringify(incidents),
    )?.n ?? 0
  )
}
