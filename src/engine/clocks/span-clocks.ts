import type { Ticks } from '#base/ticks.ts'
import { correctionText } from '#model/device-clock.ts'
import { tableWithRows } from '../entities/hunting-rows.ts'
import { namedRows } from '../entities/name-conditions.ts'
import { CLOCK_COLUMN } from '../store/column-layout.ts'
import type { ReadStore } from '../store/sql.ts'
import { clockOfRow } from './clock-of-row.ts'
import { correctionsInForce } from './device-clocks.ts'

/** How the first and last time of something stand, as the contract tells it: nothing where they are as written. */
export interface SpanClocks {
  readonly firstClock?: string
  readonly lastClock?: string
}

const told = (first: bigint, last: bigint): SpanClocks => ({
  ...(first === 0n ? {} : { firstClock: correctionText(first) }),
  ...(last === 0n ? {} : { lastClock: correctionText(last) }),
})

/** By how much the alerts stand corrected that an incident's first and last activity are those of. */
export function clocksOfIncidents(store: ReadStore, incidents: readonly number[]): ReadonlyMap<number, SpanClocks> {
  if (correctionsInForce(store).size === 0) return new Map()
  const rows = store.all<{ incident: number; clock: number | bigint; isFirst: number; isLast: number }>(
    `SELECT incident.id AS incident, clock, alert.first_activity = incident.first_activity AS isFirst, alert.last_activity = incident.last_activity AS isLast
     FROM incident JOIN incident_alert ON incident_alert.incident = incident.id JOIN alert ON alert.id = incident_alert.alert
     WHERE incident.id IN (SELECT value FROM json_each(?)) AND clock <> 0 AND (isFirst OR isLast)`,
    JSON.stringify(incidents),
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.incident)].map(([incident, of]) => [
      incident,
      told(BigInt(of.find((row) => row.isFirst)?.clock ?? 0), BigInt(of.find((row) => row.isLast)?.clock ?? 0)),
    ]),
  )
}

/** By how much the record stands corrected that a moment of an entity is from: an alert, an edge's record, or a row that bears its name. */
export function clockOfMoment(store: ReadStore, entity: number, at: Ticks): bigint {
  const alert = store.get<{ clock: number | bigint }>(
    `SELECT clock FROM alert_evidence JOIN alert ON alert.id = alert_evidence.alert
     WHERE entity = ?1 AND clock <> 0 AND (first_activity = ?2 OR last_activity = ?2) LIMIT 1`,
    entity,
    at,
  )
  if (alert) return BigInt(alert.clock)
  const records = store.all<{ name: string; row: number }>(
    `SELECT table_name AS name, row FROM edge_record WHERE at = ?2 AND row > 0 AND edge IN (
       SELECT id FROM edge WHERE source = ?1 AND (first = ?2 OR last = ?2) UNION SELECT id FROM edge WHERE target = ?1 AND (first = ?2 OR last = ?2))
     LIMIT 20`,
    entity,
    at,
  )
  for (const { name, row } of records) {
    const clock = clockOfRow(store, name, row)
    if (clock !== 0n) return clock
  }
  const names = store.all<{ type: string; value: string }>('SELECT type, value FROM entity_identifier WHERE entity = ?', entity)
  for (const { name } of store.all<{ name: string }>('SELECT name FROM clocked_table WHERE rows > 0')) {
    const of = tableWithRows(store, name)
    const named = of?.table.clocked ? namedRows(of, names) : undefined
    const row =
      of &&
      named &&
      store.get<{ clock: number | bigint }>(
        `SELECT ${CLOCK_COLUMN} AS clock FROM ${of.from} WHERE ${of.time} = ? AND ${CLOCK_COLUMN} <> 0 AND (${named.sql}) LIMIT 1`,
        at,
        ...named.params,
      )
    if (row) return BigInt(row.clock)
  }
  return 0n
}

/** How the times stand that an entity was first and last seen; looked up by index, and only where some clock is corrected. */
export function clocksOfEntity(store: ReadStore): (entity: number, first: Ticks | null, last: Ticks | null) => SpanClocks {
  if (correctionsInForce(store).size === 0) return () => ({})
  return (entity, first, last) => {
    const of = (at: Ticks | null) => (at === null ? 0n : clockOfMoment(store, entity, at))
    return told(of(first), of(last))
  }
}
