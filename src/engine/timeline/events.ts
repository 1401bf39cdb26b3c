import { isoFromTicks, type Ticks, ticksFromIso } from '#base/ticks.ts'
import type { Severity } from '#model/severity.ts'
import { ALERT_GROUP, timelineGroupOf } from '#model/timeline-group.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { clocksOfRows } from '../clocks/clock-of-row.ts'
import { toldClock } from '../clocks/told-clock.ts'
import { huntingRows, inSql } from '../entities/hunting-rows.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { alertsOf, type Branch, branchesOf, type TimelineAlert } from './branches.ts'
import { actionOf, techniquesIn, tellEvent } from './tell-event.ts'

type Input = Inputs['timeline']['events']
type TimelineEvent = Outputs['timeline']['events']['events'][number]

/** Where an event stands in the order: newest first, of one moment by table, of one table the newest row first. Alerts have no table. */
interface Place {
  readonly at: Ticks
  readonly table: string
  readonly row: number
}

const order = (a: Place, b: Place) =>
  a.at === b.at ? (a.table === b.table ? b.row - a.row : a.table < b.table ? -1 : 1) : a.at < b.at ? 1 : -1

/** What of a branch comes after a place. */
function after({ of }: Branch, place: Place): { sql: string; params: readonly SqlValue[] } {
  if (of.table.name < place.table) return { sql: `${of.time} < ?`, params: [place.at] }
  if (of.table.name > place.table) return { sql: `${of.time} <= ?`, params: [place.at] }
  return { sql: `${of.time} <= ? AND (${of.time} < ? OR _id < ?)`, params: [place.at, place.at, place.row] }
}

/** SQLite joins so many SELECTs into one; how many branches a device has is up to how the evidence spells its name. */
const MOST_BRANCHES = 500

/** The next rows of all branches, at most so many of each question they take. */
function next(store: ReadStore, branches: readonly Branch[], place: Place | undefined, limit: number): Place[] {
  const questions = Array.from({ length: Math.ceil(branches.length / MOST_BRANCHES) }, (_, n) =>
    branches.slice(n * MOST_BRANCHES, (n + 1) * MOST_BRANCHES),
  )
  return questions.flatMap((of) => nextOf(store, of, place, limit))
}

/**
 * The next rows of some branches in order, at most so many. Asked as one question, so that SQLite walks their indexes side by side and stops
 * at the last row of the page: where few rows match, a page of each would read on for many times as long.
 */
function nextOf(store: ReadStore, branches: readonly Branch[], place: Place | undefined, limit: number): Place[] {
  const tables = [...new Set(branches.map(({ of }) => of.table.name))].sort()
  const params: SqlValue[] = []
  const parts = branches.map((branch) => {
    const { of, where } = branch
    const since = place ? after(branch, place) : { sql: '1', params: [] }
    params.push(...where.params, ...since.params)
    return `SELECT ${of.time} AS at, ${tables.indexOf(of.table.name)} AS place, _id AS row FROM ${of.from} WHERE ${where.sql} AND ${since.sql}`
  })
  return store
    .all<{ at: Ticks; place: number; row: number }>(
      `${parts.join(' UNION ALL ')} ORDER BY at DESC, place, row DESC LIMIT ?`,
      ...params,
      limit,
    )
    .map((one) => ({ row: one.row, at: one.at, table: tables[one.place]! }))
}

export const alertEvent = (alert: TimelineAlert): TimelineEvent => ({
  at: isoFromTicks(alert.at),
  ...toldClock(alert.clock),
  table: '',
  row: alert.id,
  group: ALERT_GROUP,
  action: alert.category,
  title: alert.title,
  actor: '',
  detail: '',
  flagged: false,
  severity: alert.severity as Severity,
  techniques: JSON.parse(alert.techniques) as string[],
})

/** A cell longer than this is cut in the list; the event's pane has it whole. */
const CUT = 400

/** Rows of a table as events, by row; `at` is '' where the row has none. */
export function tableEvents(store: ReadStore, table: string, rows: readonly number[]): Map<number, TimelineEvent> {
  const of = inSql(huntingTable(store, table)!)
  const flagged = new Set(
    store
      .all<{ row: number }>(
        'SELECT row FROM timeline_flag WHERE table_name = ? AND row IN (SELECT value FROM json_each(?))',
        table,
        JSON.stringify(rows),
      )
      .map((one) => one.row),
  )
  const columns = of.table.columns.map((column) => column.name)
  const told = new Map<number, TimelineEvent>()
  const clocks = clocksOfRows(store, table, rows)
  for (const one of huntingRows(store, of, columns, '_id IN (SELECT value FROM json_each(?))', JSON.stringify(rows))) {
    const { title, actor, detail } = tellEvent(table, one.values)
    const action = actionOf(one.values)
    told.set(one.row, {
      at: one.at === null ? '' : isoFromTicks(one.at),
      ...toldClock(clocks.get(one.row) ?? 0n),
      table,
      row: one.row,
      group: timelineGroupOf(table, action),
      action,
      title: title.slice(0, CUT),
      actor,
      detail: detail.slice(0, CUT),
      flagged: flagged.has(one.row),
      severity: null,
      techniques: techniquesIn(one.values),
    })
  }
  return told
}

/**
 * A page of an entity's events over all tables, its alerts between them, newest first. Paged by the last event shown: each table gives
 * what comes after it from its index on (name, time), and no page counts what it does not show.
 */
export function timelineEvents(store: ReadStore, input: Input): Outputs['timeline']['events'] {
  const { after: last, limit } = input
  const place = last && { at: ticksFromIso(last.at)!, table: last.table, row: last.row }
  const alerts = new Map(alertsOf(store, input).map((alert) => [alert.id, alert]))
  const places: Place[] = [...alerts.values()]
    .map((alert) => ({ at: alert.at, table: '', row: alert.id }))
    .filter((one) => !place || order(one, place) > 0)
  places.push(...next(store, branchesOf(store, input), place, limit + 1))
  places.sort(order)
  const page = places.slice(0, limit)
  const byTable = Map.groupBy(page, (one) => one.table)
  const told = new Map(
    [...byTable]
      .filter(([table]) => table !== '')
      .map(([table, of]) => [
        table,
        tableEvents(
          store,
          table,
          of.map((one) => one.row),
        ),
      ]),
  )
  return {
    events: page.map(({ table, row }) => (table === '' ? alertEvent(alerts.get(row)!) : told.get(table)!.get(row)!)),
    more: places.length > limit,
  }
}
