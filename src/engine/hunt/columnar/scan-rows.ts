import type { PlanCondition } from '#kql/index.ts'
import { SEGMENT } from '../../store/kept/cells.ts'
import type { HuntConnection } from '../connection.ts'
import type { LoadedTable } from './loaded-table.ts'
import { boundOf, testOf } from './test-rows.ts'

/** Whether a segment may hold rows that meet a comparison, by the least and greatest of its numbers. */
function mayHold(table: LoadedTable, condition: PlanCondition, segment: number): boolean {
  if (condition.kind === 'all') return condition.parts.every((part) => mayHold(table, part, segment))
  if (condition.kind !== 'compare') return true
  const column = table.column(condition.column)
  if (column.kind !== 'numbers') return true
  const [least, greatest] = [column.least[segment], column.greatest[segment]]
  if (least === undefined || greatest === undefined || Number.isNaN(least)) return true
  const bound = boundOf(condition.value, column.base)
  switch (condition.comparison) {
    case '<':
      return least < bound
    case '<=':
      return least <= bound
    case '>':
      return greatest > bound
    case '>=':
      return greatest >= bound
    case '=':
      return least <= bound && bound <= greatest
    default:
      return true
  }
}

/** The rows of a table that meet all conditions, a segment at a time, in the order they were stored. The array is used again. */
export function* scanRows(
  connection: HuntConnection,
  tables: readonly LoadedTable[],
  place: number,
  conditions: readonly PlanCondition[],
): Generator<{ rows: Int32Array; count: number }> {
  const table = tables[place]!
  const tests = conditions.map((condition) => testOf(connection, tables, condition))
  const keep = new Uint8Array(SEGMENT)
  const rows = new Int32Array(SEGMENT)
  const places: Int32Array[] = []
  places[place] = rows
  for (let start = 0; start < table.length; start += SEGMENT) {
    if (!conditions.every((condition) => mayHold(table, condition, start / SEGMENT))) continue
    const end = Math.min(start + SEGMENT, table.length)
    let count = 0
    if (table.missing) {
      for (let row = start; row < end; row++) if (table.missing[row] === 0) rows[count++] = row
    } else for (let row = start; row < end; row++) rows[count++] = row
    for (const test of tests) {
      test(places, count, keep)
      let kept = 0
      for (let i = 0; i < count; i++) if (keep[i] === 1) rows[kept++] = rows[i]!
      count = kept
    }
    if (count > 0) yield { rows, count }
  }
}
