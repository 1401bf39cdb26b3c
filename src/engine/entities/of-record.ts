import { isoFromTicks, ticks } from '#base/ticks.ts'
import { asWritten } from '#model/device-clock.ts'
import { folded, second } from '#model/identity/normalise.ts'
import { clockOfRow } from '../clocks/clock-of-row.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { inSql, type TableInSql } from './hunting-rows.ts'
import { accountColumns, columnsOfName, processColumns } from './record-names.ts'

export interface RecordRef {
  readonly table: string
  readonly row: number | null
  readonly source: number
  readonly record: number
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/** Names a row holds, as entities go by them. */
function namesIn(of: TableInSql, row: Readonly<Record<string, unknown>>, clock: bigint): Set<string> {
  const internal = new Map(of.table.columns.map((column) => [column.name, column.internal]))
  const value = (column: string) => (internal.has(column) ? text(row[internal.get(column)!]) : '')
  const names = new Set<string>()
  for (const [type, columns] of Object.entries(columnsOfName)) {
    for (const column of columns) {
      const one = folded(value(column)).replace(/^<|>$/g, '')
      if (one) names.add(`${type}:${type === 'sid' ? one.toUpperCase() : one}`)
    }
  }
  for (const [domain, name] of accountColumns) {
    if (value(domain) && value(name)) names.add(`accountName:${folded(value(domain))}\\${folded(value(name))}`)
  }
  const device = folded(value('DeviceId'))
  for (const [id, created] of processColumns) {
    const start = value(created)
    if (device && value(id) && start)
      names.add(`process:mdeDeviceId:${device}|${value(id)}|${second(isoFromTicks(ticks(asWritten(BigInt(start), clock))))}`)
  }
  return names
}

function entitiesOfRow(store: ReadStore, table: string, row: number): number[] {
  const found = huntingTable(store, table)
  const of = found && inSql(found)
  const stored = of && store.get<Record<string, unknown>>(`SELECT * FROM ${of.from} WHERE _id = ?`, row)
  if (!of || !stored) return []
  const names = [...namesIn(of, stored, clockOfRow(store, table, row))].map((name) => ({
    type: name.slice(0, name.indexOf(':')),
    value: name.slice(name.indexOf(':') + 1),
  }))
  return names.flatMap(({ type, value }) =>
    store
      .all<{ entity: number }>('SELECT entity FROM entity_identifier WHERE type = ? AND value = ?', type, value)
      .map((one) => one.entity),
  )
}

const edgesOfRecord = (store: ReadStore, { table, row, source, record }: RecordRef): number[] =>
  (table !== '' && row !== null
    ? store.all<{ edge: number }>('SELECT DISTINCT edge FROM edge_record WHERE table_name = ? AND row = ?', table, row)
    : store.all<{ edge: number }>(
        `SELECT DISTINCT edge FROM edge_record WHERE alert IN (SELECT alert FROM alert_source WHERE source = ?1 AND record = ?2)
         AND source = ?1 AND record = ?2 AND ?3 IN (0, alert)`,
        source,
        record,
        row ?? 0,
      )
  ).map((one) => one.edge)

/** Entities one record speaks of. */
export function entitiesOfRecord(store: ReadStore, ref: RecordRef): number[] {
  const ends = store.all<{ id: number }>(
    `SELECT source AS id FROM edge WHERE id IN (SELECT value FROM json_each(?1))
     UNION SELECT target FROM edge WHERE id IN (SELECT value FROM json_each(?1))`,
    JSON.stringify(edgesOfRecord(store, ref)),
  )
  const named =
    ref.table !== '' && ref.row !== null
      ? entitiesOfRow(store, ref.table, ref.row)
      : store
          .all<{ entity: number }>(
            'SELECT DISTINCT entity FROM alert_evidence WHERE entity IS NOT NULL AND source = ?1 AND record = ?2 AND ?3 IN (0, alert)',
            ref.source,
            ref.record,
            ref.row ?? 0,
          )
          .map((one) => one.entity)
  return [...new Set([...named, ...ends.map((one) => one.id)])].sort((a, b) => a - b)
}

/** Everything one record gave rise to: the way back from a row to the graph. */
export function ofRecord(store: ReadStore, ref: RecordRef): { entities: number[]; edges: number[]; alerts: number[] } {
  const alerts = store.all<{ alert: number }>(
    `SELECT alert FROM alert_source WHERE source = ?1 AND record = ?2 AND ?3 = '' AND ifnull(?4, 0) IN (0, alert)
     UNION SELECT alert FROM alert_table_row WHERE table_name = ?3 AND row = ?4`,
    ref.source,
    ref.record,
    ref.table,
    ref.row,
  )
  return { entities: entitiesOfRecord(store, ref), edges: edgesOfRecord(store, ref), alerts: alerts.map((one) => one.alert) }
}
