import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Verdict } from '#model/verdict.ts'
import { UNDATED } from '../alerts/summary.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { toldClock } from '../clocks/told-clock.ts'
import type { ReadStore } from '../store/sql.ts'
import { listActions } from './actions.ts'
import { levelOf } from './automation.ts'
import { investigationEntities } from './entities.ts'
import { investigationRows } from './list.ts'

type Detail = Outputs['investigations']['get']

/** One investigation, whole but for its entities and its log. Fails with `investigation.not-found`. */
export function getInvestigation(store: ReadStore, { investigation }: Inputs['investigations']['get']): Detail {
  const [row] = investigationRows(store, [investigation])
  const stored = store.get<{ analyzers: string; window_from: Ticks | null; window_to: Ticks | null }>(
    'SELECT analyzers, window_from, window_to FROM investigation WHERE id = ?',
    investigation,
  )
  if (!row || !stored) return fail('investigation.not-found', `The case has no investigation #${investigation}.`)
  return {
    ...row,
    windowFrom: stored.window_from === null ? null : isoFromTicks(stored.window_from),
    windowTo: stored.window_to === null ? null : isoFromTicks(stored.window_to),
    analyzers: JSON.parse(stored.analyzers) as Detail['analyzers'],
    alertList: alertsOf(store, investigation),
    kinds: store.all<{ value: EntityKind; count: number }>(
      'SELECT kind AS value, count(*) AS count FROM investigation_entity WHERE investigation = ? GROUP BY 1 ORDER BY 2 DESC, 1',
      investigation,
    ),
    verdicts: store.all<{ value: Verdict; count: number }>(
      'SELECT verdict AS value, count(*) AS count FROM investigation_entity WHERE investigation = ? GROUP BY 1 ORDER BY 1',
      investigation,
    ),
    devices: devicesOf(store, investigation),
    actions: listActions(store, { investigation }),
    evidenceCount: investigationEntities(store, { investigation, evidence: true, offset: 0, limit: 1 }).total,
    logCount: logCount(store, investigation),
  }
}

function alertsOf(store: ReadStore, investigation: number): Detail['alertList'] {
  return store
    .all<{
      id: number
      title: string
      incident: number | null
      reason: string
      supported: number
      first: Ticks
      clock: number
      undated: number
    }>(
      `SELECT alert.id, title, incident, reason, supported, first_activity AS first, clock, ${UNDATED} AS undated FROM investigation_alert
       JOIN alert ON alert.id = investigation_alert.alert LEFT JOIN incident_alert ON incident_alert.alert = alert.id
       WHERE investigation = ? ORDER BY first_activity, alert.id`,
      investigation,
    )
    .map(({ first, supported, clock, undated, ...alert }) => ({
      ...alert,
      supported: supported === 1,
      firstActivity: isoFromTicks(first),
      ...toldClock(clock),
      ...(undated ? { undated: true as const } : {}),
    }))
}

function devicesOf(store: ReadStore, investigation: number): Detail['devices'] {
  return store
    .all<{ label: string; entity: number | null; device_group: string | null }>(
      `SELECT label, entity, (SELECT max(json_extract(properties, '$.rbacGroupName')) FROM alert_evidence
         WHERE alert_evidence.entity = investigation_entity.entity AND kind = 'device') AS device_group
       FROM investigation_entity WHERE investigation = ? AND kind = 'device' ORDER BY id`,
      investigation,
    )
    .map(({ label, entity, device_group }) => ({ label, entity, group: device_group ?? '', level: levelOf(store, device_group ?? '') }))
}

const ofInvestigation = `
  SELECT 'step ' || id AS id, at, actor, text, outcome, id AS place FROM investigation_log WHERE investigation = ?1
  UNION ALL
  SELECT 'act ' || min(id), at, performed_by, CASE action
      WHEN 'investigation.started' THEN 'Started the investigation.'
      WHEN 'action.approved' THEN 'Approved an action on ' || target_name || iif(text = '', '.', ': ' || text)
      WHEN 'action.rejected' THEN 'Rejected an action on ' || target_name || iif(text = '', '.', ': ' || text)
      ELSE action END, '', min(id)
  FROM activity WHERE target_type = 'investigation' AND target_id = ?1 GROUP BY at, performed_by, action, target_name, detail`

const logCount = (store: ReadStore, investigation: number): number =>
  store.get<{ n: number }>(`SELECT count(*) AS n FROM (${ofInvestigation})`, investigation)!.n

/** Every step of the investigation and every decision on it, oldest first. */
export function investigationLog(
  store: ReadStore,
  { investigation, offset, limit }: Inputs['investigations']['log'],
): Outputs['investigations']['log'] {
  const rows = store.all<{ id: string; at: Ticks; actor: string; text: string; outcome: string }>(
    `SELECT id, at, actor, text, outcome FROM (${ofInvestigation}) ORDER BY at, id LIKE 'step%' DESC, place LIMIT ?2 OFFSET ?3`,
    investigation,
    limit,
    offset,
  )
  return { total: logCount(store, investigation), entries: rows.map((row) => ({ ...row, at: isoFromTicks(row.at) })) }
}
