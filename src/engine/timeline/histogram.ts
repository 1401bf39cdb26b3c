import { isoFromTicks, type Ticks, ticks, ticksFromIso } from '#base/ticks.ts'
import { ALERT_GROUP, timelineGroupOf } from '#model/timeline-group.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { alertsOf, type Branch, branchesOf } from './branches.ts'

/** Oldest and newest time of some branches: two look-ups each, at both ends of an index. */
function spanOf(store: ReadStore, branches: readonly Branch[], also: readonly Ticks[]): readonly [Ticks, Ticks] | undefined {
  let [first, last] = [also.at(-1), also[0]]
  for (const { of, where } of branches) {
    const end = (direction: 'ASC' | 'DESC') =>
      store.get<{ at: Ticks }>(
        `SELECT ${of.time} AS at FROM ${of.from} WHERE ${where.sql} ORDER BY ${of.time} ${direction} LIMIT 1`,
        ...where.params,
      )?.at
    const [oldest, newest] = [end('ASC'), end('DESC')]
    if (oldest !== undefined && (first === undefined || oldest < first)) first = oldest
    if (newest !== undefined && (last === undefined || newest > last)) last = newest
  }
  return first === undefined || last === undefined ? undefined : [first, last]
}

/**
 * How an entity's events lie in time: one counting query a table over its index, by group. Null where the entity has no events at all.
 */
export function timelineHistogram(store: ReadStore, input: Inputs['timeline']['histogram']): Outputs['timeline']['histogram'] {
  const { bins, from: _from, to: _to, search: _search, flagged: _flagged, groups: _groups, ...whole } = input
  const whoseGroups = input.groups ? { groups: input.groups } : {}
  const span = spanOf(
    store,
    branchesOf(store, { ...whole, ...whoseGroups }),
    alertsOf(store, whole).map((alert) => alert.at),
  )
  if (!span) return null
  const from = input.from === undefined ? span[0] : ticksFromIso(input.from)!
  const to = input.to === undefined ? span[1] : ticksFromIso(input.to)!
  const width = (to - from) / BigInt(bins) + 1n
  const events = Array.from({ length: bins }, () => 0)
  const alerts = Array.from({ length: bins }, () => 0)
  const groups: Record<string, number> = {}
  const within = { ...input, from: isoFromTicks(from), to: isoFromTicks(to) }
  for (const { of, where } of branchesOf(store, within)) {
    const mixed = of.table.name === 'DeviceEvents'
    const rows = store.all<{ bin: number; action: string; n: number }>(
      `SELECT (${of.time} - ?) / ? AS bin, ${mixed ? of.sql('ActionType') : "''"} AS action, count(*) AS n FROM ${of.from}
       WHERE ${where.sql} GROUP BY 1${mixed ? ', 2' : ''}`,
      from,
      width,
      ...where.params,
    )
    for (const { bin, action, n } of rows) {
      events[bin]! += n
      const group = timelineGroupOf(of.table.name, action)
      groups[group] = (groups[group] ?? 0) + n
    }
  }
  for (const { at } of alertsOf(store, within)) {
    alerts[Number((at - from) / width)]! += 1
    groups[ALERT_GROUP] = (groups[ALERT_GROUP] ?? 0) + 1
  }
  return {
    from: isoFromTicks(from),
    to: isoFromTicks(to),
    first: isoFromTicks(ticks(span[0])),
    last: isoFromTicks(ticks(span[1])),
    events,
    alerts,
    groups,
  }
}
