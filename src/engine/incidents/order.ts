import { severities } from '#model/severity.ts'
import { incidentStatuses } from '#model/triage.ts'
import type { Inputs } from '../calls/index.ts'
import { keptOrder } from '../store/kept-order.ts'
import type { ReadStore } from '../store/sql.ts'
import { type IncidentFilter, incidentCondition } from './filter.ts'

export type IncidentSort = Inputs['incidents']['list']['sort']

const rank = (column: string, values: readonly string[]) =>
  `CASE ${column} ${values.map((value, place) => `WHEN '${value}' THEN ${place}`).join(' ')} ELSE -1 END`

const digest = (field: string) => `json_extract(incident.digest, '$.${field}')`

const expressions: Record<IncidentSort['column'], string> = {
  id: 'incident.id',
  name: 'incident.name COLLATE NOCASE',
  priority: 'incident.priority',
  severity: rank('incident.severity', severities),
  status: rank('incident.status', incidentStatuses),
  alertCount: digest('alertCount'),
  activeAlertCount: digest('activeAlertCount'),
  firstActivity: 'incident.first_activity',
  lastActivity: 'incident.last_activity',
  lastUpdate: 'incident.last_update',
  created: 'incident.created',
  assignedTo: 'incident.assigned_to COLLATE NOCASE',
  classification: 'incident.classification',
  determination: 'incident.determination',
  assets: ['devices', 'users', 'mailboxes', 'apps', 'cloudResources'].map((view) => digest(`assets.${view}`)).join(' + '),
  categories: `json_array_length(incident.digest, '$.categories')`,
}

/**
 * Ids of all incidents the filter lets through, in the order asked; ties by id, newest first. Answered once per filter, order and
 * state of the case, so that paging through a queue neither counts nor sorts again.
 */
export function orderedIncidents(store: ReadStore, filter: IncidentFilter, sort: IncidentSort): readonly number[] {
  const condition = incidentCondition(filter)
  const direction = sort.descending ? 'DESC' : 'ASC'
  return keptOrder(
    store,
    `SELECT incident.id FROM incident WHERE ${condition.sql} ORDER BY ${expressions[sort.column]} ${direction}, incident.id DESC`,
    condition.params,
  )
}
