import type { WriteStore } from '../store/sql.ts'

/**
 * Moves what incident `source` holds into `target` (spec §13.5): alerts, custom tags, tasks, bookmarks and provider ids move, the source stays as a
 * pointer with the tag `Redirected`. What the target leaves unset it takes from the source. Logging and the target's digest are the caller's.
 */
export function absorbIncident(store: WriteStore, target: number, source: number): void {
  store.run('UPDATE incident_alert SET incident = ? WHERE incident = ?', target, source)
  store.run('INSERT OR IGNORE INTO incident_tag SELECT ?, name, system FROM incident_tag WHERE incident = ?', target, source)
  store.run(
    `UPDATE incident_task SET incident = ?1, place = place + (SELECT coalesce(max(place) + 1, 0) FROM incident_task WHERE incident = ?1)
     WHERE incident = ?2`,
    target,
    source,
  )
  store.run('UPDATE bookmark SET incident = ? WHERE incident = ?', target, source)
  store.run('UPDATE incident SET redirected_to = ? WHERE redirected_to = ?', target, source)
  store.run(
    `UPDATE incident SET
       assigned_to = iif(incident.assigned_to = '', source.assigned_to, incident.assigned_to),
       classification = iif(incident.classification = 'unknown', source.classification, incident.classification),
       determination = iif(incident.determination = 'unknown', source.determination, incident.determination),
       provider_incident_ids = (SELECT json_group_array(value) FROM (
         SELECT value FROM json_each(incident.provider_incident_ids) UNION SELECT value FROM json_each(source.provider_incident_ids)))
     FROM incident AS source WHERE source.id = ? AND incident.id = ?`,
    source,
    target,
  )
  store.run("UPDATE incident SET status = 'redirected', redirected_to = ? WHERE id = ?", target, source)
  store.run("INSERT OR IGNORE INTO incident_tag (incident, name, system) VALUES (?, 'Redirected', 1)", source)
}
