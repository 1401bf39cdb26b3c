import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { alertsOf, branchesOf } from './branches.ts'
import { alertEvent, tableEvents } from './events.ts'

type Undated = Outputs['timeline']['undated']

/**
 * Rows and alerts of an entity that no time tells of: apart from the order, by table and as they were imported, alerts first. A range is
 * no filter for them.
 */
export function undatedEvents(store: ReadStore, input: Inputs['timeline']['undated']): Undated {
  const { offset, limit, from: _from, to: _to, ...filter } = input
  const alerts = alertsOf(store, filter, 'undated').map(alertEvent)
  const events = alerts.slice(offset, offset + limit)
  let total = alerts.length
  for (const { of, where } of branchesOf(store, filter, 'undated')) {
    const { n } = store.get<{ n: number }>(`SELECT count(*) AS n FROM ${of.from} WHERE ${where.sql}`, ...where.params)!
    const room = limit - events.length
    if (n > 0 && room > 0) {
      const rows = store.all<{ row: number }>(
        `SELECT _id AS row FROM ${of.from} WHERE ${where.sql} ORDER BY _id LIMIT ? OFFSET ?`,
        ...where.params,
        room,
        Math.max(0, offset - total),
      )
      const ids = rows.map(({ row }) => row)
      const told = tableEvents(store, of.table.name, ids)
      events.push(...ids.map((id) => told.get(id)!))
    }
    total += n
  }
  return { total, events: events.map(({ at: _at, clock: _clock, ...event }) => event) }
}
