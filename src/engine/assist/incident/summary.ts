import { isoFromTicks } from '#base/ticks.ts'
import { type AssetView, assetViewOf } from '#model/entity-kind.ts'
import { tacticOf } from '#model/tactic.ts'
import type { Outputs } from '../../calls/index.ts'
import { incidentOf } from '../../incidents/detail.ts'
import { digestOf } from '../../incidents/row.ts'
import type { ReadStore } from '../../store/sql.ts'
import { type AlertFact, alertsOf, type EntityFact, entitiesOf } from './facts.ts'

export type Summary = Outputs['assist']['incident']['summary']

/** Most of each that the summary names; the incident's tabs hold the rest. */
const MOST_ALERTS = 100
const MOST_NAMED = 20

const indicatorKinds = new Set<string>(['ip', 'url', 'dns', 'file', 'fileHash', 'mailCluster', 'analyzedMessage'])

const timeOf = (first: AlertFact['first']): string | null => (first === null ? null : isoFromTicks(first))

/** The first alert of each tactic in the order of time: how the attack went on. */
function steps(alerts: readonly AlertFact[]): Summary['steps'] {
  const seen = new Set<string>()
  return alerts.flatMap(({ id, title, category, first }) => {
    const tactic = tacticOf(category)?.name ?? category
    if (tactic === '' || seen.has(tactic)) return []
    seen.add(tactic)
    return [{ at: timeOf(first), tactic, alert: id, title }]
  })
}

const named = ({ id, kind, label, verdict }: EntityFact) => ({ entity: id, kind, label, verdict })

/** What happened, from the alerts and their evidence alone: every statement names what it was read from. */
export function summarise(store: ReadStore, incident: number): Summary {
  const stored = incidentOf(store, incident)
  const all = alertsOf(store, incident)
  const alerts = all.slice(0, MOST_ALERTS)
  const entities = entitiesOf(store, incident)
  const [first] = alerts
  const entry = first
    ? store.all<{ entity: number }>('SELECT DISTINCT entity FROM alert_evidence WHERE alert = ? AND entity IS NOT NULL', first.id)
    : []
  const entryIds = new Set(entry.map((row) => row.entity))
  const viewOf = (entity: EntityFact): AssetView | undefined => assetViewOf(entity.kind)
  return {
    first: stored.undated ? null : isoFromTicks(stored.first_activity),
    last: stored.undated ? null : isoFromTicks(stored.last_activity),
    entry: first
      ? {
          alert: first.id,
          title: first.title,
          at: timeOf(first.first),
          entities: entities
            .filter((entity) => entryIds.has(entity.id))
            .slice(0, MOST_NAMED)
            .map(named),
        }
      : null,
    steps: steps(alerts),
    assets: entities
      .filter((entity) => viewOf(entity) !== undefined)
      .slice(0, MOST_NAMED)
      .map(named),
    indicators: entities
      .filter((entity) => indicatorKinds.has(entity.kind) && (entity.verdict === 'malicious' || entity.verdict === 'suspicious'))
      .slice(0, MOST_NAMED)
      .map(named),
    threats: [...digestOf(stored).threats],
    alertCount: all.length,
    alertsRead: alerts.length,
  }
}
