import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { logActivity } from '../activity/log.ts'
import { tellAlertTables } from '../alerts/tell-tables.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { correlate } from '../correlate/correlate.ts'
import { huntRows } from '../hunt/case-hunt.ts'
import { combinationsOf, rowsOf } from '../hunt/link/combinations.ts'
import { sha256 } from '../hunt/link/kept-rows.ts'
import { makeAlerts } from '../hunt/link/make-alerts.ts'
import type { WriteStore } from '../store/sql.ts'
import { type Detection, detectionsOf } from './detections.ts'

export type DetectionRun = Outputs['detections']['run']['runs'][number]

/** Rows one run makes alerts of: a query that finds more says what is usual, not what is wrong. */
const MOST_ROWS = 10_000

function made(store: WriteStore, detection: Detection, rows: readonly (readonly unknown[])[], columns: readonly string[], by: string) {
  const { alerts, source } = makeAlerts(store, {
    template: detection.alert,
    detectionSource: 'customDetection',
    detectionKey: detection.key,
    by,
    query: detection.query,
    ran: { detection: detection.name },
    path: `Custom detection: ${detection.name}`,
    combinations: combinationsOf(detection.mappings, rowsOf(columns, rows)),
    idOf: (combination) => `${detection.key}-${sha256(combination.key).slice(0, 32)}`,
  })
  if (source !== null) tellAlertTables(store, source)
  return alerts
}

function runOne(store: WriteStore, detection: Detection, context: CallContext): DetectionRun {
  const { id, alert } = detection
  const told = { detection: id, title: detection.name, severity: alert.severity }
  const answer = huntRows(store, { query: detection.query, clock: { kind: 'case' }, range: null, limit: MOST_ROWS })
  return store.transaction(() => {
    const alerts = answer.ok
      ? made(
          store,
          detection,
          answer.value.rows,
          answer.value.columns.map((column) => column.name),
          context.analyst,
        )
      : []
    const problem = !answer.ok
      ? { code: answer.problem.code, message: answer.problem.message }
      : answer.value.truncated
        ? { code: 'detection.too-many-rows', message: `More than ${MOST_ROWS} rows match; the rest was left out. Narrow the query.` }
        : null
    const rows = answer.ok ? answer.value.rows.length : 0
    const newAlerts = alerts.filter((one) => one.isNew).length
    store.run(
      `INSERT INTO detection_run (detection, at, rows, alerts, problem) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (detection) DO UPDATE SET at = excluded.at, rows = excluded.rows, alerts = excluded.alerts, problem = excluded.problem`,
      id,
      ticksFromUnixMs(Date.now()),
      rows,
      newAlerts,
      problem?.message ?? '',
    )
    if (alerts.length > 0) {
      logActivity(store, {
        kind: 'audit',
        action: 'detection.matched',
        performedBy: context.analyst,
        targetType: 'detection',
        targetId: id,
        targetName: detection.name,
        text: `${newAlerts} new alerts of ${rows} rows.`,
        detail: { alerts: alerts.map((one) => one.id), rows },
      })
    }
    return { ...told, alerts: alerts.length, newAlerts, rows, problem }
  })
}

/**
 * Runs detections over the whole case and makes their alerts; entities are resolved and alerts placed by the caller. A query that fails
 * is told with its run and keeps no other from running. Rows that an alert was made of before make nothing.
 */
export function runDetections(store: WriteStore, detections: readonly Detection[], context: CallContext): DetectionRun[] {
  return detections.map((detection, place) => {
    context.signal.throwIfAborted()
    context.progress(`Running ${detection.name}`, place, detections.length, 'detections')
    return runOne(store, detection, context)
  })
}

/** Enabled detections that are to run when evidence came. */
export const runAfterImport = (store: WriteStore, context: CallContext): DetectionRun[] =>
  runDetections(
    store,
    detectionsOf(store).filter((one) => one.enabled && one.frequency === 'afterImport'),
    context,
  )

/** Runs detections, those named or all enabled ones, and places what they found like any other alert. */
export function detect(store: WriteStore, { detections }: Inputs['detections']['run'], context: CallContext): Outputs['detections']['run'] {
  const all = detectionsOf(store)
  const missing = detections?.find((id) => !all.some((one) => one.id === id))
  if (missing !== undefined) fail('detection.not-found', `The case has no detection #${missing}.`)
  const runs = runDetections(
    store,
    all.filter((one) => (detections ? detections.includes(one.id) : one.enabled)),
    context,
  )
  if (runs.some((run) => run.alerts > 0)) correlate(store, { ignoreProvider: false }, context)
  return { runs }
}
