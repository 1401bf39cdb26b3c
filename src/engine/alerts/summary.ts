import { isoFromTicks, TICKS_PER_SECOND, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { assetViewOf } from '#model/entity-kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'
import type { AlertStatus, Classification, Determination } from '#model/triage.ts'
import type { Outputs } from '../calls/index.ts'
import { toldClock } from '../clocks/told-clock.ts'
import type { ReadStore } from '../store/sql.ts'

export type AlertDetail = Outputs['alerts']['get']
export type AlertSummary = Outputs['incidents']['get']['alerts'][number]
export type AlertLink = AlertDetail['links'][number]

/**
 * An alert as its table holds it: the columns are what is in force, that is what the evidence says with the analyst's `overrides` laid
 * over it; the overrides are kept apart so that a later export can be merged beneath them.
 */
export interface StoredAlert {
  readonly id: number
  readonly service_source: ServiceSource
  readonly provider_alert_id: string
  readonly title: string
  readonly severity: Severity
  readonly status: AlertStatus
  readonly classification: Classification
  readonly determination: Determination
  readonly category: string
  readonly detection_source: string
  readonly product_name: string
  readonly assigned_to: string
  readonly techniques: string
  readonly created: Ticks | null
  readonly last_update: Ticks | null
  readonly first_activity: Ticks
  readonly last_activity: Ticks
  /** ticks by which its activity stands corrected */
  readonly clock: number | bigint
  readonly undated: number
  readonly incident: number
}

interface StoredLink {
  readonly alert: number
  readonly with_alert: number | null
  readonly rule: string
  readonly rule_version: number
  readonly entity: number | null
  readonly distance: bigint | number | null
  readonly reason: string
  readonly chosen: number
}

/** Links of some alerts, each alert's chosen one first. Distances are stored in ticks and told in seconds. */
export function linksOf(store: ReadStore, alerts: readonly number[]): Map<number, AlertLink[]> {
  const rows = store.all<StoredLink>(
    `SELECT alert, with_alert, rule, rule_version, entity, distance, reason, chosen FROM alert_link
     WHERE alert IN (SELECT value FROM json_each(?)) ORDER BY alert, chosen DESC, distance, with_alert`,
    JSON.stringify(alerts),
  )
  const links = new Map<number, AlertLink[]>()
  for (const row of rows) {
    const link: AlertLink = {
      rule: row.rule,
      ruleVersion: row.rule_version,
      reason: row.reason,
      with: row.with_alert,
      entity: row.entity,
      distance: row.distance === null ? null : Number(row.distance) / Number(TICKS_PER_SECOND),
    }
    links.set(row.alert, [...(links.get(row.alert) ?? []), link])
  }
  return links
}

function entitiesOf(store: ReadStore, alerts: readonly number[]): Map<number, number[]> {
  const rows = store.all<{ alert: number; entity: number; kind: EntityKind }>(
    `SELECT DISTINCT alert, entity, entity.kind AS kind FROM alert_evidence JOIN entity ON entity.id = alert_evidence.entity
     WHERE alert IN (SELECT value FROM json_each(?)) ORDER BY alert_evidence.id`,
    JSON.stringify(alerts),
  )
  const entities = new Map<number, number[]>()
  const assetsFirst = [...rows].sort((a, b) => Number(assetViewOf(b.kind) !== undefined) - Number(assetViewOf(a.kind) !== undefined))
  for (const row of assetsFirst) {
    const of = entities.get(row.alert) ?? []
    if (!of.includes(row.entity)) of.push(row.entity)
    entities.set(row.alert, of)
  }
  return entities
}

/** SQL that is true of an alert the evidence gives a time, where rows of `alert` are read in number: what the view `dated_alert` asks. */
export const DATED = 'first_activity NOT IN (SELECT imported_at FROM source)'

/** SQL that is true of alerts that stand at their import, for want of any time in the evidence. */
export const UNDATED = 'alert.id NOT IN (SELECT id FROM dated_alert WHERE dated_alert.id = alert.id)'

/** Alerts of those ids in order of their first activity, ties by id, with the reason each is linked and the entities each names. */
export function alertSummaries(store: ReadStore, alerts: readonly number[]): AlertSummary[] {
  const rows = store.all<StoredAlert>(
    `SELECT alert.*, incident_alert.incident, ${UNDATED} AS undated FROM alert JOIN incident_alert ON incident_alert.alert = alert.id
     WHERE alert.id IN (SELECT value FROM json_each(?)) ORDER BY first_activity, alert.id`,
    JSON.stringify(alerts),
  )
  const links = linksOf(store, alerts)
  const entities = entitiesOf(store, alerts)
  return rows.map((row) => ({
    id: row.id,
    providerAlertId: row.provider_alert_id,
    incident: row.incident,
    title: row.title,
    severity: row.severity,
    status: row.status,
    classification: row.classification,
    determination: row.determination,
    category: row.category,
    techniques: JSON.parse(row.techniques) as string[],
    serviceSource: row.service_source,
    detectionSource: row.detection_source,
    productName: row.product_name,
    assignedTo: row.assigned_to,
    firstActivity: isoFromTicks(row.first_activity),
    lastActivity: isoFromTicks(row.last_activity),
    ...toldClock(row.clock),
    ...(row.undated ? { undated: true as const } : {}),
    created: row.created === null ? null : isoFromTicks(row.created),
    lastUpdate: row.last_update === null ? null : isoFromTicks(row.last_update),
    link: links.get(row.id)?.[0] ?? null,
    entities: entities.get(row.id) ?? [],
  }))
}
