import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import { emptyDigest, type IncidentDigest, type PriorityFactor } from '#model/incident-digest.ts'
import type { Severity } from '#model/severity.ts'
import type { Classification, Determination, IncidentStatus } from '#model/triage.ts'
import type { Outputs } from '../calls/index.ts'
import type { SpanClocks } from '../clocks/span-clocks.ts'
import type { ReadStore } from '../store/sql.ts'

type IncidentRow = Outputs['incidents']['list']['incidents'][number]

/** An incident as its table holds it. */
export interface StoredIncident {
  readonly id: number
  readonly name: string
  readonly name_set: number
  readonly description: string
  readonly description_set: number
  readonly severity: Severity
  readonly severity_set: number
  readonly status: IncidentStatus
  readonly classification: Classification
  readonly determination: Determination
  readonly assigned_to: string
  readonly resolving_comment: string
  readonly redirected_to: number | null
  readonly provider_incident_ids: string
  readonly priority: number
  readonly priority_factors: string
  readonly first_activity: Ticks
  readonly last_activity: Ticks
  readonly created: Ticks
  readonly last_update: Ticks
  /** none of its alerts has a time: it stands at their import */
  readonly undated: number
  readonly digest: string
}

export const digestOf = (stored: StoredIncident): IncidentDigest => ({
  ...emptyDigest,
  ...(JSON.parse(stored.digest) as Partial<IncidentDigest>),
})
export const factorsOf = (stored: StoredIncident): PriorityFactor[] => JSON.parse(stored.priority_factors) as PriorityFactor[]

/** Incidents of those ids, in that order. */
export function storedIncidents(store: ReadStore, ids: readonly number[]): StoredIncident[] {
  const rows = store.all<StoredIncident>(
    'SELECT *, last_activity IN (SELECT imported_at FROM source) AS undated FROM incident WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export function tagsOf(store: ReadStore, ids: readonly number[]): Map<number, IncidentRow['tags']> {
  const tags = new Map<number, IncidentRow['tags']>()
  const rows = store.all<{ incident: number; name: string; system: number }>(
    'SELECT incident, name, system FROM incident_tag WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY system DESC, name',
    JSON.stringify(ids),
  )
  for (const row of rows) tags.set(row.incident, [...(tags.get(row.incident) ?? []), { name: row.name, system: row.system === 1 }])
  return tags
}

/** States of the investigations the case itself ran, by incident. */
export function investigationsOf(store: ReadStore, ids: readonly number[]): Map<number, string[]> {
  const rows = store.all<{ incident: number; states: string }>(
    'SELECT incident, json_group_array(DISTINCT state) AS states FROM incident_investigation WHERE incident IN (SELECT value FROM json_each(?)) GROUP BY 1',
    JSON.stringify(ids),
  )
  return new Map(rows.map((row) => [row.incident, JSON.parse(row.states) as string[]]))
}

export function incidentRow(
  stored: StoredIncident,
  tags: IncidentRow['tags'],
  investigations: readonly string[],
  clocks: SpanClocks = {},
): IncidentRow {
  const digest = digestOf(stored)
  return {
    id: stored.id,
    name: stored.name,
    severity: stored.severity,
    status: stored.status,
    classification: stored.classification,
    determination: stored.determination,
    assignedTo: stored.assigned_to,
    tags,
    alertCount: digest.alertCount,
    activeAlertCount: digest.activeAlertCount,
    assets: { ...digest.assets },
    topAssets: [...digest.topAssets],
    categories: [...digest.categories],
    techniques: [...digest.techniques],
    serviceSources: [...digest.serviceSources],
    detectionSources: [...digest.detectionSources],
    productNames: [...digest.productNames],
    threats: [...digest.threats],
    deviceGroups: [...digest.deviceGroups],
    policies: [...digest.policies],
    sensitivityLabels: [...digest.sensitivityLabels],
    investigationStates: [...new Set([...investigations, ...digest.investigationStates])],
    firstActivity: isoFromTicks(stored.first_activity),
    lastActivity: isoFromTicks(stored.last_activity),
    ...clocks,
    ...(stored.undated ? { undated: true as const } : {}),
    created: isoFromTicks(stored.created),
    lastUpdate: isoFromTicks(stored.last_update),
    priority: stored.priority,
    redirectedTo: stored.redirected_to,
  }
}
