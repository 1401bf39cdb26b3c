import { TICKS_PER_SECOND } from '#base/ticks.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

type WithheldLink = Outputs['alerts']['get']['withheld'][number]
type KeptApart = Outputs['incidents']['get']['keptApart'][number]

interface StoredWithheld {
  readonly rule: string
  readonly rule_version: number
  readonly reason: string
  readonly because: string
  readonly entity: number | null
  readonly distance: number
  readonly other: number
  readonly title: string
  readonly incident: number
  readonly name: string
}

/** Withheld links of some alerts in either direction, as far as an analyst has not put both ends into one incident since. */
function storedOf(store: ReadStore, alerts: readonly number[]): StoredWithheld[] {
  const side = (own: string, other: string) => `
    SELECT withheld_link.*, ${other} AS other, title, theirs.incident AS incident, name FROM withheld_link
    JOIN incident_alert AS ours ON ours.alert = ${own} JOIN incident_alert AS theirs ON theirs.alert = ${other}
    JOIN alert ON alert.id = ${other} JOIN incident ON incident.id = theirs.incident
    WHERE ${own} IN (SELECT value FROM json_each(?1)) AND ours.incident <> theirs.incident`
  return store.all<StoredWithheld>(
    `${side('withheld_link.alert', 'withheld_link.with_alert')} UNION ALL ${side('withheld_link.with_alert', 'withheld_link.alert')}
     ORDER BY incident, distance, other`,
    JSON.stringify(alerts),
  )
}

/** What an alert is linked to in other incidents, and which guard kept them apart. */
export const withheldOf = (store: ReadStore, alert: number): WithheldLink[] =>
  storedOf(store, [alert]).map((row) => ({
    rule: row.rule,
    ruleVersion: row.rule_version,
    reason: row.reason,
    because: row.because,
    entity: row.entity,
    distance: Number(row.distance) / Number(TICKS_PER_SECOND),
    with: { id: row.other, title: row.title },
    incident: { id: row.incident, name: row.name },
  }))

/** The incidents that alerts of one are linked to without being of it: each once, with the nearest link and what kept them apart. */
export function keptApartFrom(store: ReadStore, alerts: readonly number[]): KeptApart[] {
  const found = new Map<number, KeptApart>()
  for (const { incident, name, because, reason } of storedOf(store, alerts)) {
    const known = found.get(incident)
    found.set(incident, known ? { ...known, links: known.links + 1 } : { incident, name, because, reason, links: 1 })
  }
  return [...found.values()]
}
