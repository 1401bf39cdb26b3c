import { ticksFromUnixMs } from '#base/ticks.ts'
import type { Verdict } from '#model/verdict.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { digestIncidents } from '../correlate/digest.ts'
import type { WriteStore } from '../store/sql.ts'
import { entityRow } from './detail.ts'

/** Incidents whose alerts name one of the entities, the first of each to log under. */
const incidentsOf = (store: WriteStore, entities: readonly number[]): number[] =>
  store
    .all<{ incident: number }>(
      `SELECT DISTINCT incident FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
       WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY 1`,
      JSON.stringify(entities),
    )
    .map((row) => row.incident)

interface Stored {
  readonly verdict: Verdict
  readonly reason: string
}

function setOne(store: WriteStore, entity: number, input: Inputs['entities']['setVerdict'], analyst: string): boolean {
  const row = entityRow(store, entity)
  const before = store.get<Stored>('SELECT verdict, reason FROM entity_verdict WHERE entity = ?', entity) ?? null
  const { verdict, reason } = input
  if (verdict === null ? before === null : before?.verdict === verdict && before.reason === reason) return false
  if (verdict === null) store.run('DELETE FROM entity_verdict WHERE entity = ?', entity)
  else {
    store.run(
      `INSERT INTO entity_verdict (entity, verdict, reason, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (entity) DO UPDATE SET verdict = ?2, reason = ?3, set_by = ?4, set_at = ?5`,
      entity,
      verdict,
      reason,
      analyst,
      ticksFromUnixMs(Date.now()),
    )
  }
  for (const incident of incidentsOf(store, [entity])) {
    logActivity(store, {
      kind: 'audit',
      action: verdict === null ? 'entity.verdictTakenBack' : 'entity.verdictSet',
      performedBy: analyst,
      targetType: 'entity',
      targetId: entity,
      targetName: row.label,
      incident,
      text: reason,
      detail: { before: { verdict: row.verdict, analyst: before && { ...before } }, after: { verdict } },
    })
  }
  return true
}

/**
 * Sets an analyst's verdict over the evidence's, or takes it back, each logged with its reason in the incidents that name the entity.
 * Incidents are rated anew: a malicious entity raises their priority. Fails with `entity.not-found`.
 * @returns how many entities changed
 */
export function setVerdict(store: WriteStore, input: Inputs['entities']['setVerdict'], context: CallContext): { changed: number } {
  return store.transaction(() => {
    const changed = [...new Set(input.entities)].filter((entity) => setOne(store, entity, input, context.analyst))
    const incidents = incidentsOf(store, changed)
    if (incidents.length > 0) digestIncidents(store, incidents)
    return { changed: changed.length }
  })
}
