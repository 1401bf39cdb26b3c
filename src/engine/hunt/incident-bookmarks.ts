import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { ofRecord } from '../entities/of-record.ts'
import { incidentOf } from '../incidents/detail.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { bookmarksWhere, bookmarkTeller } from './bookmarks.ts'
import { entitiesOfValues } from './entities-of-row.ts'
import { kqlText } from './kql-text.ts'
import type { RowValues } from './link/row-evidence.ts'
import { sharedWith } from './link/row-places.ts'

type Answer = Outputs['bookmarks']['ofIncident']
type Told = Answer['kept'][number]
type Bookmark = Outputs['bookmarks']['list'][number]

/** Most bookmarks of the case that are looked through for those that belong, and most that are offered. */
const [LOOKED_AT, OFFERED] = [5_000, 100]

interface Known {
  readonly entities: ReadonlyMap<number, Told['entities'][number]>
  readonly alerts: ReadonlySet<number>
}

/** What the incident's alerts name, without the accounts that are on every device: a row that names these says nothing of the incident. */
function knownOf(store: ReadStore, incident: number): Known {
  const entities = store
    .all<Told['entities'][number] & { key: string }>(
      `SELECT DISTINCT entity.id, entity.kind, entity.label, entity.key FROM incident_alert
       JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert JOIN entity ON entity.id = alert_evidence.entity WHERE incident = ?`,
      incident,
    )
    .filter(({ key }) => !(key.startsWith('sid:') && isWellKnownSid(key.slice(4))))
  const alerts = store.all<{ alert: number }>('SELECT alert FROM incident_alert WHERE incident = ?', incident)
  return {
    entities: new Map(entities.map(({ id, kind, label }) => [id, { id, kind, label }])),
    alerts: new Set(alerts.map((row) => row.alert)),
  }
}

/** The query that finds a bookmark's record of evidence: every value that told it from all others. */
function recordQuery(store: ReadStore, table: string, values: RowValues): string | null {
  const known = huntingTable(store, table)
  if (!known) return null
  const tests = sharedWith(known, values).map(({ column }) => {
    const value = values[column.name]
    const literal = column.type === 'datetime' ? `datetime(${value})` : typeof value === 'string' ? kqlText(value) : String(value)
    return `| where ${column.name} == ${column.type === 'guid' ? `guid(${value})` : literal}`
  })
  return [table, ...tests].join('\n')
}

function toldOf(store: ReadStore, known: Known, bookmark: Bookmark): Told {
  const { place, values } = bookmark
  const record = place && ofRecord(store, { ...place, source: 0, record: 0 })
  const named = new Set([...(record?.entities ?? []), ...entitiesOfValues(store, { values }).map((one) => one.id)])
  return {
    ...bookmark,
    entities: [...named].flatMap((id) => known.entities.get(id) ?? []),
    alerts: (record?.alerts ?? []).filter((alert) => known.alerts.has(alert)),
    recordQuery: place && recordQuery(store, place.table, values),
  }
}

const byTime = (a: Told, b: Told) => (a.at ?? '~').localeCompare(b.at ?? '~') || a.id - b.id

/**
 * Bookmarks of an incident in the order their rows happened: those kept for it, and, offered, those kept
 * for the case as a whole whose row stands behind one of its alerts or names an entity of it. Fails with `incident.not-found`.
 */
export function bookmarksOfIncident(store: ReadStore, { incident }: Inputs['bookmarks']['ofIncident']): Answer {
  incidentOf(store, incident)
  const known = knownOf(store, incident)
  const kept = bookmarksWhere(store, 'incident = ?', incident)
  const free = bookmarksWhere(store, `incident IS NULL ORDER BY id DESC LIMIT ${LOOKED_AT}`)
  const tell = bookmarkTeller(store)
  return {
    kept: kept.map((row) => toldOf(store, known, tell(row))).sort(byTime),
    offered: free
      .map((row) => toldOf(store, known, tell(row)))
      .filter(({ entities, alerts }) => entities.length > 0 || alerts.length > 0)
      .sort((a, b) => b.alerts.length - a.alerts.length || b.entities.length - a.entities.length || byTime(a, b))
      .slice(0, OFFERED),
  }
}
