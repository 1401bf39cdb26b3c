import type { Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Severity } from '#model/severity.ts'
import type { Verdict } from '#model/verdict.ts'
import { DATED } from '../../alerts/summary.ts'
import type { ReadStore } from '../../store/sql.ts'

/** An alert of the incident, as far as the summary looks at it. */
export interface AlertFact {
  readonly id: number
  readonly title: string
  readonly severity: Severity
  readonly category: string
  /** null where the evidence gives it no time */
  readonly first: Ticks | null
}

/** An entity its alerts name. */
export interface EntityFact {
  readonly id: number
  readonly kind: EntityKind
  readonly label: string
  readonly verdict: Verdict
  readonly alerts: number
  /** remediation statuses its evidence has, distinct */
  readonly statuses: readonly string[]
}

/** Alerts as they began; those without a time last. */
export const alertsOf = (store: ReadStore, incident: number): AlertFact[] =>
  store.all<AlertFact>(
    `SELECT alert.id, title, severity, category, iif(${DATED}, first_activity, NULL) AS first
     FROM alert JOIN incident_alert ON incident_alert.alert = alert.id WHERE incident = ? ORDER BY first IS NULL, first, alert.id`,
    incident,
  )

export const entitiesOf = (store: ReadStore, incident: number): EntityFact[] =>
  store
    .all<Omit<EntityFact, 'statuses'> & { statuses: string }>(
      `SELECT entity.id, entity.kind, label, entity.verdict, count(DISTINCT alert_evidence.alert) AS alerts,
         json_group_array(DISTINCT remediation_status) AS statuses
       FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert JOIN entity ON entity.id = alert_evidence.entity
       WHERE incident = ? GROUP BY entity.id ORDER BY alerts DESC, label`,
      incident,
    )
    .map((row) => ({ ...row, statuses: JSON.parse(row.statuses) as string[] }))
