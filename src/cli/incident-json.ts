import type { Outputs } from '#engine/calls/index.ts'
import { tacticOf } from '#model/tactic.ts'

export type IncidentRow = Outputs['incidents']['list']['incidents'][number]

/** ATT&CK tactics among the categories of an incident's alerts, by their names. */
const tacticsOf = (categories: readonly string[]): string[] => [
  ...new Set(categories.map((category) => tacticOf(category)?.name).filter((name) => name !== undefined)),
]

/** One incident of the queue as the command line tells it. */
export function incidentJson(row: IncidentRow) {
  return {
    id: row.id,
    name: row.name,
    severity: row.severity,
    status: row.status,
    classification: row.classification,
    determination: row.determination,
    assignedTo: row.assignedTo,
    tags: row.tags.map((tag) => tag.name),
    alertCount: row.alertCount,
    activeAlertCount: row.activeAlertCount,
    tactics: tacticsOf(row.categories),
    assets: row.assets,
    firstActivity: row.firstActivity,
    lastActivity: row.lastActivity,
    priority: row.priority,
    categories: row.categories,
    redirectedTo: row.redirectedTo,
  }
}
