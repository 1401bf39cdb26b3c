import { problemOf } from '#base/problem.ts'
import type { CallContext } from '../calls/call.ts'
import { correlate } from '../correlate/correlate.ts'
import type { WriteStore } from '../store/sql.ts'
import { type Detection, detectionsOf } from './detections.ts'
import { findRows } from './find-rows.ts'
import { type Found, piecesOf, tooManyRows } from './found-rows.ts'
import { type DetectionRun, keepRows, recordRun } from './keep-rows.ts'

function runOne(store: WriteStore, detection: Detection, context: CallContext): DetectionRun | null {
  const told = { detection: detection.id, alerts: [], rows: 0 }
  let found: Found
  try {
    found = findRows(store, detection)
  } catch (thrown) {
    const { code, message } = problemOf(thrown)
    return recordRun(store, { ...told, problem: { code, message } }, context)
  }
  const { columns, rows, truncated } = found
  const alerts = [...piecesOf(found)].flatMap((piece) => keepRows(store, detection, { columns, rows: piece }, context))
  return recordRun(store, { ...told, alerts, rows: rows.length, problem: truncated ? tooManyRows : null }, context)
}

/**
 * Runs detections over the whole case and makes their alerts, within this process; entities are resolved and alerts placed by the caller.
 * A query that fails is told with its run and keeps no other from running. Rows that an alert was made of before make nothing.
 */
export function runDetections(store: WriteStore, detections: readonly Detection[], context: CallContext): DetectionRun[] {
  return detections.flatMap((detection, place) => {
    context.signal.throwIfAborted()
    context.progress(`Running ${detection.name}`, place, detections.length, 'detections')
    return runOne(store, detection, context) ?? []
  })
}

/** Enabled detections that are to run when evidence came. */
export const runAfterImport = (store: WriteStore, context: CallContext): DetectionRun[] =>
  runDetections(
    store,
    detectionsOf(store).filter((one) => one.enabled && one.frequency === 'afterImport'),
    context,
  )

/** Runs all enabled detections and places what they found like any other alert. */
export function detect(store: WriteStore, context: CallContext): { runs: DetectionRun[] } {
  const runs = runDetections(
    store,
    detectionsOf(store).filter((one) => one.enabled),
    context,
  )
  if (runs.some((run) => run.alerts > 0)) correlate(store, { ignoreProvider: false }, context)
  return { runs }
}
