import type { Placed } from './place.ts'
import type { StandingIncident } from './standing-incident.ts'

/** Which standing incident each placed one continues; null: a new one. */
export type Continuation = ReadonlyMap<Placed, number | null>

/**
 * Keeps ids stable: a placed incident continues the standing one an analyst pinned it to, else the one with most alerts in common, else
 * the oldest of those. Each standing incident is continued once.
 */
export function continuations(placed: readonly Placed[], standing: ReadonlyMap<number, StandingIncident>): Map<Placed, number | null> {
  const homeOf = new Map<number, number>()
  for (const incident of standing.values()) for (const alert of incident.alerts) homeOf.set(alert, incident.id)
  const byProvider = new Map([...standing.values()].flatMap((one) => one.providerIds.map((id) => [id, one.id] as const)).reverse())
  const pairs: { placed: Placed; id: number; weight: number }[] = []
  for (const one of placed) {
    const common = new Map<number, number>()
    for (const alert of one.alerts) {
      const home = homeOf.get(alert.id)
      if (home !== undefined) common.set(home, (common.get(home) ?? 0) + 1)
    }
    const sameProvider = byProvider.get(one.providerIncident)
    if (sameProvider !== undefined) common.set(sameProvider, (common.get(sameProvider) ?? 0) + one.alerts.length)
    if (one.pinned !== null) common.set(one.pinned, Number.POSITIVE_INFINITY)
    for (const [id, weight] of common) pairs.push({ placed: one, id, weight })
  }
  pairs.sort((a, b) => b.weight - a.weight || a.id - b.id)
  const continued = new Map<Placed, number | null>(placed.map((one) => [one, null]))
  const taken = new Set<number>()
  for (const { placed: one, id } of pairs) {
    if (continued.get(one) !== null || taken.has(id) || !standing.has(id)) continue
    continued.set(one, id)
    taken.add(id)
  }
  return continued
}

/** Where the alerts of an incident that is not continued went: the one that took most of them. */
export function heirOf(incident: StandingIncident, incidentOfAlert: ReadonlyMap<number, number>): number | undefined {
  const went = new Map<number, number>()
  for (const alert of incident.alerts) {
    const to = incidentOfAlert.get(alert)
    if (to !== undefined && to !== incident.id) went.set(to, (went.get(to) ?? 0) + 1)
  }
  return [...went].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0]
}
