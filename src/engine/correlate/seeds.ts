import type { Seed } from './cluster.ts'
import type { AlertFact, Facts } from './facts.ts'
import type { ProviderIncidents } from './provider-incidents.ts'
import type { StandingIncident } from './standing-incident.ts'

const open = { closed: false, pinned: false, assignedTo: '', classification: 'unknown', determination: 'unknown' } as const

function seedOf(incident: StandingIncident, alerts: readonly AlertFact[], providerIncident: string): Seed {
  return {
    alerts,
    incident: incident.id,
    providerIncident,
    closed: incident.status === 'resolved',
    pinned: incident.placedByAnalyst.size > 0,
    assignedTo: incident.assigned_to,
    classification: incident.classification,
    determination: incident.determination,
  }
}

/**
 * What correlation finds standing and must respect: analysts' placements and decisions first, then the providers' incidents. Incidents
 * that only correlation made are no seeds: they are worked out anew, so that it does not matter what was imported first.
 */
export function seedsOf(
  facts: Facts,
  incidents: ReadonlyMap<number, StandingIncident>,
  providers: ProviderIncidents,
  ignoreProvider: boolean,
): Seed[] {
  const byId = new Map(facts.alerts.map((alert) => [alert.id, alert]))
  const taken = new Set<number>()
  const held: { incident: StandingIncident; alerts: AlertFact[]; providerIncident: string }[] = []
  const take = (ids: Iterable<number>): AlertFact[] => {
    const fresh = [...ids].filter((id) => byId.has(id) && !taken.has(id)).sort((a, b) => a - b)
    for (const id of fresh) taken.add(id)
    return fresh.map((id) => byId.get(id)!)
  }
  // single alerts an analyst placed bind before whole incidents he decided on
  const standing = [...incidents.values()].filter((one) => one.alerts.length > 0)
  const placed = new Map(standing.filter((one) => one.placedByAnalyst.size > 0).map((one) => [one, take(one.placedByAnalyst)]))
  for (const incident of standing) {
    const alerts = [...(placed.get(incident) ?? []), ...(incident.decided || incident.joined ? take(incident.alerts) : [])]
    if (alerts.length === 0) continue
    held.push({ incident, alerts, providerIncident: ignoreProvider ? '' : (incident.providerIds[0] ?? '') })
  }
  if (ignoreProvider) return held.map((one) => seedOf(one.incident, one.alerts, ''))

  const byProvider = new Map<string, AlertFact[]>()
  for (const alert of facts.alerts) {
    if (!alert.providerIncident || taken.has(alert.id)) continue
    const id = providers.finalId(alert.providerIncident)
    const of = byProvider.get(id) ?? []
    of.push(alert)
    byProvider.set(id, of)
  }
  const seeds: Seed[] = []
  for (const { incident, alerts, providerIncident } of held) {
    const more = byProvider.get(providerIncident) ?? []
    byProvider.delete(providerIncident)
    seeds.push(seedOf(incident, [...alerts, ...more], providerIncident))
  }
  for (const [id, alerts] of [...byProvider].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const told = providers.all.get(id)
    seeds.push({
      ...open,
      alerts,
      incident: null,
      providerIncident: id,
      closed: told?.status === 'resolved',
      assignedTo: told?.assignedTo ?? '',
      classification: told?.classification ?? 'unknown',
      determination: told?.determination ?? 'unknown',
    })
  }
  return seeds
}
