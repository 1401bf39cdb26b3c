import { MAX_TICKS } from '#base/ticks.ts'
import { storeAlert } from '../alerts/store-alert.ts'
import { storeIncident } from '../alerts/store-incident.ts'
import { withImage } from '../store/image/attach-image.ts'
import { insertImage } from '../store/row-writer.ts'
import type { WriteStore } from '../store/sql.ts'
import type { Batch } from './batch.ts'
import { addProblems } from './source-entry.ts'

/** Stores a batch of a source in one transaction with its counts, so that a crash at any moment leaves whole batches only. */
export function storeBatch(store: WriteStore, source: number, batch: Batch): void {
  if (batch.rows.length === 0) put(store, source, batch)
  else withImage(store, batch.image, () => put(store, source, batch))
}

function put(store: WriteStore, source: number, batch: Batch): void {
  store.transaction(() => {
    for (const rows of batch.rows) insertImage(store, source, rows)
    for (const { record, offset, body } of batch.raws) {
      store.run('INSERT INTO raw_record (source, record, offset, body) VALUES (?, ?, ?, ?)', source, record, offset, body)
    }
    for (const { record, alert } of batch.alerts) storeAlert(store, alert, { source, record })
    for (const { record, incident } of batch.incidents) storeIncident(store, incident, { source, record })
    addProblems(store, source, batch.problems)
    store.run(
      'UPDATE source SET read = read + ?, stored = stored + ?, rejected = rejected + ? WHERE id = ?',
      batch.read,
      batch.read - batch.rejected,
      batch.rejected,
      source,
    )
    for (const { first, last } of batch.rows) {
      if (first === null || last === null) continue
      store.run(
        `UPDATE source SET first_time = min(ifnull(first_time, ${MAX_TICKS}), ?), last_time = max(ifnull(last_time, 0), ?) WHERE id = ?`,
        first,
        last,
        source,
      )
    }
  })
}
