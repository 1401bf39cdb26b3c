import { fail } from '#base/problem.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { alertRows } from './list.ts'

const MOST = 200

/**
 * Alerts of the same type elsewhere in the case: by the detector that raised them, and by title where the evidence names no detector
 * (spec §5.5: a title comes from the type, and one type may have several).
 */
export function similarAlerts(store: ReadStore, alert: number): Outputs['alerts']['similar'] {
  const of = store.get<{ detector: string; title: string; service: string }>(
    'SELECT detector_id AS detector, title, service_source AS service FROM alert WHERE id = ?',
    alert,
  )
  if (!of) return fail('alert.not-found', `The case has no alert #${alert}.`)
  const by = of.detector === '' ? 'title' : 'detector'
  const rows = store.all<{ id: number }>(
    `SELECT id FROM alert WHERE id <> ? AND ${by === 'detector' ? 'detector_id = ? AND service_source = ?' : "title = ? AND detector_id = '' AND service_source = ?"}
     ORDER BY first_activity DESC, id DESC`,
    alert,
    by === 'detector' ? of.detector : of.title,
    of.service,
  )
  const shown = rows.slice(0, MOST).map((row) => row.id)
  return { by, total: rows.length, alerts: alertRows(store, shown) }
}
