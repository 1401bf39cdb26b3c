import type { ColumnarPlan, PlanCondition, SqlValue } from '#kql/index.ts'
import { SEGMENT } from '../../store/kept/cells.ts'
import type { ReadStore } from '../../store/sql.ts'
import type { HuntConnection } from '../connection.ts'
import { aggregatorOf, firstRow } from './aggregates.ts'
import { domainOf } from './domain.ts'
import { createGrouping } from './grouping.ts'
import { joinRows } from './join-rows.ts'
import { type LoadedTable, loadTable } from './loaded-table.ts'
import { scanRows } from './scan-rows.ts'

function columnsOf(condition: PlanCondition): readonly { table: number; column: string }[] {
  return 'parts' in condition ? condition.parts.flatMap(columnsOf) : [condition]
}

/** The kept columns a plan reads of each of its tables. */
function columnsRead(plan: ColumnarPlan): string[][] {
  const arguments_ = plan.calls.flatMap(({ argument, condition }) => [
    ...(argument ? [argument] : []),
    ...(condition ? columnsOf(condition) : []),
  ])
  const conditions = plan.tables.flatMap((table) => table.conditions.flatMap(columnsOf))
  const all = [...plan.keys, ...arguments_, ...conditions, ...(plan.join?.on.flat() ?? [])]
  return plan.tables.map((_, table) => [...new Set(all.filter((one) => one.table === table).map((one) => one.column))])
}

function* batches(
  connection: HuntConnection,
  tables: readonly LoadedTable[],
  plan: ColumnarPlan,
): Generator<{ rows: Int32Array[]; count: number }> {
  if (plan.join) return yield* joinRows(connection, tables, plan)
  for (const { rows, count } of scanRows(connection, tables, 0, plan.tables[0]!.conditions)) yield { rows: [rows], count }
}

/**
 * Answers a plan from the kept columns of the case: its keys, its calls, then the row id that stands for the group where one is asked.
 * Fails with {@link unfit} where it cannot do so exactly.
 */
export function runPlan(store: ReadStore, connection: HuntConnection, plan: ColumnarPlan): SqlValue[][] {
  const read = columnsRead(plan)
  const tables = plan.tables.map(({ name }, i) => loadTable(store, name, read[i]!))
  const domains = plan.keys.map((key) => domainOf(connection, tables, key))
  const grouping = createGrouping(domains, SEGMENT)
  const mostGroups = domains.reduce((product, { size }) => product * (size ?? Number.POSITIVE_INFINITY), 1)
  const calls = plan.calls.map((call) => aggregatorOf(call, { connection, tables, most: SEGMENT, mostGroups }))
  const row = plan.row && (plan.row.ofCall === null ? firstRow() : calls[plan.row.ofCall]!)
  const adding = row && !calls.includes(row) ? [...calls, row] : calls
  const groups = new Int32Array(SEGMENT)
  for (const { rows, count } of batches(connection, tables, plan)) {
    grouping.read(rows, count, groups)
    for (const call of adding) call.add(groups, rows, count, grouping.size)
  }
  return Array.from({ length: grouping.size }, (_, group) => [
    ...plan.keys.map((_key, key) => grouping.value(group, key)),
    ...calls.map((call) => call.value(group)),
    ...(row ? [BigInt(row.row!(group) + 1)] : []),
  ])
}
