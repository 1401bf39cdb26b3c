import type { Ticks } from '#base/ticks.ts'
import type { AlertRecord } from '#model/alert-record.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { alertRow, insertAlertSql, updateAlertSql } from './alert-row.ts'
import { type MergedAlert, mergeRecords, type ToldRecord } from './merge-records.ts'
import { alertOfBody, recordBody } from './record-body.ts'
import { addEvidence, replaceEvidence } from './store-evidence.ts'

/** The record that told of something: source id and record number within it. */
export interface From {
  readonly source: number
  readonly record: number
}

/** The incident whose list names the alert, where it names none itself; the least id where several list it. */
function listedIncident(store: ReadStore, alert: AlertRecord): string | undefined {
  const ids = [alert.providerAlertId, ...(alert.otherIds ?? [])].map((id) => id.toLowerCase())
  const row = store.get<{ id: string | null }>(
    'SELECT min(provider_incident_id) AS id FROM provider_incident_alert WHERE alert_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  return row?.id ?? undefined
}

function placed(store: ReadStore, alert: AlertRecord): AlertRecord {
  if (alert.providerIncidentId) return alert
  const listed = listedIncident(store, alert)
  return listed === undefined ? alert : { ...alert, providerIncidentId: listed }
}

/** When the first of the exports that tell of an alert was imported. */
function importedAt(store: ReadStore, told: readonly ToldRecord[]): Ticks {
  const row = store.get<{ at: Ticks }>(
    'SELECT min(imported_at) AS at FROM source WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(told.map((one) => one.source))]),
  )
  return row!.at
}

/** What every export says of an alert. */
export function toldOf(store: ReadStore, alert: number): ToldRecord[] {
  return store
    .all<{ source: number; record: number; body: string }>(
      'SELECT source, record, body FROM alert_source WHERE alert = ? ORDER BY source, record',
      alert,
    )
    .map(({ source, record, body }) => ({ source, record, alert: alertOfBody(body) }))
}

function keepOtherIds(store: WriteStore, id: number, alert: AlertRecord): void {
  for (const other of alert.otherIds ?? []) {
    store.run('INSERT OR IGNORE INTO alert_other_id (alert_id, alert) VALUES (?, ?)', other.toLowerCase(), id)
  }
}

function insertAlert(store: WriteStore, merged: MergedAlert, told: readonly ToldRecord[]): number {
  const { alert, evidence } = merged
  const row = alertRow(placed(store, alert), {}, importedAt(store, told))
  const id = store.run(insertAlertSql, alert.serviceSource, alert.providerAlertId, ...row).lastInsertRowid
  addEvidence(store, id, evidence)
  return id
}

/** Puts in force what all exports say of an alert with the analyst's overrides laid over it: after the overrides changed. */
export function putInForce(store: WriteStore, id: number): MergedAlert {
  const told = toldOf(store, id)
  const merged = mergeRecords(told)
  const overrides = JSON.parse(
    store.get<{ overrides: string }>('SELECT overrides FROM alert WHERE id = ?', id)!.overrides,
  ) as Partial<AlertRecord>
  store.run(updateAlertSql, ...alertRow(placed(store, merged.alert), overrides, importedAt(store, told)), id)
  // the records tell times as they were written; the correction in force stays in force
  store.run(
    'UPDATE alert SET first_activity = first_activity + clock, last_activity = last_activity + clock WHERE id = ? AND clock <> 0',
    id,
  )
  return merged
}

/** Builds an alert anew, evidence and all: after another export came, or after an incident that lists it did. */
export function rebuildAlert(store: WriteStore, id: number): void {
  replaceEvidence(store, id, putInForce(store, id).evidence)
}

function keepTold(store: WriteStore, id: number, { alert, source, record }: ToldRecord): void {
  store.run(
    `INSERT INTO alert_source (alert, source, record, last_update, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (alert, source, record) DO UPDATE SET last_update = excluded.last_update, body = excluded.body`,
    id,
    source,
    record,
    alert.lastUpdate ?? null,
    recordBody(alert),
  )
  keepOtherIds(store, id, alert)
}

/**
 * Stores what some records say of one alert. The alert's identity is its product and its provider's id; of several exports each field
 * is the newest's that carries it, whatever the order of import, and every export stays listed in `alert_source`. Storing the same
 * records again changes nothing. Call it within a transaction.
 * @param told one record or more, all of one identity
 * @returns id of the alert
 */
export function storeTold(store: WriteStore, told: readonly ToldRecord[]): number {
  const { serviceSource, providerAlertId } = told[0]!.alert
  const known = store.get<{ id: number }>(
    'SELECT id FROM alert WHERE service_source = ? AND provider_alert_id = ?',
    serviceSource,
    providerAlertId,
  )
  const id = known?.id ?? insertAlert(store, mergeRecords(told), told)
  for (const one of told) keepTold(store, id, one)
  if (known) rebuildAlert(store, id)
  return id
}

/** Stores what one record says of an alert; see {@link storeTold}. */
export const storeAlert = (store: WriteStore, alert: AlertRecord, from: From): number => storeTold(store, [{ alert, ...from }])
