import { assetViews } from '#model/entity-kind.ts'
import { activeWithin } from '../alerts/activity-range.ts'
import type { Inputs } from '../calls/index.ts'
import type { SqlValue } from '../store/sql.ts'

export type IncidentFilter = Inputs['incidents']['list']['filter']

interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

const list = (values: readonly string[]): SqlValue => JSON.stringify(values)
const oneOf = (column: string, values: readonly string[]): Condition => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  params: [list(values)],
})

function carries(facet: string, values: readonly string[]): Condition {
  return {
    sql: 'incident.id IN (SELECT incident FROM incident_facet WHERE facet = ? AND value IN (SELECT value FROM json_each(?)))',
    params: [facet, list(values)],
  }
}

/** Incidents the case itself investigated, to such a state. */
function investigated(states: readonly string[]): Condition {
  return {
    sql: 'incident.id IN (SELECT incident FROM incident_investigation WHERE state IN (SELECT value FROM json_each(?)))',
    params: [list(states)],
  }
}

function carriesSeveral(facet: string, several: boolean): Condition {
  return {
    sql: `(SELECT count(*) FROM incident_facet WHERE facet = ? AND incident = incident.id) ${several ? '> 1' : '<= 1'}`,
    params: [facet],
  }
}

/** A LIKE pattern that finds `text` anywhere, its own wildcards taken literally (`ESCAPE '\\'`). */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Incidents an entity of that name is part of; assets only where the portal's search looks at assets only (spec §1.5). */
function involves(text: string, kinds: readonly string[] | null): Condition {
  const ofKind = kinds ? 'AND entity.kind IN (SELECT value FROM json_each(?))' : ''
  return {
    sql: `incident.id IN (
      SELECT incident_alert.incident FROM entity
      JOIN alert_evidence ON alert_evidence.entity = entity.id
      JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
      WHERE (entity.label LIKE ? ESCAPE '\\' OR entity.id IN (SELECT entity FROM entity_identifier WHERE value LIKE ? ESCAPE '\\')) ${ofKind})`,
    params: kinds ? [containing(text), containing(text), list(kinds)] : [containing(text), containing(text)],
  }
}

function anyOf(conditions: readonly Condition[]): Condition {
  return { sql: `(${conditions.map((c) => c.sql).join(' OR ')})`, params: conditions.flatMap((c) => c.params) }
}

function found(text: string): Condition {
  const number = /^#?(\d{1,15})$/.exec(text)?.[1]
  const assets = Object.values(assetViews).flat()
  return anyOf([
    { sql: `incident.name LIKE ? ESCAPE '\\'`, params: [containing(text)] },
    ...(number ? [{ sql: 'incident.id = ?', params: [Number(number)] }] : []),
    { sql: 'EXISTS (SELECT 1 FROM json_each(incident.provider_incident_ids) WHERE value = ?)', params: [text] },
    involves(text, assets),
  ])
}

/** The queue's filter as one SQL condition over `incident`; redirected incidents are never listed. */
export function incidentCondition(filter: IncidentFilter): Condition {
  const conditions: Condition[] = [{ sql: "incident.status <> 'redirected'", params: [] }]
  const add = (condition: Condition) => conditions.push(condition)
  if (filter.status) add(oneOf('incident.status', filter.status))
  if (filter.incidentSeverity) add(oneOf('incident.severity', filter.incidentSeverity))
  if (filter.assignedTo) add(oneOf('incident.assigned_to', filter.assignedTo))
  if (filter.classification)
    add(anyOf([oneOf('incident.classification', filter.classification), carries('alertClassifications', filter.classification)]))
  if (filter.alertSeverity) add(carries('alertSeverity', filter.alertSeverity))
  if (filter.multipleServiceSources !== undefined) add(carriesSeveral('serviceSources', filter.multipleServiceSources))
  if (filter.multipleCategories !== undefined) add(carriesSeveral('categories', filter.multipleCategories))
  for (const facet of [
    'serviceSources',
    'detectionSources',
    'categories',
    'deviceGroups',
    'osPlatforms',
    'threats',
    'policies',
    'subscriptions',
    'sensitivityLabels',
  ] as const) {
    const values = filter[facet]
    if (values) add(carries(facet, values))
  }
  const states = filter.investigationStates
  if (states) add(anyOf([carries('investigationStates', states), investigated(states)]))
  if (filter.tags)
    add({
      sql: 'incident.id IN (SELECT incident FROM incident_tag WHERE name IN (SELECT value FROM json_each(?)))',
      params: [list(filter.tags)],
    })
  if (filter.entities) add(anyOf(filter.entities.map((name) => involves(name, null))))
  for (const condition of activeWithin('incident', filter)) add(condition)
  const search = filter.search?.trim()
  if (search) add(found(search))
  return { sql: conditions.map((c) => c.sql).join(' AND '), params: conditions.flatMap((c) => c.params) }
}
