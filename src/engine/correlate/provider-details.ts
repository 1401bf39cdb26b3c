import { logActivity } from '../activity/log.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import type { ProviderIncident } from './provider-incidents.ts'
import { CORRELATION } from './standing-incident.ts'

const TAKEN_OVER = 'incident.taken-over'

/** Incidents whose provider's tags and comments are in the case already; what an analyst removed since stays removed. */
export const takenOver = (store: ReadStore): Set<number> =>
  new Set(store.all<{ id: number }>('SELECT DISTINCT target_id AS id FROM activity WHERE action = ?', TAKEN_OVER).map((row) => row.id))

/** Takes over what a provider says of an incident besides its fields: tags, and comments as what they are. Once for each incident. */
export function takeOver(store: WriteStore, id: number, told: Partial<ProviderIncident>): void {
  const sql = 'INSERT OR IGNORE INTO incident_tag (incident, name, system) VALUES (?, ?, ?)'
  for (const tag of told.customTags ?? []) store.run(sql, id, tag, 0)
  for (const tag of told.systemTags ?? []) store.run(sql, id, tag, 1)
  const target = { targetType: 'incident', targetId: id, targetName: told.displayName ?? '', incident: id } as const
  for (const { comment, createdBy, created } of told.comments ?? []) {
    logActivity(store, {
      ...target,
      kind: 'comment',
      action: 'incident.commented',
      performedBy: createdBy || 'the provider',
      text: comment,
      ...(created ? { at: created } : {}),
    })
  }
  logActivity(store, {
    ...target,
    kind: 'audit',
    action: TAKEN_OVER,
    performedBy: CORRELATION,
    text: `The provider’s incident ${told.providerIncidentId} was taken over.`,
  })
}
