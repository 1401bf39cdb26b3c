import { TICKS_PER_SECOND, ticksFromIso } from '#base/ticks.ts'
import { huntingTables } from '../store/hunting-table.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { inSql, type TableInSql, writtenTimes } from './hunting-rows.ts'
import { accountColumns, columnsOfName, processColumns } from './record-names.ts'
import { rowsByWords } from './rows-by-words.ts'

interface Name {
  readonly type: string
  readonly value: string
}

/** A condition on one table's rows. */
export interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

const either = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.length === 0
    ? undefined
    : { sql: conditions.map((one) => `(${one.sql})`).join(' OR '), params: conditions.flatMap((one) => one.params) }

function plain(of: TableInSql, { type, value }: Name): Condition[] {
  const columns = (columnsOfName[type] ?? []).filter((column) => of.has(column))
  // identifiers are folded; NOCASE keeps an index usable only where it is one of NOCASE, so both spellings that evidence uses are asked for
  const spellings = [...new Set([value, value.toUpperCase(), type === 'internetMessageId' ? `<${value}>` : value])]
  return columns.map((column) => ({ sql: `${of.sql(column)} IN (${spellings.map(() => '?').join(', ')})`, params: spellings }))
}

function accounts(of: TableInSql, value: string): Condition[] {
  const slash = value.indexOf('\\')
  const [domain, name] = [value.slice(0, slash), value.slice(slash + 1)]
  return accountColumns
    .filter((pair) => pair.every((column) => of.has(column)))
    .map(([left, right]) => ({
      sql: `${of.sql(right)} = ? COLLATE NOCASE AND ${of.sql(left)} = ? COLLATE NOCASE`,
      params: [name, domain],
    }))
}

/** Rows of a process: its id on its device, started within the same second. */
function processes(of: TableInSql, value: string): Condition[] {
  const [device = '', id = '', start = ''] = value.split('|')
  const [type, name] = [device.slice(0, device.indexOf(':')), device.slice(device.indexOf(':') + 1)]
  const deviceColumn = (columnsOfName[type] ?? []).find((column) => of.has(column))
  const at = ticksFromIso(`${start}Z`)
  if (!deviceColumn || at === null) return []
  return processColumns
    .filter((pair) => pair.every((column) => of.has(column)))
    .map(([pid, created]) => {
      const start = writtenTimes(of).sql(created)
      return {
        sql: `${of.sql(deviceColumn)} = ? AND ${of.sql(pid)} = ? AND ${start} >= ? AND ${start} < ?`,
        params: [name, Number(id), at, at + TICKS_PER_SECOND],
      }
    })
}

/** What rows of a table speak of an entity of those names; undefined where the table has no column for any of them. */
export function conditionOf(of: TableInSql, names: readonly Name[]): Condition | undefined {
  return either(
    names.flatMap((name) => {
      if (name.type === 'accountName') return accounts(of, name.value)
      if (name.type === 'process') return processes(of, name.value)
      return plain(of, name)
    }),
  )
}

export interface RowPlace {
  readonly table: string
  readonly row: number
}

/** Tables that repeat alerts: their rows are shown as the alerts they are. */
const ALERT_TABLES = new Set(['AlertInfo', 'AlertEvidence'])

/** Rows of hunting tables that speak of an entity, oldest first, as one list over all tables. */
export function rowsOf(store: ReadStore, names: readonly Name[], offset: number, limit: number): { total: number; rows: RowPlace[] } {
  const parts = huntingTables(store).flatMap((table) => {
    if (table.rows === 0 || ALERT_TABLES.has(table.name)) return []
    const of = inSql(table)
    const condition = conditionOf(of, names)
    const few = condition && names.every(({ type }) => type !== 'process') ? rowsByWords(store, of, names) : undefined
    if (!condition || !few) return condition ? [{ of, condition }] : []
    const both = { sql: `${few.sql} AND (${condition.sql})`, params: [...few.params, ...condition.params] }
    return [{ of: { ...of, time: `+${of.time}` }, condition: both }]
  })
  if (parts.length === 0) return { total: 0, rows: [] }
  const total = parts.reduce((sum, { of, condition }) => {
    const counted = store.get<{ n: number }>(`SELECT count(*) AS n FROM ${of.from} WHERE ${condition.sql}`, ...condition.params)
    return sum + counted!.n
  }, 0)
  if (limit === 0) return { total, rows: [] }
  // each table gives no more than the page can need, so that a device's million rows are not sorted for the first hundred
  const union = parts.map(
    ({ of, condition }, i) =>
      `SELECT * FROM (SELECT ${i} AS place, _id AS row, ${of.time} AS at FROM ${of.from} WHERE ${condition.sql}
       ORDER BY 3, 2 LIMIT ${offset + limit})`,
  )
  const rows = store.all<{ place: number; row: number }>(
    `${union.join(' UNION ALL ')} ORDER BY at, place, row LIMIT ? OFFSET ?`,
    ...parts.flatMap(({ condition }) => condition.params),
    limit,
    offset,
  )
  return { total, rows: rows.map(({ place, row }) => ({ table: parts[place]!.of.table.name, row })) }
}
