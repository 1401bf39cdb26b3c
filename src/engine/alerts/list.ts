import type { EntityKind } from '#model/entity-kind.ts'
import { severities } from '#model/severity.ts'
import { alertStatuses } from '#model/triage.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { keptOrder } from '../store/kept-order.ts'
import { expiredRules } from '../store/schema/tuning-rules.ts'
import type { ReadStore } from '../store/sql.ts'
import { type AlertFilter, alertCondition } from './filter.ts'
import { isImpacted } from './impacted.ts'
import { type AlertSummary, alertSummaries } from './summary.ts'

type AlertRow = Outputs['alerts']['list']['alerts'][number]
type AlertSort = Inputs['alerts']['list']['sort']

const rank = (column: string, values: readonly string[]) =>
  `CASE ${column} ${values.map((value, place) => `WHEN '${value}' THEN ${place}`).join(' ')} ELSE -1 END`

const expressions: Record<AlertSort['column'], string> = {
  severity: rank('alert.severity', severities),
  title: 'alert.title COLLATE NOCASE',
  status: rank('alert.status', alertStatuses),
  category: 'alert.category',
  serviceSource: 'alert.service_source',
  detectionSource: 'alert.detection_source',
  classification: 'alert.classification',
  assignedTo: 'alert.assigned_to COLLATE NOCASE',
  firstActivity: 'alert.first_activity',
  lastActivity: 'alert.last_activity',
  created: 'alert.created',
  incident: '(SELECT incident FROM incident_alert WHERE alert = alert.id)',
}

/** Ids of all alerts the filter lets through, in the order asked; equals in the order they happened. */
export function orderedAlerts(store: ReadStore, filter: AlertFilter, sort: AlertSort, incident?: number): readonly number[] {
  const condition = alertCondition(filter, incident)
  const direction = sort.descending ? 'DESC' : 'ASC'
  const then = `alert.first_activity ${direction}, alert.id ${direction}`
  return keptOrder(
    store,
    `SELECT alert.id FROM alert WHERE ${condition.sql} ORDER BY ${expressions[sort.column]} ${direction}, ${then}`,
    condition.params,
    store.get<{ n: number }>(expiredRules)?.n,
  )
}

const INVOLVED = 6

interface Piece {
  readonly alert: number
  readonly entity: number
  readonly kind: EntityKind
  readonly label: string
  readonly roles: string
  readonly detailed_roles: string
}

/** Entities each alert names, each once, impacted assets first. */
function involvedOf(store: ReadStore, alerts: readonly number[]): Map<number, AlertRow['involved']> {
  const pieces = store.all<Piece>(
    `SELECT alert, entity, entity.kind AS kind, label, roles, detailed_roles FROM alert_evidence
     JOIN entity ON entity.id = alert_evidence.entity WHERE alert IN (SELECT value FROM json_each(?)) ORDER BY alert_evidence.id`,
    JSON.stringify(alerts),
  )
  return new Map(
    [...Map.groupBy(pieces, (piece) => piece.alert)].map(([alert, of]) => {
      const named = new Map<number, AlertRow['involved'][number]>()
      for (const piece of of) {
        const impacted = isImpacted(piece) || (named.get(piece.entity)?.impacted ?? false)
        named.set(piece.entity, { entity: piece.entity, kind: piece.kind, label: piece.label, impacted })
      }
      const all = [...named.values()]
      return [alert, [...all.filter((one) => one.impacted), ...all.filter((one) => !one.impacted)].slice(0, INVOLVED)]
    }),
  )
}

function byId<Row extends { readonly id: number }>(
  store: ReadStore,
  sql: string,
  ids: readonly (number | null | undefined)[],
): Map<number, Row> {
  const rows = store.all<Row>(`${sql} IN (SELECT value FROM json_each(?))`, JSON.stringify([...new Set(ids)].filter((id) => id != null)))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Alerts of those ids, in that order, as a list shows them. */
export function alertRows(store: ReadStore, ids: readonly number[]): AlertRow[] {
  const summaries = new Map(alertSummaries(store, ids).map((alert) => [alert.id, alert]))
  const alerts = ids.flatMap<AlertSummary>((id) => summaries.get(id) ?? [])
  const involved = involvedOf(store, ids)
  const incidents = byId<{ id: number; name: string }>(
    store,
    'SELECT id, name FROM incident WHERE id',
    alerts.map((one) => one.incident),
  )
  const others = byId<{ id: number; title: string }>(
    store,
    'SELECT id, title FROM alert WHERE id',
    alerts.map((one) => one.link?.with),
  )
  const shared = byId<{ id: number; kind: EntityKind; label: string }>(
    store,
    'SELECT id, kind, label FROM entity WHERE id',
    alerts.map((one) => one.link?.entity),
  )
  return alerts.map((alert) => {
    const entity = shared.get(alert.link?.entity ?? 0)
    return {
      ...alert,
      incidentName: incidents.get(alert.incident)?.name ?? '',
      involved: involved.get(alert.id) ?? [],
      linkEntity: entity ? { entity: entity.id, kind: entity.kind, label: entity.label } : null,
      linkWith: others.get(alert.link?.with ?? 0) ?? null,
    }
  })
}

/** A window into the alerts of the case or of one incident: rows by place, and how many there are with the filter and without. */
export function listAlerts(store: ReadStore, input: Inputs['alerts']['list']): Outputs['alerts']['list'] {
  const ids = orderedAlerts(store, input.filter, input.sort, input.incident)
  const all = orderedAlerts(store, {}, { column: 'firstActivity', descending: false }, input.incident)
  return { total: ids.length, all: all.length, alerts: alertRows(store, ids.slice(input.offset, input.offset + input.limit)) }
}

/** Every alert the filter lets through, in order, and the incident each stands in: what ticking all of them needs. */
export function alertIds(store: ReadStore, input: Inputs['alerts']['ids']): Outputs['alerts']['ids'] {
  const alerts = [...orderedAlerts(store, input.filter, input.sort, input.incident)]
  const placed = store.all<{ alert: number; incident: number }>('SELECT alert, incident FROM incident_alert')
  const incidents = new Map(placed.map((row) => [row.alert, row.incident]))
  return { alerts, incidents: alerts.map((alert) => incidents.get(alert) ?? 0) }
}
