import { techniqueTitle } from '#model/attack/technique.ts'
import { type ServiceSource, serviceSources, serviceSourceTitle } from '#model/service-source.ts'
import { type Severity, severities } from '#model/severity.ts'
import { classifications } from '#model/triage.ts'
import {
  alertStatusLabels,
  categoryLabel,
  classificationLabels,
  detectionSourceLabel,
  severityLabels,
  words,
} from '../../../theme/labels.ts'
import { defineField, type FieldDefinition } from '../../filtering/index.ts'

const severitiesDown: readonly Severity[] = [...severities].reverse().filter((severity) => severity !== 'unknown')
const isSource = (value: string): value is ServiceSource => serviceSources.includes(value as ServiceSource)

/** Every filter of the alerts, in the portal's order (spec §1.8). */
export const alertFields: readonly FieldDefinition[] = [
  defineField('severity', 'Severity', {
    always: severitiesDown,
    label: (value) => severityLabels[value as Severity] ?? words(value),
  }),
  defineField('status', 'Status', {
    always: ['new', 'inProgress', 'unknown', 'resolved'],
    label: (value) => alertStatusLabels[value as keyof typeof alertStatusLabels] ?? words(value),
  }),
  defineField('categories', 'Categories', { label: categoryLabel }),
  defineField('techniques', 'ATT&CK techniques', { label: techniqueTitle }),
  defineField('serviceSources', 'Service sources', { label: (value) => (isSource(value) ? serviceSourceTitle(value) : value) }),
  defineField('detectionSources', 'Detection sources', { label: detectionSourceLabel }),
  defineField('tags', 'Tags'),
  defineField('policies', 'Policy / Policy rule'),
  defineField('alertTypes', 'Alert type'),
  defineField('productNames', 'Product name'),
  defineField('subscriptions', 'Alert subscription ID'),
  defineField('entities', 'Entities', { kind: 'names' }),
  defineField('investigationStates', 'Automated investigation state', { label: words }),
  defineField('workspaces', 'Workspace'),
  defineField('dataStreams', 'Data stream'),
  defineField('sensitivityLabels', 'Sensitivity label'),
  defineField('hidden', 'Hidden by tuning', { kind: 'switch' }),
  defineField('classification', 'Classification', {
    always: classifications,
    label: (value) => classificationLabels[value as keyof typeof classificationLabels] ?? words(value),
  }),
  defineField('assignedTo', 'Assigned to', { always: [''], label: (value) => value || 'Unassigned' }),
]
