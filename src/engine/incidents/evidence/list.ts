import { type Ticks, ticksFromIso } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { type RemediationStatus, type Verdict, verdicts } from '#model/verdict.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { ReadStore, SqlValue } from '../../store/sql.ts'
import { incidentOf } from '../detail.ts'
import { evidenceRows } from './rows.ts'
import { standingEvidence } from './standing.ts'

type Input = Inputs['incidents']['evidence']
type Answer = Outputs['incidents']['evidence']

export interface StandingEvidence {
  readonly id: number
  readonly kind: EntityKind
  readonly label: string
  readonly verdict: Verdict
  readonly first: Ticks | null
  readonly evidenceStatus: RemediationStatus
  readonly status: RemediationStatus
  readonly alerts: number
}

const byVerdict = `CASE verdict ${verdicts.map((verdict, rank) => `WHEN '${verdict}' THEN ${rank}`).join(' ')} END`

const columns: Record<Input['sort']['column'], string> = {
  firstSeen: 'first',
  label: 'label COLLATE NOCASE',
  kind: 'kind',
  verdict: byVerdict,
  remediationStatus: 'status',
  alerts: 'alerts',
}

/** The text as a LIKE pattern that finds it anywhere, its own wildcards taken as they stand. */
const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** The filter as a condition over {@link standingEvidence}; parameters begin at ?2. */
function conditionOf(filter: Input['filter']): { sql: string; params: SqlValue[] } {
  const parts: string[] = []
  const params: SqlValue[] = []
  const add = (sql: string, value: SqlValue) => {
    params.push(value)
    parts.push(sql.replace('?', `?${params.length + 1}`))
  }
  const oneOf = (column: string, values: readonly string[] | undefined) => {
    if (values?.length) add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values))
  }
  oneOf('kind', filter.kinds)
  oneOf('verdict', filter.verdicts)
  oneOf('status', filter.statuses)
  if (filter.from) add('first >= ?', ticksFromIso(filter.from))
  if (filter.to) add('first <= ?', ticksFromIso(filter.to))
  if (filter.search) add("label LIKE ? ESCAPE '\\'", anywhere(filter.search))
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), params }
}

const counted = <Value extends string>(store: ReadStore, incident: number, column: 'kind' | 'verdict' | 'status') =>
  store.all<{ value: Value; count: number }>(
    `SELECT ${column} AS value, count(*) AS count FROM (${standingEvidence}) GROUP BY 1 ORDER BY 2 DESC, 1`,
    incident,
  )

/** A page of the incident's evidence. Fails with `incident.not-found`. */
export function incidentEvidence(store: ReadStore, { incident, filter, sort, offset, limit }: Input): Answer {
  incidentOf(store, incident)
  const { sql, params } = conditionOf(filter)
  const kinds = counted<EntityKind>(store, incident, 'kind')
  const { total } = store.get<{ total: number }>(`SELECT count(*) AS total FROM (${standingEvidence}) WHERE ${sql}`, incident, ...params)!
  const direction = sort.descending ? 'DESC' : 'ASC'
  const rows = store.all<StandingEvidence>(
    `SELECT * FROM (${standingEvidence}) WHERE ${sql} ORDER BY ${columns[sort.column]} ${direction}, first, id
     LIMIT ?${params.length + 2} OFFSET ?${params.length + 3}`,
    incident,
    ...params,
    limit,
    offset,
  )
  return {
    total,
    all: kinds.reduce((sum, { count }) => sum + count, 0),
    kinds,
    verdicts: counted<Verdict>(store, incident, 'verdict'),
    statuses: counted<RemediationStatus>(store, incident, 'status'),
    evidence: evidenceRows(store, incident, rows),
  }
}
