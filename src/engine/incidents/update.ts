import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { determinationsOf } from '#model/triage.ts'
import { logActivity } from '../activity/log.ts'
import { type AlertChange, changeAlerts } from '../alerts/change.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { digestIncident } from '../correlate/digest.ts'
import type { SqlValue, WriteStore } from '../store/sql.ts'
import { incidentOf } from './detail.ts'
import type { StoredIncident } from './row.ts'

type IncidentChange = Inputs['incidents']['update']['change']

interface Column {
  readonly field: keyof IncidentChange
  readonly name: keyof StoredIncident
  /** the flag that keeps a value set by hand from being derived again */
  readonly keptBy?: keyof StoredIncident
}

const columns: readonly Column[] = [
  { field: 'name', name: 'name', keptBy: 'name_set' },
  { field: 'description', name: 'description', keptBy: 'description_set' },
  { field: 'severity', name: 'severity', keptBy: 'severity_set' },
  { field: 'assignedTo', name: 'assigned_to' },
  { field: 'status', name: 'status' },
  { field: 'resolvingComment', name: 'resolving_comment' },
  { field: 'classification', name: 'classification' },
  { field: 'determination', name: 'determination' },
]

/** Classification and determination go together (spec §7.5): a new classification drops a determination that is not among its own. */
function settled(stored: StoredIncident, change: IncidentChange): IncidentChange {
  const classification = change.classification ?? stored.classification
  const determination = change.determination ?? stored.determination
  if (determinationsOf[classification].includes(determination)) return change
  if (change.determination !== undefined && change.determination !== 'unknown') {
    fail('incident.determination', `${change.determination} is no determination of ${classification}.`)
  }
  return { ...change, determination: 'unknown' }
}

/** What a change of the incident does to its alerts: resolving resolves, assigning assigns, classifying classifies (spec §7.2, §7.3). */
function cascade(change: IncidentChange): AlertChange {
  return {
    ...(change.status === 'resolved' ? { status: 'resolved' as const } : {}),
    ...(change.assignedTo !== undefined ? { assignedTo: change.assignedTo } : {}),
    ...(change.classification !== undefined ? { classification: change.classification } : {}),
    ...(change.determination !== undefined ? { determination: change.determination } : {}),
  }
}

function changeTags(store: WriteStore, incident: number, tags: readonly string[]): { before: string[]; after: string[] } | null {
  const before = store
    .all<{ name: string }>('SELECT name FROM incident_tag WHERE incident = ? AND system = 0 ORDER BY name', incident)
    .map((row) => row.name)
  const after = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort()
  if (JSON.stringify(before) === JSON.stringify(after)) return null
  store.run('DELETE FROM incident_tag WHERE incident = ? AND system = 0', incident)
  for (const tag of after) store.run('INSERT OR IGNORE INTO incident_tag (incident, name, system) VALUES (?, ?, 0)', incident, tag)
  return { before, after }
}

function changeIncident(store: WriteStore, id: number, asked: IncidentChange, context: CallContext): boolean {
  const stored = incidentOf(store, id)
  if (stored.redirected_to !== null) fail('incident.redirected', `Incident #${id} was merged into #${stored.redirected_to}.`)
  const change = settled(stored, asked)
  const changed = columns.filter(({ field, name }) => change[field] !== undefined && change[field] !== stored[name])
  const tags = change.tags ? changeTags(store, id, change.tags) : null
  if (changed.length === 0 && !tags) return false
  const sets = changed.flatMap(({ name, keptBy }) => [`${name} = ?`, ...(keptBy ? [`${keptBy} = 1`] : [])])
  const values = changed.map(({ field }) => change[field] as SqlValue)
  const now = ticksFromUnixMs(Date.now())
  store.run(`UPDATE incident SET ${[...sets, 'last_update = max(last_update, ?)'].join(', ')} WHERE id = ?`, ...values, now, id)
  const alerts = store
    .all<{ alert: number }>('SELECT alert FROM incident_alert WHERE incident = ? ORDER BY alert', id)
    .map((row) => row.alert)
  const changedAlerts = changeAlerts(store, alerts, cascade(change))
  const before = Object.fromEntries(changed.map(({ field, name }) => [field, stored[name]]))
  const after = Object.fromEntries(changed.map(({ field }) => [field, change[field]]))
  logActivity(store, {
    kind: 'audit',
    action: 'incident.updated',
    performedBy: context.analyst,
    targetType: 'incident',
    targetId: id,
    targetName: stored.name,
    incident: id,
    text: change.status === 'resolved' ? (change.resolvingComment ?? '') : '',
    detail: {
      before: { ...before, ...(tags ? { tags: tags.before } : {}) },
      after: { ...after, ...(tags ? { tags: tags.after } : {}) },
      alerts: changedAlerts,
    },
  })
  digestIncident(store, id)
  return true
}

/** Changes some incidents and what follows for their alerts, each audited with what stood before; answers how many changed. */
export function updateIncidents(store: WriteStore, input: Inputs['incidents']['update'], context: CallContext): { changed: number } {
  return store.transaction(() => ({
    changed: input.incidents.filter((id) => changeIncident(store, id, input.change, context)).length,
  }))
}

/** Adds a comment to the incident's log. */
export function commentOnIncident(store: WriteStore, input: Inputs['incidents']['comment'], context: CallContext): { activity: number } {
  return store.transaction(() => {
    const stored = incidentOf(store, input.incident)
    const activity = logActivity(store, {
      kind: 'comment',
      action: 'incident.commented',
      performedBy: context.analyst,
      targetType: 'incident',
      targetId: stored.id,
      targetName: stored.name,
      incident: stored.id,
      text: input.comment,
    })
    return { activity }
  })
}
