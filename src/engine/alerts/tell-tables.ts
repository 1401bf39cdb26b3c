import type { Ticks } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { createTypingNotes } from '../ingest/typing/notes.ts'
import { createRowTyper } from '../ingest/typing/row-typer.ts'
import { quotedName } from '../store/column-layout.ts'
import { ensureHuntingTable } from '../store/hunting-table.ts'
import { insertValues } from '../store/row-writer.ts'
import type { SqlValue, WriteStore } from '../store/sql.ts'
import { alertEvidenceRow, alertInfoRow } from './alert-table-rows.ts'
import { type MergedAlert, mergeRecords } from './merge-records.ts'
import { toldOf } from './store-alert.ts'

type Row = { readonly [column: string]: Json | bigint | undefined }

/** A row that stands for an alert, and the record it is told by. */
interface Standing {
  readonly alert: number
  readonly source: number
  readonly record: number
  readonly row: Row
}

const TABLES = ['AlertInfo', 'AlertEvidence'] as const

/** Takes away the rows that stood for some alerts, with their share of the counts. */
function takeBack(store: WriteStore, alerts: string): void {
  for (const name of TABLES) {
    const old = `SELECT row FROM alert_table_row WHERE table_name = ? AND alert IN (SELECT value FROM json_each(?))`
    if (!store.get(`${old} LIMIT 1`, name, alerts)) continue
    const counts = store.all<{ source: number; n: number }>(
      `SELECT _source AS source, count(*) AS n FROM ${quotedName(name)} WHERE _id IN (${old}) GROUP BY _source`,
      name,
      alerts,
    )
    store.run(`DELETE FROM ${quotedName(name)} WHERE _id IN (${old})`, name, alerts)
    for (const { source, n } of counts) {
      store.run('UPDATE source_table SET rows = rows - ? WHERE source = ? AND name = ?', n, source, name)
      store.run('UPDATE hunting_table SET rows = rows - ? WHERE name = ?', n, name)
    }
    store.run('DELETE FROM source_table WHERE rows = 0 AND name = ?', name)
    store.run('DELETE FROM alert_table_row WHERE table_name = ? AND alert IN (SELECT value FROM json_each(?))', name, alerts)
  }
}

/** Writes rows of one table, those of each source in one go, and notes which alert each stands for. */
function stand(store: WriteStore, name: (typeof TABLES)[number], rows: readonly Standing[]): void {
  const table = schemaTable(name)!
  const columns = table.columns.map((column) => column.name)
  for (const [source, of] of Map.groupBy(rows, (one) => one.source)) {
    const typer = createRowTyper(table, columns, createTypingNotes())
    const typed: SqlValue[][] = of.map(({ record, row }) =>
      typer.row(
        record,
        columns.map((column) => row[column]),
      ),
    )
    ensureHuntingTable(store, table)
    const last = store.get<{ id: number | null }>(`SELECT max(_id) AS id FROM ${quotedName(name)}`)?.id ?? 0
    insertValues(store, source, {
      table,
      columns: typer.columns.map(({ name }) => ({ name })),
      rows: typed,
      first: typer.first,
      last: typer.last,
    })
    store.run(
      `INSERT INTO alert_table_row (alert, table_name, row) SELECT value, ?, ? + key FROM json_each(?)`,
      name,
      last + 1,
      JSON.stringify(of.map((one) => one.alert)),
    )
  }
}

/** The rows one alert is told by in each table: none where the table's own rows told of it, for they say it already. */
function rowsOf(store: WriteStore, alert: number): { info: Standing[]; evidence: Standing[] } {
  const told = toldOf(store, alert)
  const merged: MergedAlert = mergeRecords(told)
  const dated = merged.alert.firstActivity ?? merged.alert.lastActivity
  const from = (table: (typeof TABLES)[number]) => told.some((one) => one.alert.fromTable === table)
  const { source, record } = merged.newest
  return {
    info: from('AlertInfo') ? [] : [{ alert, source, record, row: alertInfoRow(merged, dated) }],
    evidence: from('AlertEvidence')
      ? []
      : merged.evidence.map((piece) => ({
          alert,
          source: piece.source,
          record: piece.record,
          row: alertEvidenceRow(merged, piece, dated),
        })),
  }
}

/** The time a source tells of reaches over its dated alerts. */
function widenSource(store: WriteStore, source: number): void {
  const span = store.get<{ first: Ticks | null; last: Ticks | null }>(
    `SELECT min(first_activity) AS first, max(last_activity) AS last FROM alert
     WHERE created IS NOT NULL AND id IN (SELECT alert FROM alert_source WHERE source = ?)`,
    source,
  )
  if (!span || span.first === null || span.last === null) return
  store.run(
    'UPDATE source SET first_time = min(ifnull(first_time, ?), ?), last_time = max(ifnull(last_time, ?), ?) WHERE id = ?',
    span.first,
    span.first,
    span.last,
    span.last,
    source,
  )
}

/** Alerts told in one go; bounds what is held in memory. */
const CHUNK = 500

/**
 * Makes AlertInfo and AlertEvidence tell of every alert a source told of, as the product's own tables would: one row an alert, one a
 * piece of evidence, each with the record it comes from. Rows imported as such stand as they are and are not doubled. Telling again
 * gives the same rows. Call it within a transaction.
 */
export function tellAlertTables(store: WriteStore, source: number): void {
  const alerts = store.all<{ alert: number }>('SELECT DISTINCT alert FROM alert_source WHERE source = ? ORDER BY alert', source)
  for (let at = 0; at < alerts.length; at += CHUNK) {
    const chunk = alerts.slice(at, at + CHUNK).map((row) => row.alert)
    takeBack(store, JSON.stringify(chunk))
    const rows = chunk.map((alert) => rowsOf(store, alert))
    stand(
      store,
      'AlertInfo',
      rows.flatMap((of) => of.info),
    )
    stand(
      store,
      'AlertEvidence',
      rows.flatMap((of) => of.evidence),
    )
  }
  widenSource(store, source)
}
