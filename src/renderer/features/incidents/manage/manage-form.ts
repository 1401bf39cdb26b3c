import type * as z from 'zod'
import type { incidentChange, incidentRow } from '#api/calls/incidents.ts'
import type { Severity } from '#model/severity.ts'
import { type Classification, type Determination, determinationsOf } from '#model/triage.ts'

export type IncidentChange = z.infer<typeof incidentChange>
type Incident = Pick<
  z.infer<typeof incidentRow>,
  'name' | 'severity' | 'status' | 'classification' | 'determination' | 'assignedTo' | 'tags'
> & {
  readonly resolvingComment?: string
}

/** What the form shows; undefined stands for "several values, leave each as it is". */
export interface ManageForm {
  readonly name: string | undefined
  readonly severity: Severity | undefined
  readonly status: NonNullable<IncidentChange['status']> | undefined
  readonly classification: Classification | undefined
  readonly determination: Determination | undefined
  readonly assignedTo: string | undefined
  readonly tags: readonly string[] | undefined
  readonly note: string
}

const shared = <T>(values: readonly T[]): T | undefined =>
  values.every((value) => JSON.stringify(value) === JSON.stringify(values[0])) ? values[0] : undefined

const ownTags = (incident: Incident) => incident.tags.filter((tag) => !tag.system).map((tag) => tag.name)

/** What is the same in all of the incidents; a name belongs to one. */
export function formOf(incidents: readonly Incident[]): ManageForm {
  const [only] = incidents
  const status = shared(incidents.map((incident) => incident.status))
  return {
    name: incidents.length === 1 ? only?.name : undefined,
    severity: shared(incidents.map((incident) => incident.severity)),
    status: status === 'redirected' ? undefined : status,
    classification: shared(incidents.map((incident) => incident.classification)),
    determination: shared(incidents.map((incident) => incident.determination)),
    assignedTo: shared(incidents.map((incident) => incident.assignedTo)),
    tags: shared(incidents.map(ownTags)),
    note: incidents.length === 1 ? (only?.resolvingComment ?? '') : '',
  }
}

/** A determination belongs to its classification; choosing another classification lets go of one that does not fit (spec §7.5). */
export function withClassification(form: ManageForm, classification: Classification): ManageForm {
  const fits = form.determination !== undefined && determinationsOf[classification].includes(form.determination)
  return { ...form, classification, determination: fits ? form.determination : determinationsOf[classification][0] }
}

/** Only what the analyst changed. */
export function changeOf(before: ManageForm, after: ManageForm): IncidentChange {
  const change: IncidentChange = {}
  if (after.name !== undefined && after.name.trim() !== '' && after.name !== before.name) change.name = after.name.trim()
  if (after.severity !== undefined && after.severity !== before.severity) change.severity = after.severity
  if (after.status !== undefined && after.status !== before.status) change.status = after.status
  if (after.assignedTo !== undefined && after.assignedTo !== before.assignedTo) change.assignedTo = after.assignedTo.trim()
  if (after.tags !== undefined && JSON.stringify(after.tags) !== JSON.stringify(before.tags)) change.tags = [...after.tags]
  if (after.status === 'resolved' && after.note !== before.note) change.resolvingComment = after.note
  if (after.classification !== undefined && after.classification !== before.classification) change.classification = after.classification
  if (after.determination !== undefined && after.determination !== before.determination) change.determination = after.determination
  // the two are told together: a determination alone says nothing
  if (change.classification !== undefined && after.determination !== undefined) change.determination = after.determination
  return change
}
