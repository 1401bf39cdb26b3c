import type { IncidentRecord } from '#model/alert-record.ts'
import { incidentOfBody } from '../alerts/record-body.ts'
import type { ReadStore } from '../store/sql.ts'

/** A provider's incident as its exports tell it together: of several, the newest word of each field. */
export type ProviderIncident = IncidentRecord

export interface ProviderIncidents {
  readonly all: ReadonlyMap<string, ProviderIncident>
  /** The id an incident goes by after the provider's own merges. */
  finalId(id: string): string
}

const MAX_HOPS = 50

/** What the evidence says of the providers' incidents. */
export function readProviderIncidents(store: ReadStore): ProviderIncidents {
  const all = new Map<string, ProviderIncident>()
  const rows = store.iterate<{ id: string; body: string }>(
    `SELECT provider_incident_id AS id, body FROM provider_incident
     ORDER BY provider_incident_id, coalesce(last_update, 0), source, record`,
  )
  for (const { id, body } of rows) {
    const told = Object.fromEntries(Object.entries(incidentOfBody(body)).filter(([, value]) => value !== undefined))
    all.set(id, { ...all.get(id), ...(told as Partial<ProviderIncident>), providerIncidentId: id })
  }
  return {
    all,
    finalId(id) {
      let at = id
      for (let hop = 0; hop < MAX_HOPS; hop++) {
        const next = all.get(at)?.redirectIncidentId
        if (!next || next === at) return at
        at = next
      }
      return id
    },
  }
}
