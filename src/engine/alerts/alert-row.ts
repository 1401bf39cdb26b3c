import type { Ticks } from '#base/ticks.ts'
import type { AlertRecord } from '#model/alert-record.ts'
import type { SqlValue } from '../store/sql.ts'
import { canonicalJson } from './evidence-identity.ts'

/** Columns of the table `alert` that a merged record fills, in order, and how. */
const columns: readonly (readonly [column: string, value: (of: AlertRecord) => SqlValue])[] = [
  ['title', (of) => of.title ?? ''],
  ['description', (of) => of.description ?? ''],
  ['recommended_actions', (of) => of.recommendedActions ?? ''],
  ['severity', (of) => of.severity ?? 'unknown'],
  ['status', (of) => of.status ?? 'unknown'],
  ['classification', (of) => of.classification ?? 'unknown'],
  ['determination', (of) => of.determination ?? 'unknown'],
  ['category', (of) => of.category ?? ''],
  ['detection_source', (of) => of.detectionSource ?? ''],
  ['product_name', (of) => of.productName ?? ''],
  ['detector_id', (of) => of.detectorId ?? ''],
  ['provider_incident_id', (of) => of.providerIncidentId ?? ''],
  ['tenant_id', (of) => of.tenantId ?? ''],
  ['assigned_to', (of) => of.assignedTo ?? ''],
  ['actor_display_name', (of) => of.actorDisplayName ?? ''],
  ['threat_display_name', (of) => of.threatDisplayName ?? ''],
  ['threat_family_name', (of) => of.threatFamilyName ?? ''],
  ['techniques', (of) => JSON.stringify(of.techniques ?? [])],
  ['alert_web_url', (of) => of.alertWebUrl ?? ''],
  ['system_tags', (of) => JSON.stringify(of.systemTags ?? [])],
  ['comments', (of) => canonicalJson(of.comments ?? [])],
  ['additional_data', (of) => canonicalJson(of.additionalData ?? {})],
  ['created', (of) => of.created ?? null],
  ['last_update', (of) => of.lastUpdate ?? null],
  ['resolved', (of) => of.resolved ?? null],
]

/** Activity is never null: an undated alert stands at its creation, failing that at its import (spec of the table). */
export function activityOf(alert: AlertRecord, imported: Ticks): { readonly first: Ticks; readonly last: Ticks } {
  const first = alert.firstActivity ?? alert.lastActivity ?? alert.created ?? imported
  const last = alert.lastActivity ?? first
  return last < first ? { first: last, last: first } : { first, last }
}

const names = [...columns.map(([name]) => name), 'first_activity', 'last_activity']

export const insertAlertSql = `INSERT INTO alert (service_source, provider_alert_id, ${names.join(', ')})
  VALUES (?, ?, ${names.map(() => '?').join(', ')})`
export const updateAlertSql = `UPDATE alert SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`

/** What is in force of an alert: what the evidence says, with the analyst's overrides laid over it. */
export function alertRow(alert: AlertRecord, overrides: Partial<AlertRecord>, imported: Ticks): SqlValue[] {
  const inForce = { ...alert, ...overrides }
  const { first, last } = activityOf(alert, imported)
  return [...columns.map(([, value]) => value(inForce)), first, last]
}
