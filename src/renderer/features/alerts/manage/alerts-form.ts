import { type AlertStatus, type Classification, type Determination, determinationsOf } from '#model/triage.ts'
import type { InputOf, OutputOf } from '../../../state/client.ts'

export type AlertChange = InputOf<'alerts.update'>['change']
type Alert = Pick<OutputOf<'alerts.get'>, 'status' | 'assignedTo' | 'classification' | 'determination' | 'severity'>

/** What the form shows; undefined stands for "several values, leave each as it is". */
export interface AlertsForm {
  readonly status: AlertStatus | undefined
  readonly severity: Alert['severity'] | undefined
  readonly assignedTo: string | undefined
  readonly classification: Classification | undefined
  readonly determination: Determination | undefined
}

function shared<Field extends keyof Alert>(alerts: readonly Alert[], field: Field): Alert[Field] | undefined {
  const [first] = alerts
  return first && alerts.every((alert) => alert[field] === first[field]) ? first[field] : undefined
}

/** What is the same in all of the alerts. */
export const formOfAlerts = (alerts: readonly Alert[]): AlertsForm => ({
  status: shared(alerts, 'status'),
  severity: shared(alerts, 'severity'),
  assignedTo: shared(alerts, 'assignedTo'),
  classification: shared(alerts, 'classification'),
  determination: shared(alerts, 'determination'),
})

/** A determination belongs to its classification; choosing another classification lets go of one that does not fit (spec §7.5). */
export function classified(form: AlertsForm, classification: Classification): AlertsForm {
  const fits = form.determination !== undefined && determinationsOf[classification].includes(form.determination)
  return { ...form, classification, determination: fits ? form.determination : determinationsOf[classification][0] }
}

/** Only what the analyst changed; a new classification tells its determination with it. */
export function changeOfAlerts(before: AlertsForm, after: AlertsForm): AlertChange {
  const change: AlertChange = {}
  if (after.status !== undefined && after.status !== before.status) change.status = after.status
  if (after.severity !== undefined && after.severity !== before.severity) change.severity = after.severity
  if (after.assignedTo !== undefined && after.assignedTo !== before.assignedTo) change.assignedTo = after.assignedTo.trim()
  if (after.classification !== undefined && after.classification !== before.classification) change.classification = after.classification
  const isTold = change.classification !== undefined || after.determination !== before.determination
  if (after.determination !== undefined && isTold) change.determination = after.determination
  return change
}
