import { fail } from '#base/problem.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

interface Told {
  readonly source: number
  readonly path: string
  readonly record: number
  readonly body: string
  readonly offset: number | null
  readonly raw: string | null
}

/**
 * What every export says of an alert, as written: the record itself where it is kept whole, else the alert as it was read from it
 * (exports whose rows stand in a hunting table).
 */
export function alertRecords(store: ReadStore, alert: number): Outputs['alerts']['records'] {
  const told = store.all<Told>(
    `SELECT alert_source.source, path, alert_source.record, alert_source.body, raw_record.offset, raw_record.body AS raw
     FROM alert_source JOIN source ON source.id = alert_source.source
     LEFT JOIN raw_record ON raw_record.source = alert_source.source AND raw_record.record = alert_source.record
     WHERE alert = ? ORDER BY alert_source.source, alert_source.record`,
    alert,
  )
  if (told.length === 0) fail('alert.not-found', `The case has no alert #${alert}.`)
  return told.map(({ source, path, record, body, offset, raw }) => ({ source, path, record, offset: offset ?? 0, raw: raw ?? body }))
}
