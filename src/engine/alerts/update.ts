import { fail } from '#base/problem.ts'
import { type Classification, type Determination, determinationsOf } from '#model/triage.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { digestIncident } from '../correlate/digest.ts'
import type { WriteStore } from '../store/sql.ts'
import { type AlertChange, changeAlerts } from './change.ts'

interface Placed {
  readonly id: number
  readonly title: string
  readonly incident: number | null
  readonly classification: Classification
  readonly determination: Determination
}

/** Classification and determination go together (spec §7.5): a new classification drops a determination that is not among its own. */
function settled(alert: Placed, change: AlertChange): AlertChange {
  const classification = change.classification ?? alert.classification
  const determination = change.determination ?? alert.determination
  if (change.classification === undefined && change.determination === undefined) return change
  if (determinationsOf[classification].includes(determination)) return change
  if (change.determination !== undefined && change.determination !== 'unknown') {
    fail('alert.determination', `${change.determination} is no determination of ${classification}.`)
  }
  return { ...change, determination: 'unknown' }
}

/** Changes one alert, audited in its incident; answers whether anything changed. A comment is logged even where nothing did. */
function updateAlert(store: WriteStore, alert: Placed, change: AlertChange, comment: string, context: CallContext): boolean {
  const asked = settled(alert, change)
  const [changed] = changeAlerts(store, [alert.id], asked)
  if (!changed && comment === '') return false
  logActivity(store, {
    kind: changed ? 'audit' : 'comment',
    action: changed ? 'alert.updated' : 'alert.commented',
    performedBy: context.analyst,
    targetType: 'alert',
    targetId: alert.id,
    targetName: alert.title,
    incident: alert.incident,
    text: comment,
    ...(changed ? { detail: { before: changed.before, after: { ...asked } } } : {}),
  })
  return changed !== undefined
}

/** Changes some alerts as an analyst asks: over the evidence, never in it. The incidents they stand in are counted anew. */
export function updateAlerts(store: WriteStore, input: Inputs['alerts']['update'], context: CallContext): { changed: number } {
  return store.transaction(() => {
    const ids = [...new Set(input.alerts)]
    const alerts = store.all<Placed>(
      `SELECT id, title, incident, classification, determination FROM alert LEFT JOIN incident_alert ON incident_alert.alert = alert.id
       WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      JSON.stringify(ids),
    )
    if (alerts.length < ids.length) {
      const missing = ids.find((id) => !alerts.some((alert) => alert.id === id))
      fail('alert.not-found', `The case has no alert #${missing}.`)
    }
    const changed = alerts.filter((alert) => updateAlert(store, alert, input.change, input.comment ?? '', context))
    for (const incident of new Set(changed.map((alert) => alert.incident))) if (incident !== null) digestIncident(store, incident)
    return { changed: changed.length }
  })
}
