import type { Severity } from '#model/severity.ts'
import type { Verdict } from '#model/verdict.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import type { DeviceScope } from './device-scope.ts'
import { keyOfEntity, processEntities } from './read-alerts.ts'

type Node = Outputs['processes']['roots']['processes'][number]

export interface Marks {
  readonly entity: number
  readonly verdict: Verdict
  readonly alerts: Node['alerts']
}

/** Entities, verdicts and alerts of a device's processes, by the key of the process. They are few: only named processes are entities. */
export function marksOf(store: ReadStore, scope: DeviceScope): ReadonlyMap<string, Marks> {
  const entities = processEntities(store, scope)
  const ids = JSON.stringify([...new Set(entities.map((one) => one.entity))])
  const verdicts = new Map(
    store
      .all<{ id: number; verdict: Verdict }>(
        `SELECT entity.id, coalesce(entity_verdict.verdict, entity.verdict) AS verdict FROM entity
         LEFT JOIN entity_verdict ON entity_verdict.entity = entity.id WHERE entity.id IN (SELECT value FROM json_each(?))`,
        ids,
      )
      .map((row) => [row.id, row.verdict]),
  )
  const alerts = Map.groupBy(
    store.all<{ entity: number; id: number; title: string; severity: Severity; incident: number }>(
      `SELECT DISTINCT alert_evidence.entity, alert.id, title, severity, incident_alert.incident FROM alert_evidence
       JOIN alert ON alert.id = alert_evidence.alert JOIN incident_alert ON incident_alert.alert = alert.id
       WHERE alert_evidence.entity IN (SELECT value FROM json_each(?)) ORDER BY first_activity, alert.id`,
      ids,
    ),
    (row) => row.entity,
  )
  return new Map(
    entities.map((one) => [
      keyOfEntity(one),
      {
        entity: one.entity,
        verdict: verdicts.get(one.entity) ?? 'unknown',
        alerts: (alerts.get(one.entity) ?? []).map(({ entity: _, ...alert }) => alert),
      },
    ]),
  )
}
