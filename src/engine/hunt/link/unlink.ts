import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { logActivity } from '../../activity/log.ts'
import { rebuildAlert } from '../../alerts/store-alert.ts'
import type { CallContext } from '../../calls/call.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import { digestIncident } from '../../correlate/digest.ts'
import { resolveWithin } from '../../entities/resolve.ts'
import { discardSource } from '../../store/discard-source.ts'
import type { WriteStore } from '../../store/sql.ts'

/** An incident that a link made and that nothing else speaks of goes with its last alert; one that analysts wrote on stays, empty. */
function dropIfBare(store: WriteStore, incident: number): boolean {
  const touched = store.get(
    `SELECT 1 FROM activity WHERE incident = ?1 AND action NOT IN ('alerts.linked', 'alerts.unlinked') UNION ALL
     SELECT 1 FROM incident_tag WHERE incident = ?1 UNION ALL SELECT 1 FROM incident WHERE redirected_to = ?1 LIMIT 1`,
    incident,
  )
  if (touched || store.get('SELECT 1 FROM incident_alert WHERE incident = ?', incident)) return false
  store.run('DELETE FROM incident_facet WHERE incident = ?', incident)
  store.run('DELETE FROM incident_position WHERE incident = ?', incident)
  store.run('DELETE FROM incident WHERE id = ?', incident)
  return true
}

/**
 * Takes back an act of linking: all alerts it made, the rows it kept, and the incident it made where nothing else speaks of that. The log
 * keeps both acts. Alerts of detections are not taken back: their detection would make them anew.
 */
export function unlinkRows(store: WriteStore, { alert }: Inputs['hunt']['unlink'], context: CallContext): Outputs['hunt']['unlink'] {
  return store.transaction(() => {
    const made = store.get<{ key: string }>('SELECT detection_key AS key FROM made_alert WHERE alert = ?', alert)
    if (made?.key !== '') fail('link.none', `Alert #${alert} was not linked from hunting.`)
    const [act] = store.all<{ source: number; path: string }>(
      'SELECT DISTINCT source, path FROM made_of_row JOIN source ON source.id = source WHERE alert = ?',
      alert,
    )
    const { source, path } = act!
    const alerts = store.all<{ alert: number; incident: number }>(
      'SELECT DISTINCT made_of_row.alert, incident FROM made_of_row JOIN incident_alert ON incident_alert.alert = made_of_row.alert WHERE source = ?',
      source,
    )
    for (const left of discardSource(store, source)) rebuildAlert(store, left)
    resolveWithin(store, context)
    const incidents = [...new Set(alerts.map((one) => one.incident))]
    const dropped = incidents.filter((incident) => dropIfBare(store, incident))
    for (const incident of incidents.filter((each) => !dropped.includes(each))) {
      store.run('UPDATE incident SET last_update = max(last_update, ?) WHERE id = ?', ticksFromUnixMs(Date.now()), incident)
      digestIncident(store, incident)
    }
    logActivity(store, {
      kind: 'audit',
      action: 'alerts.unlinked',
      performedBy: context.analyst,
      targetType: 'incident',
      targetId: incidents[0] ?? null,
      targetName: path,
      incident: incidents[0] ?? null,
      text: `A link was taken back with its ${alerts.length === 1 ? 'alert' : `${alerts.length} alerts`}.`,
      detail: { alerts: alerts.map((one) => one.alert), incidents, droppedIncidents: dropped },
    })
    return { alerts: alerts.length, dropped }
  })
}
