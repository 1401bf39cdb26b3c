import { type AssetView, assetViews } from '#model/entity-kind.ts'
import { severities } from '#model/severity.ts'
import type { Inputs } from '../calls/index.ts'
import type { SqlValue } from '../store/sql.ts'

export type AssetFilter = Inputs['assets']['counts']['filter']

/** SQL of a condition with what it is about. */
interface Part {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

/** Accounts that are parts of Windows: SIDs that `isWellKnownSid` knows, as SQL so that lists are cut in the database. */
const NOBODY = [
  "entity.key IN ('sid:S-1-5-7', 'sid:S-1-5-18', 'sid:S-1-5-19', 'sid:S-1-5-20')",
  ...['S-1-5-32-*', 'S-1-5-80-*', 'S-1-5-90-*', 'S-1-5-96-*', 'S-1-5-82-*', 'S-1-5-83-*', 'S-1-[0-3]-*'].map(
    (glob) => `entity.key GLOB 'sid:${glob}'`,
  ),
].join(' OR ')

/** Severities as numbers that sort and compare; 0 stands for no active alert. */
const severityRank = `CASE alert.severity ${severities.map((name, rank) => `WHEN '${name}' THEN ${rank + 1}`).join(' ')} ELSE 1 END`

/** Rank of the highest severity of an asset's active alerts, within an incident or in all of the case. */
export const riskSql = (incident: number | undefined): string => `coalesce((SELECT max(${severityRank}) FROM alert_evidence
  JOIN alert ON alert.id = alert_evidence.alert ${incident === undefined ? '' : 'JOIN incident_alert ON incident_alert.alert = alert.id'}
  WHERE alert_evidence.entity = entity.id AND alert.status <> 'resolved'${incident === undefined ? '' : ` AND incident_alert.incident = ${incident}`}), 0)`

export const criticalitySql = "coalesce(entity.criticality, iif(entity.critical_by_evidence, 'high', 'none'))"

const oneOf = (sql: string, values: readonly SqlValue[]): Part => ({
  sql: `${sql} IN (${values.map(() => '?').join(', ')})`,
  params: values,
})

function searched(text: string): Part {
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return {
    sql: `(entity.label LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM entity_identifier AS named WHERE named.entity = entity.id AND named.value LIKE ? ESCAPE '\\'))`,
    params: [like, like],
  }
}

const tagged = (names: readonly string[]): Part => {
  const list = names.map(() => '?').join(', ')
  return {
    sql: `(EXISTS (SELECT 1 FROM entity_identifier AS named JOIN entity_tag ON entity_tag.type = named.type AND entity_tag.value = named.value
        WHERE named.entity = entity.id AND entity_tag.name IN (${list}))
      OR EXISTS (SELECT 1 FROM alert_evidence, json_each(alert_evidence.tags) AS tag WHERE alert_evidence.entity = entity.id AND tag.value IN (${list})))`,
    params: [...names, ...names],
  }
}

/** The condition of a filter on `known_entity AS entity`, views apart. */
export function conditionOf(filter: AssetFilter): Part {
  const parts: Part[] = [{ sql: `NOT (${NOBODY})`, params: [] }]
  const { incident } = filter
  if (incident !== undefined) {
    parts.push({
      sql: `EXISTS (SELECT 1 FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
        WHERE alert_evidence.entity = entity.id AND incident_alert.incident = ?)`,
      params: [incident],
    })
  }
  if (filter.search?.trim()) parts.push(searched(filter.search.trim()))
  if (filter.verdict?.length) parts.push(oneOf('entity.verdict', filter.verdict))
  if (filter.criticality?.length) parts.push(oneOf(criticalitySql, filter.criticality))
  if (filter.tags?.length) parts.push(tagged(filter.tags))
  if (filter.risk?.length) {
    const ranks = filter.risk.map((risk) => (risk === 'none' ? 0 : severities.indexOf(risk) + 1))
    parts.push(oneOf(riskSql(incident), ranks))
  }
  return { sql: parts.map((part) => part.sql).join(' AND '), params: parts.flatMap((part) => part.params) }
}

/** The view a kind counts in, as SQL. */
export const viewSql = `CASE ${Object.entries(assetViews)
  .map(([view, kinds]) => `WHEN entity.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) THEN '${view}'`)
  .join(' ')} END`

export const kindsSql = (view?: AssetView): string =>
  (view ? [...assetViews[view]] : Object.values(assetViews).flat()).map((kind) => `'${kind}'`).join(', ')
