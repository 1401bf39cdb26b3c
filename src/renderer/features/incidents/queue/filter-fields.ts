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
import { defineField, type FieldDefinition } from '../../filtering/index.ts'

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
  defineField('sensitivityLabels', 'Data sensitivity'),
  defineField('deviceGroups', 'Device groups'),
  defineField('osPlatforms', 'OS platform'),
  defineField('classification', 'Classification', {
    always: classifications,
    label: (value) => classificationLabels[value as keyof typeof classificationLabels] ?? words(value),
  }),
  defineField('investigationStates', 'Automated investigation state', { label: words }),
  defineField('threats', 'Associated threat'),
  defineField('policies', 'Alert policies'),
  defineField('subscriptions', 'Alert subscription IDs'),
]
