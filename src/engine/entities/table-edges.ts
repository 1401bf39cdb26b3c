import { TICKS_PER_DAY, type Ticks } from '#base/ticks.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import type { EdgeSet } from './edge-set.ts'
import { huntingRows, type TableInSql, tableWithRows, writtenTimes } from './hunting-rows.ts'
import type { Group } from './partition.ts'
import { tableRelations } from './relate/tables/index.ts'
import type { Key, Sight, TableRelation } from './relate/tables/table-relation.ts'

/** Names of the alerted entities by type: what rows are asked for. */
export type AlertedNames = ReadonlyMap<string, ReadonlySet<string>>

/** Names by type, and under `pid` the ids of processes, which rows hold apart from device and start. */
export function namesByType(groups: Iterable<Group>, processes: Iterable<Group>): AlertedNames {
  const names = new Map<string, Set<string>>()
  for (const group of groups) {
    for (const { type, value, strength } of group.names.values()) {
      if (strength === 'weak') continue
      const of = names.get(type) ?? new Set<string>()
      names.set(type, of.add(value))
    }
  }
  const pids = new Set<string>()
  for (const group of processes) {
    for (const { type, value } of group.names.values()) if (type === 'process') pids.add(value.split('|')[1]!)
  }
  return names.set('pid', pids)
}

/** Names that evidence writes in either case; the rest is written as it is normalised, or in capitals. */
const ANY_CASE = new Set(['upn', 'address', 'dnsName', 'url', 'domain'])

function keySql(of: TableInSql, { column, type }: Key, names: AlertedNames): { sql: string; params: SqlValue[] } | undefined {
  const values = names.get(type)
  if (!of.has(column) || !values?.size) return undefined
  if (type === 'pid')
    return { sql: `${of.sql(column)} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify([...values].map(Number))] }
  const list = ANY_CASE.has(type) ? [...values] : [...new Set([...values].flatMap((value) => [value, value.toUpperCase()]))]
  const collate = ANY_CASE.has(type) ? ' COLLATE NOCASE' : ''
  return { sql: `${of.sql(column)}${collate} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(list)] }
}

/** The condition on a table's rows, or undefined where none of them can matter. */
function whereOf(of: TableInSql, relation: TableRelation, names: AlertedNames, from: Ticks, to: Ticks) {
  const parts: string[] = []
  const params: SqlValue[] = []
  for (const alternatives of relation.keys) {
    const some = alternatives.flatMap((key) => keySql(of, key, names) ?? [])
    if (some.length === 0) return undefined
    parts.push(`(${some.map((one) => one.sql).join(' OR ')})`)
    params.push(...some.flatMap((one) => one.params))
  }
  return { sql: `${parts.join(' AND ')} AND ${of.time} BETWEEN ? AND ?`, params: [...params, from, to] }
}

/** How long before the first and after the last alert rows of hunting tables are read for edges. */
const MARGIN = TICKS_PER_DAY

/** Whether rows of the case make any relation ask which device bears an address. */
export const areAddressesAsked = (store: ReadStore): boolean =>
  tableRelations.some((relation) => relation.asksAddresses && relation.tables.some((table) => tableWithRows(store, table)))

export interface Span {
  readonly first: Ticks
  readonly last: Ticks
}

/** Adds the edges that rows of hunting tables show between alerted entities, around the time of the alerts. */
export function addTableEdges(store: ReadStore, names: AlertedNames, sight: Sight, span: Span, edges: EdgeSet): void {
  const [from, to] = [(span.first - MARGIN) as Ticks, (span.last + MARGIN) as Ticks]
  for (const relation of tableRelations) {
    for (const table of relation.tables) {
      const of = tableWithRows(store, table)
      const where = of && whereOf(of, relation, names, from, to)
      if (!of || !where) continue
      for (const row of huntingRows(store, writtenTimes(of), relation.columns, where.sql, ...where.params)) {
        if (row.at === null) continue
        for (const { source, target, relation: verb } of relation.relate(row.values, sight)) {
          edges.add(source, target, verb, { at: row.at, table, row: row.row, source: row.source, record: row.record })
        }
      }
    }
  }
}
