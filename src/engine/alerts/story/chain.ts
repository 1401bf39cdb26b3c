import { isoFromTicks } from '#base/ticks.ts'
import { folded } from '#model/identity/normalise.ts'
import type { Outputs } from '../../calls/index.ts'
import { type HuntingRow, huntingRows, type TableInSql, tableWithRows } from '../../entities/hunting-rows.ts'
import { columnsOfName } from '../../entities/record-names.ts'
import { conditionOf } from '../../entities/records-of-entity.ts'
import type { ReadStore } from '../../store/sql.ts'
import type { NamedEntity, StoryAlert, Window } from './alert-names.ts'
import { type ChainTable, chainTables } from './chain-tables.ts'

type Chain = Extract<Outputs['alerts']['story'], { kind: 'chain' }>
type Event = Chain['events'][number]

/** Rows of one table that are shown; a chain of thousands tells nothing, and says that it was cut. */
const MOST_A_TABLE = 200

/** Things that only what the alert is about has in common with it; a user does much else within the hour. */
const PARTICULAR = new Set(['analyzedMessage', 'url', 'ip', 'cloudLogonSession', 'oauthApplication', 'file'])

/** Which of the alert's entities a row names, by the columns that hold names. */
function namedIn(of: TableInSql, row: HuntingRow, entities: readonly NamedEntity[]): NamedEntity[] {
  const held = new Set<string>()
  for (const [type, columns] of Object.entries(columnsOfName)) {
    for (const column of columns) {
      const value = of.has(column) ? folded(row.values[column] ?? '').replace(/^<|>$/g, '') : ''
      if (value) held.add(`${type}:${value}`)
    }
  }
  return entities.filter((one) => one.names.some((name) => held.has(`${name.type}:${folded(name.value)}`)))
}

function eventsOf(store: ReadStore, alert: StoryAlert, told: ChainTable, window: Window): { events: Event[]; cut: boolean } | undefined {
  const table = tableWithRows(store, told.table)
  if (!table || table.time === 'NULL') return undefined
  const looked = (kinds: readonly string[]) =>
    conditionOf(
      table,
      alert.entities.filter((one) => kinds.includes(one.kind)).flatMap((one) => one.names),
    )
  const [inTime, whenever] = [looked(told.by), told.whenever ? looked(told.whenever) : undefined]
  const conditions = [
    ...(inTime ? [{ sql: `((${inTime.sql}) AND ${table.time} BETWEEN ? AND ?)`, params: [...inTime.params, window.from, window.to] }] : []),
    ...(whenever ? [{ sql: `(${whenever.sql})`, params: whenever.params }] : []),
  ]
  if (conditions.length === 0) return { events: [], cut: false }
  const names = Object.values(columnsOfName)
    .flat()
    .filter((column) => table.has(column))
  const rows = [
    ...huntingRows(
      store,
      table,
      [...new Set([...told.columns, ...names])],
      `${conditions.map((one) => one.sql).join(' OR ')} ORDER BY abs(${table.time} - ${alert.first}) LIMIT ${MOST_A_TABLE + 1}`,
      ...conditions.flatMap((one) => one.params),
    ),
  ]
  const events = rows.slice(0, MOST_A_TABLE).map<Event>((row) => {
    const named = namedIn(table, row, alert.entities)
    return {
      table: told.table,
      row: row.row,
      source: row.source,
      record: row.record,
      at: row.at === null ? null : isoFromTicks(row.at),
      stage: told.stage,
      action: row.values.ActionType ?? '',
      text: told.text(row.values),
      names: named.map(({ entity, kind, label }) => ({ entity, kind, label })),
      core: named.some((one) => PARTICULAR.has(one.kind)) || (row.at !== null && row.at >= alert.first && row.at <= alert.last),
    }
  })
  return { events, cut: rows.length > MOST_A_TABLE }
}

/** The events around an alert that no process tells of: its messages, who followed them, sign-ins, and acts in the cloud and directory. */
export function chainOf(store: ReadStore, alert: StoryAlert, window: Window): Omit<Chain, 'kind' | 'window'> {
  const parts = chainTables.flatMap((told) => {
    const found = eventsOf(store, alert, told, window)
    return found ? [{ table: told.table, ...found }] : []
  })
  const events = parts.flatMap((part) => part.events)
  const time = (event: Event) => event.at ?? ''
  return {
    events: events.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a.row - b.row)),
    truncated: parts.some((part) => part.cut),
    tables: parts.map((part) => part.table),
  }
}
