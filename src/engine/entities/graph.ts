import { fail } from '#base/problem.ts'
import { isoFromTicks, TICKS_PER_DAY, type Ticks } from '#base/ticks.ts'
import { assetViewOf, type EntityKind } from '#model/entity-kind.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { Verdict } from '#model/verdict.ts'
import { DATED } from '../alerts/summary.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { revisionOf } from '../store/revision.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { ascending, type GraphAlert, type GraphRecord, graphOfRecords, type RecordedNode } from './graph-of-records.ts'

type IncidentGraph = Outputs['graph']['get']

interface EntityRow {
  readonly id: number
  readonly kind: EntityKind
  readonly key: string
  readonly label: string
  readonly verdict: Verdict
  readonly critical: number
  readonly marks: string
}

/** What happened in hunting tables this long before or after an incident's alerts may still be part of its story. */
const MARGIN = TICKS_PER_DAY

function alertsOf(store: ReadStore, incident: number): GraphAlert[] {
  if (!store.get('SELECT 1 FROM incident WHERE id = ?', incident)) fail('incident.not-found', `The case has no incident #${incident}.`)
  const names = new Map<number, number[]>()
  const named = store.all<{ alert: number; entity: number }>(
    `SELECT DISTINCT alert_evidence.alert, entity FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert
     WHERE incident = ? AND entity IS NOT NULL ORDER BY 1, 2`,
    incident,
  )
  for (const { alert, entity } of named) {
    const of = names.get(alert) ?? []
    names.set(alert, of)
    of.push(entity)
  }
  return store
    .all<{ id: number; first: Ticks | null; last: Ticks | null }>(
      `SELECT alert.id, iif(${DATED}, first_activity, NULL) AS first, iif(${DATED}, max(first_activity, last_activity), NULL) AS last
       FROM incident_alert JOIN alert ON alert.id = incident_alert.alert WHERE incident = ? ORDER BY first_activity, alert.id`,
      incident,
    )
    .map((alert) => ({ ...alert, names: names.get(alert.id) ?? [] }))
}

/** From the first to the last moment of alerts that have any; null where none has. */
function spanOf(alerts: readonly GraphAlert[]): { first: Ticks; last: Ticks } | null {
  const moments = alerts.flatMap(({ first, last }) => (first === null || last === null ? [] : [first, last])).sort(ascending)
  const [first] = moments
  return first === undefined ? null : { first, last: moments.at(-1)! }
}

/** Records that show edges at the incident's entities: told by its alerts, or standing in tables around the time of its alerts. */
function recordsOf(store: ReadStore, incident: number, alerts: readonly GraphAlert[]): GraphRecord[] {
  const span = spanOf(alerts)
  return store.all<GraphRecord>(
    `WITH named (id) AS (SELECT DISTINCT value FROM json_each(?1)),
       near (id) AS (SELECT id FROM edge WHERE source IN named UNION SELECT id FROM edge WHERE target IN named)
     SELECT edge.id AS edge, edge.source, edge.target, relation, basis, at, edge_record.alert
     FROM near JOIN edge ON edge.id = near.id JOIN edge_record ON edge_record.edge = edge.id
     WHERE iif(edge_record.alert IS NULL, at BETWEEN ?2 AND ?3,
       edge_record.alert IN (SELECT alert FROM incident_alert WHERE incident = ?4)) ORDER BY edge.id, at`,
    JSON.stringify(alerts.flatMap((alert) => alert.names)),
    span && span.first - MARGIN,
    span && span.last + MARGIN,
    incident,
  )
}

/** Whether an entity is one of the incident's impacted assets: an asset an alert names, and no part of Windows. */
const isImpacted = ({ kind, key }: EntityRow, { alerts }: RecordedNode): boolean =>
  alerts.length > 0 && assetViewOf(kind) !== undefined && !(key.startsWith('sid:') && isWellKnownSid(key.slice(4)))

/**
 * The graph of an incident over all of its time: entities its alerts name, what joins them, and when each is spoken of. The graph at a
 * moment is cut from it by `graphAt`. Fails with `incident.not-found`.
 */
export function incidentGraph(store: ReadStore, { incident }: Inputs['graph']['get']): IncidentGraph {
  const alerts = alertsOf(store, incident)
  const recorded = graphOfRecords(alerts, recordsOf(store, incident, alerts))
  const entities = new Map(
    store
      .all<EntityRow>(
        'SELECT id, kind, key, label, verdict, critical, marks FROM known_entity WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(recorded.nodes.map((node) => node.id)),
      )
      .map((row) => [row.id, row]),
  )
  return {
    incident,
    revision: revisionOf(store),
    nodes: recorded.nodes.map((node) => {
      const entity = entities.get(node.id)!
      return {
        id: node.id,
        kind: entity.kind,
        label: entity.label,
        verdict: entity.verdict,
        impacted: isImpacted(entity, node),
        critical: entity.critical === 1,
        marks: JSON.parse(entity.marks) as string[],
        first: node.first === null ? null : isoFromTicks(node.first),
        last: node.last === null ? null : isoFromTicks(node.last),
        alerts: [...node.alerts],
        moments: node.moments.map(isoFromTicks),
      }
    }),
    edges: recorded.edges,
    alerts: recorded.alerts,
    positions: positionsOf(store, incident),
  }
}

function positionsOf(store: ReadStore, incident: number): IncidentGraph['positions'] {
  return store
    .all<{ node: number; x: number; y: number; pinned: number }>(
      'SELECT entity AS node, x, y, pinned FROM incident_position WHERE incident = ? ORDER BY entity',
      incident,
    )
    .map((row) => ({ ...row, pinned: row.pinned === 1 }))
}

/** Keeps where the nodes of an incident's graph stand, so that the picture is the same when it is opened again. */
export function savePositions(store: WriteStore, { incident, positions }: Inputs['graph']['savePositions']): Record<string, never> {
  return store.transaction(() => {
    for (const { node, x, y, pinned } of positions) {
      store.run(
        `INSERT INTO incident_position (incident, entity, x, y, pinned) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (incident, entity) DO UPDATE SET x = excluded.x, y = excluded.y, pinned = excluded.pinned`,
        incident,
        node,
        x,
        y,
        Number(pinned),
      )
    }
    return {}
  })
}
