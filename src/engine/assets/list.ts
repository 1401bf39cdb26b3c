import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import { type CriticalityLevel, criticalityLevels } from '#model/criticality.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { severities } from '#model/severity.ts'
import { type Verdict, verdicts } from '#model/verdict.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { clocksOfEntity } from '../clocks/span-clocks.ts'
import { factsOf } from '../entities/facts.ts'
import type { ReadStore } from '../store/sql.ts'
import { criticalityOf } from './criticality.ts'
import { conditionOf, criticalitySql, kindsSql, riskSql } from './scope.ts'
import { tagsOf } from './tags.ts'

type AssetRow = Outputs['assets']['list']['assets'][number]

interface Row {
  readonly id: number
  readonly kind: EntityKind
  readonly label: string
  readonly verdict: Verdict
  readonly critical: number
  readonly criticality: CriticalityLevel | null
  readonly critical_by_evidence: number
  readonly marks: string
  readonly first: Ticks | null
  readonly last: Ticks | null
  readonly risk: number
  readonly alerts: number
  readonly activeAlerts: number
  readonly incidents: string
}

const rankOf = (sql: string, values: readonly string[]) =>
  `CASE ${sql} ${values.map((value, rank) => `WHEN '${value}' THEN ${rank}`).join(' ')} END`

const alertsSql = (incident: number | undefined, rest: string) => `(SELECT ${rest} FROM alert_evidence
  JOIN alert ON alert.id = alert_evidence.alert JOIN incident_alert ON incident_alert.alert = alert.id
  WHERE alert_evidence.entity = entity.id${incident === undefined ? '' : ` AND incident_alert.incident = ${incident}`})`

/** What each column sorts by; worst is last, so that descending brings it first. */
const sortSql: Readonly<Record<Inputs['assets']['list']['sort']['column'], string>> = {
  label: 'lower(entity.label)',
  risk: 'risk',
  criticality: rankOf(criticalitySql, [...criticalityLevels].reverse()),
  verdict: rankOf('entity.verdict', verdicts),
  alerts: 'alerts',
  activeAlerts: 'activeAlerts',
  incidents: 'json_array_length(incidents)',
  first: 'entity.first',
  last: 'entity.last',
}

function told(store: ReadStore, row: Row, clocks: ReturnType<typeof clocksOfEntity>): AssetRow {
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    verdict: row.verdict,
    critical: row.critical === 1,
    criticality: criticalityOf(row.criticality, row.critical_by_evidence === 1),
    tags: tagsOf(store, row.id, row.kind),
    marks: JSON.parse(row.marks) as string[],
    risk: row.risk === 0 ? null : severities[row.risk - 1]!,
    alerts: row.alerts,
    activeAlerts: row.activeAlerts,
    incidents: JSON.parse(row.incidents) as number[],
    first: row.first === null ? null : isoFromTicks(row.first),
    last: row.last === null ? null : isoFromTicks(row.last),
    ...clocks(row.id, row.first, row.last),
    facts: Object.fromEntries(factsOf(store, row.id, row.kind).map((fact) => [fact.title, fact.value])),
  }
}

/** A page of one view of assets, impacted ones of an incident or the inventory of the case. */
export function listAssets(store: ReadStore, input: Inputs['assets']['list']): Outputs['assets']['list'] {
  const { view, filter, sort, offset, limit } = input
  const where = conditionOf(filter)
  const { incident } = filter
  const rows = store.all<Row>(
    `SELECT entity.*, ${riskSql(incident)} AS risk,
       ${alertsSql(incident, 'count(DISTINCT alert.id)')} AS alerts,
       ${alertsSql(incident, "count(DISTINCT iif(alert.status <> 'resolved', alert.id, NULL))")} AS activeAlerts,
       ${alertsSql(undefined, 'json_group_array(DISTINCT incident_alert.incident)')} AS incidents
     FROM known_entity AS entity WHERE entity.kind IN (${kindsSql(view)}) AND ${where.sql}
     ORDER BY ${sortSql[sort.column]} ${sort.descending ? 'DESC' : 'ASC'}, lower(entity.label), entity.id LIMIT ? OFFSET ?`,
    ...where.params,
    limit,
    offset,
  )
  const clocks = clocksOfEntity(store)
  return { assets: rows.map((row) => told(store, row, clocks)) }
}
