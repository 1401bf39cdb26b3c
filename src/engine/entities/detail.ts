import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { CriticalityLevel } from '#model/criticality.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { readName } from '#model/identity/identifier-title.ts'
import type { Severity } from '#model/severity.ts'
import type { AlertStatus } from '#model/triage.ts'
import type { Verdict } from '#model/verdict.ts'
import { UNDATED } from '../alerts/summary.ts'
import { criticalityOf } from '../assets/criticality.ts'
import { tagsOf } from '../assets/tags.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { clocksOfEntity } from '../clocks/span-clocks.ts'
import { toldClock } from '../clocks/told-clock.ts'
import type { ReadStore } from '../store/sql.ts'
import { factsOf } from './facts.ts'
import { rowsOf } from './records-of-entity.ts'
import { analystVerdicts, evidenceVerdicts } from './verdicts.ts'

type EntityDetail = Outputs['entities']['get']

interface EntityRow {
  id: number
  kind: EntityKind
  label: string
  verdict: Verdict
  critical: number
  criticality: CriticalityLevel | null
  critical_by_evidence: number
  marks: string
  first: Ticks | null
  last: Ticks | null
}

export function entityRow(store: ReadStore, id: number): EntityRow {
  const row = store.get<EntityRow>('SELECT * FROM known_entity WHERE id = ?', id)
  return row ?? fail('entity.not-found', `The case has no entity #${id}.`)
}

const namesOf = (store: ReadStore, id: number) =>
  store.all<{ type: string; value: string; basis: string; source: number | null; record: number | null }>(
    'SELECT type, value, basis, source, record FROM entity_identifier WHERE entity = ? ORDER BY type, value',
    id,
  )

function alertsOf(store: ReadStore, id: number): EntityDetail['alerts'] {
  return store
    .all<{
      id: number
      title: string
      severity: Severity
      status: AlertStatus
      incident: number
      first: Ticks
      clock: number
      undated: number
    }>(
      `SELECT DISTINCT alert.id, title, severity, status, incident_alert.incident, first_activity AS first, clock, ${UNDATED} AS undated
       FROM alert_evidence JOIN alert ON alert.id = alert_evidence.alert JOIN incident_alert ON incident_alert.alert = alert.id
       WHERE entity = ? ORDER BY first_activity, alert.id`,
      id,
    )
    .map(({ first, clock, undated, ...row }) => ({
      ...row,
      firstActivity: isoFromTicks(first),
      ...toldClock(clock),
      ...(undated ? { undated: true as const } : {}),
    }))
}

/** The device a name holds on alone, as the case calls it. */
function deviceOf(store: ReadStore, type: string, value: string): { device?: string } {
  const { device } = readName(type, value)
  if (device === '') return {}
  const [scope = ''] = value.split('|', 1)
  const colon = scope.indexOf(':')
  const known = store.get<{ label: string }>(
    `SELECT label FROM entity_identifier JOIN entity ON entity.id = entity WHERE type = ? AND value = ? AND kind = 'device'`,
    scope.slice(0, colon),
    scope.slice(colon + 1),
  )
  return { device: known?.label ?? device }
}

const timeOf = (at: Ticks | null): string | null => (at === null ? null : isoFromTicks(at))

/** The most related entities shown: a hub's thousand neighbours are in its records. */
const RELATED = 500

function relatedOf(store: ReadStore, id: number): EntityDetail['related'] {
  return store
    .all<{
      edge: number
      entity: number
      kind: EntityKind
      label: string
      relation: string
      outgoing: number
      first: Ticks | null
      last: Ticks | null
    }>(
      `SELECT edge.id AS edge, entity.id AS entity, entity.kind, label, relation, edge.source = ?1 AS outgoing, edge.first, edge.last
       FROM edge JOIN entity ON entity.id = iif(edge.source = ?1, edge.target, edge.source)
       WHERE edge.source = ?1 OR edge.target = ?1 ORDER BY edge.first, edge.id LIMIT ?2`,
      id,
      RELATED,
    )
    .map((row) => ({ ...row, outgoing: row.outgoing === 1, first: timeOf(row.first), last: timeOf(row.last) }))
}

/** Records that tell of alerts naming the entity, one for each alert, and rows of tables that bear one of its names. */
function recordCount(store: ReadStore, id: number): number {
  const alerts = store.get<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT DISTINCT alert, source, record FROM alert_evidence WHERE entity = ?)',
    id,
  )!.n
  return alerts + rowsOf(store, namesOf(store, id), 0, 0).total
}

/** Everything the case knows of an entity. Fails with `entity.not-found`. */
export function getEntity(store: ReadStore, { entity, counted = true }: Inputs['entities']['get']): EntityDetail {
  const row = entityRow(store, entity)
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    verdict: row.verdict,
    evidenceVerdict: evidenceVerdicts(store, [entity]).get(entity) ?? 'unknown',
    analystVerdict: analystVerdicts(store, [entity]).get(entity) ?? null,
    critical: row.critical === 1,
    criticality: criticalityOf(row.criticality, row.critical_by_evidence === 1),
    tags: tagsOf(store, entity, row.kind),
    marks: JSON.parse(row.marks) as string[],
    first: timeOf(row.first),
    last: timeOf(row.last),
    ...clocksOfEntity(store)(row.id, row.first, row.last),
    identifiers: namesOf(store, entity).map(({ type, value, basis, source, record }) => ({
      type,
      value,
      ...deviceOf(store, type, value),
      basis,
      records: source !== null && record !== null ? [{ table: '', row: null, source, record }] : [],
    })),
    facts: factsOf(store, entity, row.kind),
    alerts: alertsOf(store, entity),
    incidents: store.all<EntityDetail['incidents'][number]>(
      `SELECT DISTINCT incident.id, incident.name, incident.severity FROM alert_evidence
       JOIN incident_alert ON incident_alert.alert = alert_evidence.alert JOIN incident ON incident.id = incident_alert.incident
       WHERE entity = ? ORDER BY incident.id`,
      entity,
    ),
    related: relatedOf(store, entity),
    recordCount: counted ? recordCount(store, entity) : null,
  }
}
