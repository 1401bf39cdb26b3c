import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { ActionStatus, RemediationAction } from '#model/investigation.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

type Action = Outputs['investigations']['actions'][number]

interface Stored {
  readonly id: number
  readonly investigation: number
  readonly name: string
  readonly subject: number
  readonly entity: number | null
  readonly kind: EntityKind
  readonly type: RemediationAction
  readonly target: string
  readonly device: string
  readonly reason: string
  readonly status: ActionStatus
  readonly created: Ticks
  readonly decided_by: string
  readonly decided_at: Ticks | null
  readonly comment: string
}

/** Proposed actions of an investigation, of an incident, or of the case: those that await a decision first. */
export function listActions(store: ReadStore, of: { readonly investigation?: number; readonly incident?: number | undefined }): Action[] {
  const rows = store.all<Stored>(
    `SELECT remediation_action.*, investigation.name, investigation_entity.kind FROM remediation_action
     JOIN investigation ON investigation.id = remediation_action.investigation
     JOIN investigation_entity ON investigation_entity.id = remediation_action.subject
     WHERE (?1 IS NULL OR remediation_action.investigation = ?1)
       AND (?2 IS NULL OR remediation_action.investigation IN (SELECT investigation FROM incident_investigation WHERE incident = ?2))
     ORDER BY status <> 'pending', remediation_action.type, remediation_action.target, remediation_action.id`,
    of.investigation ?? null,
    of.incident ?? null,
  )
  return rows.map(({ name, created, decided_by, decided_at, ...row }) => ({
    id: row.id,
    investigation: row.investigation,
    investigationName: name,
    subject: row.subject,
    entity: row.entity,
    kind: row.kind,
    type: row.type,
    target: row.target,
    device: row.device,
    reason: row.reason,
    status: row.status,
    comment: row.comment,
    created: isoFromTicks(created),
    decidedBy: decided_by,
    decidedAt: decided_at === null ? null : isoFromTicks(decided_at),
  }))
}
