import { type ServiceSource, serviceSources, serviceSourceTitle } from '#model/service-source.ts'
import { type Severity, severities } from '#model/severity.ts'
import { classifications } from '#model/triage.ts'
import {
  categoryLabel,
  classificationLabels,
  detectionSourceLabel,
  incidentStatusLabels,
  severityLabels,
  words,
} from '../../../theme/labels.ts'
import type { IncidentFilter } from './queue-address.ts'

export type ListField = {
  [Name in keyof IncidentFilter]-?: NonNullable<IncidentFilter[Name]> extends readonly string[] ? Name : never
}[keyof IncidentFilter]
export type SwitchField = 'multipleServiceSources' | 'multipleCategories'
export type FilterField = ListField | SwitchField

export interface FieldDefinition {
  readonly id: FilterField
  readonly title: string
  readonly kind: 'list' | 'switch' | 'names'
  /** values that are always offered, in this order, before those only the case knows */
  readonly always: readonly string[]
  label(value: string): string
}

const same = (value: string) => value
const defineField = (id: FilterField, title: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id,
  title,
  kind: 'list',
  always: [],
  label: same,
  ...more,
})

const severitiesDown: readonly Severity[] = [...severities].reverse().filter((severity) => severity !== 'unknown')
const severityLabel = (value: string) => severityLabels[value as Severity] ?? words(value)

/** Every filter of the queue, in the portal's order (spec §1.4). */
export const filterFields: readonly FieldDefinition[] = [
  defineField('status', 'Status', {
    always: ['active', 'inProgress', 'awaitingAction', 'resolved'],
    label: (value) => incidentStatusLabels[value as keyof typeof incidentStatusLabels] ?? words(value),
  }),
  defineField('incidentSeverity', 'Severity', { always: severitiesDown, label: severityLabel }),
  defineField('alertSeverity', 'Alert severity', { always: severitiesDown, label: severityLabel }),
  defineField('assignedTo', 'Incident assignment', { always: [''], label: (value) => value || 'Unassigned' }),
  defineField('serviceSources', 'Service sources', {
    label: (value) => (serviceSources.includes(value as ServiceSource) ? serviceSourceTitle(value as ServiceSource) : value),
  }),
  defineField('detectionSources', 'Detection sources', { label: detectionSourceLabel }),
  defineField('multipleServiceSources', 'Multiple service sources', { kind: 'switch' }),
  defineField('tags', 'Tags'),
  defineField('categories', 'Categories', { label: categoryLabel }),
  defineField('multipleCategories', 'Multiple categories', { kind: 'switch' }),
  defineField('entities', 'Entities', { kind: 'names' }),
  defineField('deviceGroups', 'Device groups'),
  defineField('osPlatforms', 'OS platform'),
  defineField('classification', 'Classification', {
    always: classifications,
    label: (value) => classificationLabels[value as keyof typeof classificationLabels] ?? words(value),
  }),
  defineField('threats', 'Associated threat'),
  defineField('policies', 'Alert policies'),
  defineField('subscriptions', 'Alert subscription IDs'),
]

export const fieldOf = (id: FilterField): FieldDefinition => filterFields.find((field) => field.id === id)!

/** The fields a filter uses, in the order of the list above. */
export const usedFields = (filter: IncidentFilter): readonly FieldDefinition[] =>
  filterFields.filter((field) => filter[field.id] !== undefined)

/** `New, In progress`: a filter's values as its chip says them. */
export function valuesText(field: FieldDefinition, filter: IncidentFilter): string {
  const value = filter[field.id]
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const labels = (value ?? []).map((each) => field.label(each))
  return labels.length > 3 ? `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more` : labels.join(', ')
}
