import { quotedName } from './column-layout.ts'
import { forgetDistinct } from './distinct-reading.ts'
import { huntingTable } from './hunting-table.ts'
import { dropColumns, keptTo } from './kept/fill.ts'
import type { WriteStore } from './sql.ts'
import { dropTextIndex, textIndex } from './text-index.ts'

const OF_ALERT = [
  'alert_evidence',
  'alert_other_id',
  'alert_table_row',
  'alert_link',
  'withheld_link',
  'incident_alert',
  'edge_record',
  'made_of_row',
  'made_alert',
]
const OF_SOURCE = ['provider_incident', 'raw_record', 'source_problem', 'source_table']

/** Throws away what was built beside a table over rows that are about to go: their ids may be given again. */
function forgetRows(store: WriteStore, name: string, source: number): void {
  const { first } = store.get<{ first: number | null }>(`SELECT min(_id) AS first FROM ${quotedName(name)} WHERE _source = ?`, source)!
  if (first === null) return
  if (first <= (textIndex(store, name)?.covered ?? 0)) dropTextIndex(store, name)
  if (first <= keptTo(store, name)) dropColumns(store, name)
  forgetDistinct(store, name, first - 1)
  store.run('UPDATE clocked_table SET covered = min(covered, ?) WHERE name = ?', first - 1, name)
}

/** Removes every row a source brought to the hunting tables and sets the catalog's counts and times right. */
function discardRows(store: WriteStore, source: number): void {
  for (const { name } of store.all<{ name: string }>('SELECT name FROM source_table WHERE source = ?', source)) {
    const table = huntingTable(store, name)
    if (!table) continue
    store.run(
      `DELETE FROM alert_table_row WHERE table_name = ? AND row IN (SELECT _id FROM ${quotedName(name)} WHERE _source = ?)`,
      name,
      source,
    )
    forgetRows(store, name, source)
    const { changes } = store.run(`DELETE FROM ${quotedName(name)} WHERE _source = ?`, source)
    const time = table.columns.find((column) => column.name === table.timeColumn)
    const span = time ? `(SELECT %(${quotedName(time.internal)}) FROM ${quotedName(name)})` : 'NULL'
    store.run(
      `UPDATE hunting_table SET rows = rows - ?, first_time = ${span.replace('%', 'min')}, last_time = ${span.replace('%', 'max')} WHERE name = ?`,
      changes,
      name,
    )
  }
}

/**
 * Takes a source out of the case as if it had never come, alerts apart: those that only it told of go, the ids of those that others
 * told of too are answered, to be built anew from what is left. For imports that did not end, never for evidence that stands.
 */
export function discardSource(store: WriteStore, source: number): number[] {
  return store.transaction(() => {
    discardRows(store, source)
    const alerts = store.all<{ alert: number }>('SELECT DISTINCT alert FROM alert_source WHERE source = ?', source).map((row) => row.alert)
    store.run('DELETE FROM alert_source WHERE source = ?', source)
    const left: number[] = []
    for (const alert of alerts) {
      if (store.get('SELECT 1 FROM alert_source WHERE alert = ?', alert)) left.push(alert)
      else {
        for (const table of OF_ALERT) store.run(`DELETE FROM ${table} WHERE alert = ?`, alert)
        store.run('DELETE FROM alert_link WHERE with_alert = ?', alert)
        store.run('DELETE FROM withheld_link WHERE with_alert = ?', alert)
        store.run('DELETE FROM alert WHERE id = ?', alert)
      }
    }
    store.run('DELETE FROM alert_evidence WHERE source = ?', source)
    for (const table of OF_SOURCE) store.run(`DELETE FROM ${table} WHERE source = ?`, source)
    store.run('DELETE FROM source WHERE id = ?', source)
    return left
  })
}
