import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import type { ActionStatus, RemediationAction } from '#model/investigation.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import type { WriteStore } from '../store/sql.ts'
import { settleState } from './keep-run.ts'

interface Proposed {
  readonly id: number
  readonly investigation: number
  readonly type: RemediationAction
  readonly target: string
  readonly status: ActionStatus
}

/**
 * Approves or rejects proposed actions, many at once only where they are of one type (spec §17); each is logged. Nothing is carried out.
 * Fails with `action.not-found` or `action.types-differ`.
 */
export function decideActions(store: WriteStore, input: Inputs['investigations']['decide'], context: CallContext): { changed: number } {
  return store.transaction(() => {
    const ids = [...new Set(input.actions)]
    const actions = store.all<Proposed>(
      'SELECT id, investigation, type, target, status FROM remediation_action WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
      JSON.stringify(ids),
    )
    if (actions.length < ids.length) fail('action.not-found', 'One of these actions is no longer proposed.')
    if (new Set(actions.map((action) => action.type)).size > 1) {
      fail('action.types-differ', 'Only actions of one type can be decided together.', { hint: 'Filter by action type first.' })
    }
    const changing = actions.filter((action) => action.status !== input.status)
    for (const action of changing) decide(store, action, input, context.analyst)
    for (const investigation of new Set(changing.map((action) => action.investigation))) settleState(store, investigation)
    return { changed: changing.length }
  })
}

function decide(store: WriteStore, action: Proposed, { status, comment }: Inputs['investigations']['decide'], analyst: string): void {
  store.run(
    `INSERT INTO action_decision (action, status, decided_by, decided_at, comment) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (action) DO UPDATE SET status = ?2, decided_by = ?3, decided_at = ?4, comment = ?5`,
    action.id,
    status,
    analyst,
    ticksFromUnixMs(Date.now()),
    comment,
  )
  const incidents = store.all<{ incident: number }>(
    'SELECT incident FROM incident_investigation WHERE investigation = ?',
    action.investigation,
  )
  for (const incident of incidents.length > 0 ? incidents.map((row) => row.incident) : [null]) {
    logActivity(store, {
      kind: 'audit',
      action: status === 'approved' ? 'action.approved' : 'action.rejected',
      performedBy: analyst,
      targetType: 'investigation',
      targetId: action.investigation,
      targetName: action.target,
      incident,
      text: comment,
      detail: { action: action.id, type: action.type, before: action.status, after: status },
    })
  }
}
