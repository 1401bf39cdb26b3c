import { ticksFromUnixMs } from '#base/ticks.ts'
import { logActivity } from '../activity/log.ts'
import { tellAlertTables } from '../alerts/tell-tables.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { correlate } from '../correlate/correlate.ts'
import { combinationsOf, rowsOf } from '../hunt/link/combinations.ts'
import { sha256 } from '../hunt/link/kept-rows.ts'
import { makeAlerts } from '../hunt/link/make-alerts.ts'
import type { WriteStore } from '../store/sql.ts'
import { tuneNewAlerts } from '../tuning/apply.ts'
import { type Detection, detectionsOf } from './detections.ts'
import { detectionOf } from './find-rows.ts'
import type { Found } from './found-rows.ts'

export type DetectionRun = Outputs['detections']['settle']['runs'][number]
type Ended = Inputs['detections']['settle']['runs'][number]
export type MadeAlerts = Ended['alerts']

/** Makes the alerts of some rows that a detection found; rows an alert was made of before make nothing. */
export function keepRows(
  store: WriteStore,
  detection: Detection,
  { columns, rows }: Pick<Found, 'columns' | 'rows'>,
  context: CallContext,
): MadeAlerts {
  return store.transaction(() => {
    const { alerts, source } = makeAlerts(store, {
      template: detection.alert,
      detectionSource: 'customDetection',
      detectionKey: detection.key,
      by: context.analyst,
      query: detection.query,
      ran: { detection: detection.name },
      path: `Custom detection: ${detection.name}`,
      combinations: combinationsOf(detection.mappings, rowsOf(columns, rows)),
      idOf: (combination) => `${detection.key}-${sha256(combination.key).slice(0, 32)}`,
    })
    if (source !== null) tellAlertTables(store, source)
    return alerts.map(({ id, isNew }) => ({ id, isNew }))
  })
}

export const keep = (
  store: WriteStore,
  { detection, ...found }: Inputs['detections']['keep'],
  context: CallContext,
): { alerts: MadeAlerts } => ({
  alerts: keepRows(store, detectionOf(store, detection), found, context),
})

/** Keeps what a run came to, and tells the activity log of the alerts it made. */
export function recordRun(store: WriteStore, { detection, rows, alerts, problem }: Ended, context: CallContext): DetectionRun | null {
  const held = detectionsOf(store).find((one) => one.id === detection)
  // A detection that was taken out while it ran leaves its alerts and no word of its run.
  if (!held) return null
  const newAlerts = alerts.filter((one) => one.isNew).length
  store.transaction(() => {
    store.run(
      `INSERT INTO detection_run (detection, at, rows, alerts, problem) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (detection) DO UPDATE SET at = excluded.at, rows = excluded.rows, alerts = excluded.alerts, problem = excluded.problem`,
      detection,
      ticksFromUnixMs(Date.now()),
      rows,
      newAlerts,
      problem?.message ?? '',
    )
    if (alerts.length === 0) return
    logActivity(store, {
      kind: 'audit',
      action: 'detection.matched',
      performedBy: context.analyst,
      targetType: 'detection',
      targetId: detection,
      targetName: held.name,
      text: `${newAlerts} new alerts of ${rows} rows.`,
      detail: { alerts: alerts.map((one) => one.id), rows },
    })
  })
  return { detection, title: held.name, severity: held.alert.severity, alerts: alerts.length, newAlerts, rows, problem }
}

/** Ends runs: their outcome is kept, and what they made is resolved and placed like any other alert, after an import tuned as well. */
export function settle(store: WriteStore, { runs, tune }: Inputs['detections']['settle'], context: CallContext): { runs: DetectionRun[] } {
  const told = runs.flatMap((run) => recordRun(store, run, context) ?? [])
  const made = runs.flatMap((run) => run.alerts)
  if (made.length > 0) correlate(store, { ignoreProvider: false }, context)
  const fresh = made.filter((one) => one.isNew).map((one) => one.id)
  if (tune && fresh.length > 0) tuneNewAlerts(store, fresh.reduce((least, one) => Math.min(least, one)) - 1)
  return { runs: told }
}
