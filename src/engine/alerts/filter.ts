import { assetViews } from '#model/entity-kind.ts'
import { alertIdPrefixes } from '#model/service-source.ts'
import type { Inputs } from '../calls/index.ts'
import { containing } from '../incidents/filter.ts'
import type { SqlValue } from '../store/sql.ts'
import { activeWithin } from './activity-range.ts'
import { additionalFacets, additionalSql } from './additional-facets.ts'

export type AlertFilter = Inputs['alerts']['list']['filter']

export interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

const VALUES = '(SELECT value FROM json_each(?))'
const oneOf = (sql: string, values: readonly string[]): Condition => ({ sql: `${sql} IN ${VALUES}`, params: [JSON.stringify(values)] })
const listed = (column: string, values: readonly string[]): Condition => ({
  sql: `EXISTS (SELECT 1 FROM json_each(alert.${column}) WHERE value IN ${VALUES})`,
  params: [JSON.stringify(values)],
})
const anyOf = (conditions: readonly Condition[]): Condition => ({
  sql: `(${conditions.map((one) => one.sql).join(' OR ')})`,
  params: conditions.flatMap((one) => one.params),
})

/** The subscription a piece of cloud evidence belongs to, as SQL over `alert_evidence`. */
export const SUBSCRIPTION = `lower(coalesce(json_extract(properties, '$.vmMetadata.subscriptionId'),
  iif(json_extract(properties, '$.resourceId') LIKE '/subscriptions/%', substr(json_extract(properties, '$.resourceId'), 16, 36), NULL), ''))`

const columns = {
  severity: 'alert.severity',
  status: 'alert.status',
  categories: 'alert.category',
  serviceSources: 'alert.service_source',
  detectionSources: 'alert.detection_source',
  productNames: 'alert.product_name',
  alertTypes: 'alert.title',
  classification: 'alert.classification',
  assignedTo: 'alert.assigned_to',
} as const satisfies Partial<Record<keyof AlertFilter, string>>

/** Alerts that hit an asset with that name, or part of it. */
function involves(text: string): Condition {
  return {
    sql: `alert.id IN (SELECT alert FROM alert_evidence WHERE entity IN (SELECT id FROM entity WHERE kind IN ${VALUES}
      AND (label LIKE ? ESCAPE '\\' OR id IN (SELECT entity FROM entity_identifier WHERE value LIKE ? ESCAPE '\\'))))`,
    params: [JSON.stringify(Object.values(assetViews).flat()), containing(text), containing(text)],
  }
}

/** Title or id: the case's own number, the provider's id, with or without the two letters the portal puts before it (spec §5.4). */
function found(text: string): Condition {
  const number = /^#?(\d{1,15})$/.exec(text)?.[1]
  const lower = text.toLowerCase()
  const bare = alertIdPrefixes[lower.slice(0, 2)] ? lower.slice(2) : lower
  return anyOf([
    { sql: `alert.title LIKE ? ESCAPE '\\'`, params: [containing(text)] },
    ...(number ? [{ sql: 'alert.id = ?', params: [Number(number)] }] : []),
    { sql: 'lower(alert.provider_alert_id) IN (?, ?)', params: [lower, bare] },
    { sql: 'alert.id IN (SELECT alert FROM alert_other_id WHERE alert_id = ?)', params: [lower] },
  ])
}

/** The filter as one SQL condition over `alert`, within an incident where one is named. */
export function alertCondition(filter: AlertFilter, incident?: number): Condition {
  const conditions: Condition[] = []
  if (incident !== undefined)
    conditions.push({ sql: 'alert.id IN (SELECT alert FROM incident_alert WHERE incident = ?)', params: [incident] })
  for (const field of Object.keys(columns) as (keyof typeof columns)[]) {
    const values = filter[field]
    if (values) conditions.push(oneOf(columns[field], values))
  }
  for (const facet of Object.keys(additionalFacets) as (keyof typeof additionalFacets)[]) {
    const values = filter[facet]
    if (values) conditions.push(oneOf(additionalSql(facet), values))
  }
  const hidden = filter.hidden ?? (incident === undefined ? false : undefined)
  if (hidden !== undefined) conditions.push({ sql: `alert.id ${hidden ? '' : 'NOT '}IN (SELECT alert FROM hidden_alert)`, params: [] })
  if (filter.techniques) conditions.push(listed('techniques', filter.techniques))
  if (filter.tags) conditions.push(listed('system_tags', filter.tags))
  if (filter.subscriptions) {
    const of = oneOf(SUBSCRIPTION, filter.subscriptions)
    conditions.push({ ...of, sql: `alert.id IN (SELECT alert FROM alert_evidence WHERE ${of.sql})` })
  }
  if (filter.entities) conditions.push(anyOf(filter.entities.map(involves)))
  conditions.push(...activeWithin('alert', filter))
  const search = filter.search?.trim()
  if (search) conditions.push(found(search))
  return { sql: conditions.map((one) => one.sql).join(' AND ') || 'TRUE', params: conditions.flatMap((one) => one.params) }
}
