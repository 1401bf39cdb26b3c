import type { IncidentRecord } from '#model/alert-record.ts'
import type { WriteStore } from '../store/sql.ts'
import { recordBody } from './record-body.ts'
import { type From, rebuildAlert } from './store-alert.ts'

/** Alerts in the case that some ids name, their own or another they go by. */
const alertsNamed = `
  SELECT id FROM alert WHERE provider_alert_id IN (SELECT value FROM json_each(?))
  UNION SELECT alert FROM alert_other_id WHERE alert_id IN (SELECT value FROM json_each(?))`

/**
 * Stores what one record says of a provider's incident, every export's word apart (correlation takes the newest). Alerts it lists by
 * id are put into it, those in the case now and those that come later. Call it within a transaction.
 */
export function storeIncident(store: WriteStore, incident: IncidentRecord, from: From): void {
  store.run(
    `INSERT INTO provider_incident (provider_incident_id, source, record, last_update, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (provider_incident_id, source, record) DO UPDATE SET last_update = excluded.last_update, body = excluded.body`,
    incident.providerIncidentId,
    from.source,
    from.record,
    incident.lastUpdate ?? null,
    recordBody(incident),
  )
  const listed = (incident.alertIds ?? []).map((id) => id.toLowerCase())
  if (listed.length === 0) return
  for (const id of listed) {
    store.run(
      'INSERT OR IGNORE INTO provider_incident_alert (alert_id, provider_incident_id) VALUES (?, ?)',
      id,
      incident.providerIncidentId,
    )
  }
  for (const { id } of store.all<{ id: number }>(alertsNamed, JSON.stringify(listed), JSON.stringify(listed))) rebuildAlert(store, id)
}
