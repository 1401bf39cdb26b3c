import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { AlertRecord, Json } from '#model/alert-record.ts'
import { alertIdOf } from '../ingest/formats/reading/alert-id.ts'
import { categoryOf, techniquesOf } from '../ingest/formats/reading/attack.ts'
import { detectionSourceOf, serviceSourceOf, severityOf } from '../ingest/formats/reading/enumeration.ts'
import { createNotes, type Notes } from '../ingest/formats/reading/notes.ts'
import { carriedText, firstSaid, type JsonObject, textOf, textsOf } from '../ingest/formats/reading/object.ts'
import { timeOf } from '../ingest/formats/reading/time.ts'
import { sentinelAlert } from '../ingest/formats/sentinel/alert.ts'
import { jsonCell } from '../ingest/formats/sentinel/entities.ts'
import { sentinelIncident } from '../ingest/formats/sentinel/incident.ts'
import { quotedName } from '../store/column-layout.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { SqlValue, WriteStore } from '../store/sql.ts'
import { huntingEvidence } from './hunting-evidence.ts'
import type { ToldRecord } from './merge-records.ts'
import { storeTold } from './store-alert.ts'
import { storeIncident } from './store-incident.ts'

interface TableRecord {
  readonly record: number
  readonly values: JsonObject
}

/** A stored row under its columns' KQL names, as exports write values; what did not fit its column is taken as it was written. */
function valuesOf(row: Record<string, SqlValue>, columns: readonly { name: string; internal: string; type: string }[]): JsonObject {
  const values: Record<string, Json> = {}
  for (const { name, internal, type } of columns) {
    const value = row[internal]
    if (value === null || value === undefined || value === '' || value instanceof Uint8Array) continue
    if (type === 'datetime') values[name] = isoFromTicks(BigInt(value) as Ticks)
    else values[name] = typeof value === 'bigint' ? String(value) : value
  }
  const extra = row._extra
  return typeof extra === 'string' && extra !== '' ? { ...values, ...(JSON.parse(extra) as JsonObject) } : values
}

/** Rows of a table that a source brought as such, in the order of a column; rows that stand for alerts are none. */
function* rowsOf(store: WriteStore, name: string, source: number, order: string): Iterable<TableRecord> {
  const table = huntingTable(store, name)
  if (!table) return
  const sql = `SELECT * FROM ${quotedName(name)} AS row WHERE _source = ?
    AND NOT EXISTS (SELECT 1 FROM alert_table_row WHERE table_name = ? AND alert_table_row.row = row._id) ORDER BY ${quotedName(order)}, _id`
  for (const row of store.all<Record<string, SqlValue>>(sql, source, name)) {
    yield { record: Number(row._record), values: valuesOf(row, table.columns) }
  }
}

/** What a row of either table says of its alert. */
function common(row: JsonObject, notes: Notes): AlertRecord | undefined {
  const written = textOf(row.AlertId)
  if (written === '') return undefined
  const named = serviceSourceOf.read(row.ServiceSource, 'ServiceSource', notes) ?? 'unknown'
  const { id, product } = alertIdOf(written, named)
  return {
    providerAlertId: id,
    writtenId: written,
    serviceSource: named === 'unknown' ? (product ?? named) : named,
    title: carriedText(firstSaid(row.Title)),
    severity: severityOf.read(firstSaid(row.Severity), 'Severity', notes),
    detectionSource: detectionSourceOf(firstSaid(row.DetectionSource)),
    techniques: row.AttackTechniques === undefined ? undefined : techniquesOf(row.AttackTechniques),
    created: timeOf(row.Timestamp, 'Timestamp', notes),
  }
}

function fromInfo(row: JsonObject, notes: Notes): AlertRecord | undefined {
  const alert = common(row, notes)
  return alert && { ...alert, fromTable: 'AlertInfo', category: categoryOf(firstSaid(row.Category)) }
}

/** A row of evidence dates the activity, not the alert. */
function fromEvidence(row: JsonObject, notes: Notes): AlertRecord | undefined {
  const alert = common(row, notes)
  if (!alert) return undefined
  const { created, ...rest } = alert
  const evidence = huntingEvidence(row, notes)
  const category = textsOf(jsonCell(row.Categories))[0]
  return {
    ...rest,
    fromTable: 'AlertEvidence',
    ...(created === undefined ? {} : { firstActivity: created, lastActivity: created }),
    ...(category === undefined ? {} : { category: categoryOf(category) }),
    ...(textOf(row.ThreatFamily) === '' ? {} : { threatFamilyName: textOf(row.ThreatFamily) }),
    evidence: evidence ? [evidence] : [],
  }
}

const identityOf = (alert: AlertRecord) => `${alert.serviceSource}|${alert.providerAlertId}`

/** Stores alerts whose records stand one behind another, each alert once. */
function storeRuns(store: WriteStore, told: Iterable<ToldRecord>): void {
  let run: ToldRecord[] = []
  for (const one of told) {
    if (run.length > 0 && identityOf(run[0]!.alert) !== identityOf(one.alert)) {
      storeTold(store, run)
      run = []
    }
    run.push(one)
  }
  if (run.length > 0) storeTold(store, run)
}

type Reader = (row: JsonObject, notes: Notes) => AlertRecord | undefined

function* toldBy(store: WriteStore, table: string, order: string, source: number, read: Reader): Iterable<ToldRecord> {
  for (const { record, values } of rowsOf(store, table, source, order)) {
    const alert = read(values, createNotes())
    if (alert) yield { alert, source, record }
  }
}

/** Whether the source's format told of its alerts (or incidents) itself. */
const isTold = (store: WriteStore, table: 'alert_source' | 'provider_incident', source: number) =>
  store.get(`SELECT 1 FROM ${table} WHERE source = ? LIMIT 1`, source) !== undefined

/**
 * Makes alerts of the rows a source brought to tables that tell of alerts: AlertInfo and AlertEvidence, and Sentinel's SecurityAlert and
 * SecurityIncident where they came as results of a hunt. Call it within a transaction, once the source is read.
 */
export function alertsFromTables(store: WriteStore, source: number): void {
  const tables = store.all<{ name: string }>('SELECT name FROM source_table WHERE source = ?', source).map((row) => row.name)
  if (tables.includes('SecurityIncident') && !isTold(store, 'provider_incident', source)) {
    for (const { record, values } of rowsOf(store, 'SecurityIncident', source, '_id')) {
      const incident = sentinelIncident(values, createNotes())
      if (incident) storeIncident(store, incident, { source, record })
    }
  }
  if (tables.includes('SecurityAlert') && !isTold(store, 'alert_source', source)) {
    storeRuns(store, toldBy(store, 'SecurityAlert', 'SystemAlertId', source, sentinelAlert))
  }
  if (tables.includes('AlertInfo')) storeRuns(store, toldBy(store, 'AlertInfo', 'AlertId', source, fromInfo))
  if (tables.includes('AlertEvidence')) storeRuns(store, toldBy(store, 'AlertEvidence', 'AlertId', source, fromEvidence))
}
