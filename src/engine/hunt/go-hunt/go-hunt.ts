import { fail } from '#base/problem.ts'
import { isoFromTicks, TICKS_PER_HOUR, type Ticks, ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { schemaTable } from '#model/tables/schema.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { ReadStore } from '../../store/sql.ts'
import { type Match, matchesOfEntity, tablesFor } from './matches.ts'
import { questions } from './questions.ts'

type Query = Outputs['hunt']['goHunt'][number]

const between = (from: bigint, to: bigint) =>
  `Timestamp between (datetime(${isoFromTicks(ticks(from))}) .. datetime(${isoFromTicks(ticks(to))}))`

function allActivity(label: string, matches: readonly Match[], at: Ticks): Query[] {
  const main = matches.find((match) => tablesFor(match).length > 0)
  if (!main) return []
  const others = matches.filter((match) => match !== main && tablesFor(match).length > 0)
  const tables = tablesFor(main)
  const alternatives = others.map((match) => `    // or ${match.condition}`).join('\n')
  const where = `${main.condition}${alternatives ? `\n${alternatives}` : ''}`
  return [
    {
      id: 'all-activity',
      title: 'All activity',
      description: `What ${label} did within an hour of when the evidence first speaks of it`,
      query: `search in (${tables.join(', ')})\n    ${between(at - TICKS_PER_HOUR, at + TICKS_PER_HOUR)}\n    and ${where}\n| take 100`,
    },
    {
      id: 'activity-by-table',
      title: 'Activity by table',
      description: `Where in the whole case ${label} appears, how often, first and last`,
      query: `search in (${tables.join(', ')}) ${where}\n| summarize Events = count(), First = min(Timestamp), Last = max(Timestamp) by Table = $table\n| sort by Events desc`,
    },
  ]
}

function relatedAlerts(label: string, matches: readonly Match[]): Query[] {
  const columns = new Set(schemaTable('AlertEvidence')?.columns.map((column) => column.name))
  const conditions = matches.filter((match) => match.columns.every((name) => columns.has(name))).map((match) => match.condition)
  if (conditions.length === 0) return []
  return [
    {
      id: 'related-alerts',
      title: 'Related alerts',
      description: `Alerts whose evidence names ${label}`,
      query: `let named = AlertEvidence\n    | where ${conditions.join('\n        or ')}\n    | distinct AlertId;\nAlertInfo\n| where AlertId in (named)\n| sort by Timestamp asc`,
    },
  ]
}

function kindQueries(kind: EntityKind, matches: readonly Match[]): Query[] {
  return (questions[kind] ?? []).flatMap(({ title, table, after }) => {
    const columns = new Set(schemaTable(table)?.columns.map((column) => column.name))
    const fitting = matches.filter((match) => match.columns.every((name) => columns.has(name)))
    const id = title.toLowerCase().replaceAll(' ', '-')
    return fitting.length === 0
      ? []
      : [
          {
            id,
            title,
            description: `${table}, the whole case`,
            query: `${table}\n| where ${fitting.map((match) => match.condition).join('\n    or ')}\n${after}`,
          },
        ]
  })
}

/** When the entity is first met: within the incident asked for, else in the case; the newest evidence where it has no time. */
function firstMet(store: ReadStore, entity: number, incident: number | null): Ticks {
  const within = incident
    ? store.get<{ at: Ticks | null }>(
        `SELECT min(first_activity) AS at FROM alert_evidence JOIN dated_alert ON dated_alert.id = alert_evidence.alert
         JOIN incident_alert ON incident_alert.alert = dated_alert.id WHERE entity = ? AND incident = ?`,
        entity,
        incident,
      )?.at
    : null
  const met = within ?? store.get<{ at: Ticks | null }>('SELECT first AS at FROM entity WHERE id = ?', entity)?.at
  return met ?? store.get<{ at: Ticks | null }>('SELECT max(last_time) AS at FROM hunting_table')?.at ?? ticks(TICKS_PER_HOUR)
}

/** Queries that fit an entity, filled in with its names: text for the editor, run only when the analyst runs it. */
export function goHunt(store: ReadStore, input: Inputs['hunt']['goHunt']): Query[] {
  const entity = store.get<{ kind: EntityKind; label: string }>('SELECT kind, label FROM entity WHERE id = ?', input.entity)
  if (!entity) fail('entity.not-found', `The case has no entity ${input.entity}.`)
  const matches = matchesOfEntity(store, input.entity, entity.kind, entity.label)
  return [
    ...allActivity(entity.label, matches, firstMet(store, input.entity, input.incident)),
    ...relatedAlerts(entity.label, matches),
    ...kindQueries(entity.kind, matches),
  ]
}
