import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { InvestigationState } from '#model/investigation.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

export type InvestigationRow = Outputs['investigations']['list'][number]

interface Stored {
  readonly id: number
  readonly name: string
  readonly state: InvestigationState
  readonly trigger_kind: 'alert' | 'manual'
  readonly trigger_alert: number | null
  readonly trigger_entity: number | null
  readonly started_by: string
  readonly started: Ticks
  readonly ended: Ticks | null
  readonly problem: string
  readonly alerts: number
  readonly threats: number
  readonly pending: number
}

const ASSETS = `'device', 'user', 'account', 'mailbox'`

export function investigationRows(store: ReadStore, ids: readonly number[]): InvestigationRow[] {
  const list = JSON.stringify(ids)
  const rows = store.all<Stored>(
    `SELECT investigation.*,
       (SELECT count(*) FROM investigation_alert WHERE investigation_alert.investigation = investigation.id) AS alerts,
       (SELECT count(*) FROM investigation_entity WHERE investigation_entity.investigation = investigation.id
          AND verdict IN ('malicious', 'suspicious')) AS threats,
       (SELECT count(*) FROM remediation_action WHERE remediation_action.investigation = investigation.id AND status = 'pending') AS pending
     FROM investigation WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    list,
  )
  const incidents = Map.groupBy(
    store.all<{ investigation: number; incident: number }>(
      'SELECT investigation, incident FROM incident_investigation WHERE investigation IN (SELECT value FROM json_each(?)) ORDER BY 1, 2',
      list,
    ),
    (row) => row.investigation,
  )
  const assets = Map.groupBy(
    store.all<{ investigation: number; label: string }>(
      `SELECT investigation, label FROM investigation_entity WHERE investigation IN (SELECT value FROM json_each(?)) AND kind IN (${ASSETS})
         AND (how = 'named by an alert' OR how = 'under investigation' OR how = 'the same threat ran there') ORDER BY investigation, id`,
      list,
    ),
    (row) => row.investigation,
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    triggerKind: row.trigger_kind,
    triggerAlert: row.trigger_alert,
    triggerEntity: row.trigger_entity,
    startedBy: row.started_by,
    started: isoFromTicks(row.started),
    ended: row.ended === null ? null : isoFromTicks(row.ended),
    incidents: (incidents.get(row.id) ?? []).map((one) => one.incident),
    alerts: row.alerts,
    assets: (assets.get(row.id) ?? []).map((one) => one.label),
    threats: row.threats,
    pendingActions: row.pending,
    problem: row.problem,
  }))
}

/** Investigations of an incident, of an entity, or all, in the order they were started. */
export function listInvestigations(store: ReadStore, { incident, entity }: Inputs['investigations']['list']): InvestigationRow[] {
  const ids = store.all<{ id: number }>(
    `SELECT id FROM investigation WHERE (?1 IS NULL OR id IN (SELECT investigation FROM incident_investigation WHERE incident = ?1))
       AND (?2 IS NULL OR trigger_entity = ?2 OR id IN (SELECT investigation FROM investigation_entity WHERE entity = ?2)) ORDER BY id`,
    incident ?? null,
    entity ?? null,
  )
  return investigationRows(
    store,
    ids.map((row) => row.id),
  )
}
