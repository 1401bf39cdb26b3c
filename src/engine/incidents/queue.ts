import { isoFromTicks, TICKS_PER_DAY, type Ticks, ticks, ticksFromIso } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { clocksOfIncidents } from '../clocks/span-clocks.ts'
import type { ReadStore } from '../store/sql.ts'
import { orderedIncidents } from './order.ts'
import { incidentRow, investigationsOf, storedIncidents, tagsOf } from './row.ts'

/** A window into the queue: rows by place, and how many there are with the filter and without. */
export function listIncidents(store: ReadStore, input: Inputs['incidents']['list']): Outputs['incidents']['list'] {
  const ids = orderedIncidents(store, input.filter, input.sort)
  const shown = ids.slice(input.offset, input.offset + input.limit)
  const tags = tagsOf(store, shown)
  const investigations = investigationsOf(store, shown)
  const clocks = clocksOfIncidents(store, shown)
  const all = orderedIncidents(store, {}, { column: 'id', descending: true }).length
  return {
    total: ids.length,
    all,
    incidents: storedIncidents(store, shown).map((stored) =>
      incidentRow(stored, tags.get(stored.id) ?? [], investigations.get(stored.id) ?? [], clocks.get(stored.id)),
    ),
  }
}

const OWN_FACETS = {
  status: 'status',
  incidentSeverity: 'severity',
  assignedTo: 'assigned_to',
  classification: 'classification',
} as const

/** Every value each filter can take in this case, with the number of incidents that carry it, most common first. */
export function incidentFacets(store: ReadStore): Outputs['incidents']['facets'] {
  const facets: Outputs['incidents']['facets'] = {}
  const add = (facet: string, value: string, count: number) => {
    facets[facet] ??= []
    facets[facet].push({ value, count })
  }
  for (const [facet, column] of Object.entries(OWN_FACETS)) {
    const rows = store.all<{ value: string; n: number }>(
      `SELECT ${column} AS value, count(*) AS n FROM incident WHERE status <> 'redirected' GROUP BY 1 ORDER BY n DESC, value`,
    )
    for (const row of rows) add(facet, row.value, row.n)
  }
  const carried = store.all<{ facet: string; value: string; n: number }>(
    `SELECT facet, value, count(*) AS n FROM (
       SELECT facet, value, incident FROM incident_facet
       UNION SELECT 'investigationStates', state, incident FROM incident_investigation) AS incident_facet JOIN incident ON incident.id = incident_facet.incident
     WHERE incident.status <> 'redirected' GROUP BY facet, value ORDER BY facet, n DESC, value`,
  )
  for (const row of carried) add(row.facet, row.value, row.n)
  const tags = store.all<{ value: string; n: number }>(
    `SELECT incident_tag.name AS value, count(*) AS n FROM incident_tag JOIN incident ON incident.id = incident_tag.incident
     WHERE incident.status <> 'redirected' GROUP BY 1 ORDER BY n DESC, value`,
  )
  for (const row of tags) add('tags', row.value, row.n)
  return facets
}

/**
 * Alerts received and incidents begun in equal bins; without bounds the last 24 hours before the newest alert, because a case is
 * measured from its own evidence and not from today. What the evidence gives no time is in no bin: it stands at its import.
 */
export function incidentHistogram(store: ReadStore, input: Inputs['incidents']['histogram']): Outputs['incidents']['histogram'] {
  const newest = store.get<{ at: Ticks | null }>('SELECT max(last_activity) AS at FROM dated_alert')?.at
  const to = input.to ? ticksFromIso(input.to) : (newest ?? null)
  if (to === null) return null
  const from = input.from ? ticksFromIso(input.from)! : ticks(to - TICKS_PER_DAY)
  const width = (to - from) / BigInt(input.bins) + 1n
  const count = (sql: string) => {
    const bins = new Array<number>(input.bins).fill(0)
    for (const row of store.iterate<{ bin: number; n: number }>(sql, from, width, from, to)) bins[row.bin] = row.n
    return bins
  }
  return {
    from: isoFromTicks(from),
    to: isoFromTicks(to),
    alerts: count('SELECT (first_activity - ?) / ? AS bin, count(*) AS n FROM dated_alert WHERE first_activity BETWEEN ? AND ? GROUP BY 1'),
    incidents: count(
      `SELECT (first_activity - ?) / ? AS bin, count(*) AS n FROM incident WHERE status <> 'redirected' AND first_activity BETWEEN ? AND ?
       AND first_activity NOT IN (SELECT imported_at FROM source) GROUP BY 1`,
    ),
  }
}
