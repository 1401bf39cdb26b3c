import { isoFromTicks, TICKS_PER_DAY, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { Severity } from '#model/severity.ts'
import type { Classification, Determination, IncidentStatus } from '#model/triage.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { incidentOf } from './detail.ts'

type Similar = Outputs['incidents']['similar'][number]
type Reason = Similar['reasons'][number]
type Item = Reason['items'][number]

/** At most this many are told, of those that were active this long before the incident's last activity (spec §12). */
const [MOST, BEFORE] = [20, 14n * TICKS_PER_DAY]

/** Points for one thing in common: halved where two incidents have it, so that what few have weighs most. And the most of each reason. */
const POINTS = { entities: 20, rule: 20, details: 10 } as const
const CAP = { entities: 60, rule: 30, details: 10 } as const

interface Shared {
  readonly incident: number
  readonly id: number | null
  readonly kind: EntityKind | null
  readonly label: string
  readonly key: string
  /** incidents that have it, this one among them */
  readonly n: number
}

/** Entities of the incident that alerts of other incidents name too. */
const sharedEntities = (store: ReadStore, incident: number): Shared[] =>
  store
    .all<Shared>(
      `WITH mine AS (SELECT DISTINCT entity FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert
          WHERE incident = ?1 AND entity IS NOT NULL),
        named AS (SELECT DISTINCT incident, entity FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
          WHERE entity IN (SELECT entity FROM mine))
       SELECT incident, entity.id, entity.kind, entity.label, entity.key, count(*) OVER (PARTITION BY entity) AS n
       FROM named JOIN entity ON entity.id = named.entity ORDER BY entity.id`,
      incident,
    )
    .filter((one) => one.incident !== incident && !(one.key.startsWith('sid:') && isWellKnownSid(one.key.slice(4))))

/** Something alerts tell: SQL of rows (`alert`, `value`, `label`) for `mine`, the incident's alerts, and for those that tell one of `values`. */
interface Telling {
  readonly mine: string
  readonly others: string
}

/** Values told of alerts that the incident shares with others. Asked for by index from its own values on: alerts are never read through. */
function sharedValues(store: ReadStore, incident: number, { mine, others }: Telling): Shared[] {
  const values = store.all<{ value: string }>(
    `WITH mine AS (SELECT alert AS id FROM incident_alert WHERE incident = ?) SELECT DISTINCT value FROM (${mine})`,
    incident,
  )
  if (values.length === 0) return []
  return store
    .all<Shared>(
      `WITH wanted AS (SELECT value FROM json_each(?1)),
        told AS (SELECT incident, value, max(label) AS label FROM (${others}) AS of JOIN incident_alert ON incident_alert.alert = of.alert
          GROUP BY 1, 2)
       SELECT incident, NULL AS id, NULL AS kind, label, value AS key, count(*) OVER (PARTITION BY value) AS n FROM told ORDER BY value`,
      JSON.stringify(values.map((one) => one.value)),
    )
    .filter((one) => one.incident !== incident)
}

const RULES: Telling = {
  mine: "SELECT detector_id AS value FROM mine JOIN alert USING (id) WHERE detector_id <> ''",
  others:
    "SELECT id AS alert, detector_id AS value, title AS label FROM alert WHERE detector_id <> '' AND detector_id IN (SELECT value FROM wanted)",
}
/** The same title of the same product: title and product parted by U+001F. */
const TITLES: Telling = {
  mine: "SELECT title || char(31) || product_name AS value FROM mine JOIN alert USING (id) WHERE title <> ''",
  others: `SELECT id AS alert, title || char(31) || product_name AS value, title AS label FROM alert
    WHERE title IN (SELECT substr(value, 1, instr(value, char(31)) - 1) FROM wanted)
      AND title || char(31) || product_name IN (SELECT value FROM wanted)`,
}
/** What a rule's author had an alert tell beside its evidence: names with a value or a list of them. */
const customDetails = (alerts: string): string => `SELECT alert, name || char(31) || value AS value, name || ': ' || value AS label FROM (
  SELECT told.id AS alert, detail.key AS name, coalesce(one.value, detail.value) AS value
  FROM (SELECT id, json_extract(additional_data, '$.customDetails') AS details FROM ${alerts}
    WHERE instr(additional_data, '"customDetails"') > 0) AS told
  JOIN json_each(told.details) AS detail LEFT JOIN json_each(iif(detail.type = 'array', detail.value, '[]')) AS one
  WHERE detail.type NOT IN ('object', 'null')) WHERE coalesce(value, '') NOT IN ('', '[]')`
const CUSTOM_DETAILS: Telling = {
  mine: customDetails('mine JOIN alert USING (id)'),
  others: `SELECT * FROM (${customDetails('alert')}) WHERE value IN (SELECT value FROM wanted)`,
}

interface Stored {
  readonly id: number
  readonly name: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly classification: Classification
  readonly determination: Determination
  readonly assigned_to: string
  readonly resolving_comment: string
  readonly last_update: Ticks
  readonly last_activity: Ticks
}

/** Those that stand and were active in the two weeks before this one's last activity. */
function candidates(store: ReadStore, incident: number, last: Ticks): Stored[] {
  return store.all<Stored>(
    `SELECT id, name, severity, status, classification, determination, assigned_to, resolving_comment, last_update, last_activity FROM incident
     WHERE id <> ? AND status <> 'redirected' AND last_activity BETWEEN ? AND ? ORDER BY id`,
    incident,
    (last - BEFORE) as Ticks,
    last,
  )
}

function reasonOf(kind: Reason['kind'], shared: readonly Shared[]): Reason | undefined {
  if (shared.length === 0) return undefined
  const points = Math.min(
    CAP[kind],
    shared.reduce((sum, { n }) => sum + POINTS[kind] / n, 0),
  )
  const items: Item[] = [...shared]
    .sort((a, b) => a.n - b.n || a.label.localeCompare(b.label))
    .map(({ id, kind: of, label, n }) => ({ entity: id, kind: of, label, incidents: n }))
  return { kind, points: Math.round(points * 10) / 10, items }
}

/**
 * Incidents like this one, most like it first: by entities in common, by the same rule or detector, by the same alert title of the same
 * product or the same custom details (spec §12). Each shared thing counts the more the fewer incidents have it; each reason counts to a limit, 100 in all. Nothing
 * is kept: the answer is worked out when it is asked for. Fails with `incident.not-found`.
 */
export function similarIncidents(store: ReadStore, { incident }: Inputs['incidents']['similar']): Similar[] {
  const { last_activity } = incidentOf(store, incident)
  const entities = Map.groupBy(sharedEntities(store, incident), (one) => one.incident)
  const rules = Map.groupBy(sharedValues(store, incident, RULES), (one) => one.incident)
  const alike = [...sharedValues(store, incident, TITLES), ...sharedValues(store, incident, CUSTOM_DETAILS)]
  const details = Map.groupBy(alike, (one) => one.incident)
  return candidates(store, incident, last_activity)
    .flatMap((row) => {
      const reasons = [
        reasonOf('entities', entities.get(row.id) ?? []),
        reasonOf('rule', rules.get(row.id) ?? []),
        reasonOf('details', details.get(row.id) ?? []),
      ].filter((reason) => reason !== undefined)
      return reasons.length > 0 ? [{ row, reasons, score: reasons.reduce((sum, reason) => sum + reason.points, 0) }] : []
    })
    .sort((a, b) => b.score - a.score || (a.row.last_activity > b.row.last_activity ? -1 : 1) || a.row.id - b.row.id)
    .slice(0, MOST)
    .map(({ row, reasons, score }) => ({
      id: row.id,
      name: row.name,
      severity: row.severity,
      status: row.status,
      classification: row.classification,
      determination: row.determination,
      assignedTo: row.assigned_to,
      resolvingComment: row.resolving_comment,
      lastUpdate: isoFromTicks(row.last_update),
      lastActivity: isoFromTicks(row.last_activity),
      score: Math.round(score),
      reasons,
    }))
}
