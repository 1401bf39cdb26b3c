import type { ColumnarPlan, SqlValue } from '#kql/index.ts'
import { SEGMENT } from '../../store/kept/cells.ts'
import type { HuntConnection } from '../connection.ts'
import type { LoadedColumn, LoadedTable } from './loaded-table.ts'
import { createPairMap } from './pair-map.ts'
import { scanRows } from './scan-rows.ts'
import { unfit } from './unfit.ts'

type Join = NonNullable<ColumnarPlan['join']>

/** Combinations of keys up to which each has a cell of its own. */
const MOST_CELLS = 2 ** 24

type Values = LoadedColumn & { readonly kind: 'values' }

const valuesOf = (column: LoadedColumn): Values & { readonly values: readonly SqlValue[] } =>
  column.kind === 'values' && column.values && !column.ids ? (column as never) : unfit('a join key is not at hand')

/** Codes of the left side's dictionary for those of the right; −1 where the left has no such value. */
function translated(left: Values, right: Values): Int32Array {
  const known = new Map(left.values!.map((value, code) => [value, code]))
  return Int32Array.from(right.values!, (value) => known.get(value) ?? -1)
}

/** One number for the keys of a row, alike on both sides; −1 for a right row without partner. */
function keyReaders(tables: readonly LoadedTable[], { on }: Join) {
  const pairs = on.map(([l, r]) => {
    const [left, right] = [valuesOf(tables[0]!.column(l.column)), valuesOf(tables[1]!.column(r.column))]
    return { left: left.codes, right: right.codes, turned: translated(left, right), size: left.size }
  })
  const cells = pairs.reduce((product, { size }) => product * size, 1)
  const maps = cells <= MOST_CELLS ? null : pairs.slice(1).map(() => createPairMap(65_536))
  const left = (row: number) => {
    let key = pairs[0]!.left[row]!
    for (let p = 1; p < pairs.length; p++)
      key = maps ? maps[p - 1]!.put(key, pairs[p]!.left[row]!) : key * pairs[p]!.size + pairs[p]!.left[row]!
    return key
  }
  const right = (row: number) => {
    let key = pairs[0]!.turned[pairs[0]!.right[row]!]!
    for (let p = 1; p < pairs.length && key >= 0; p++) {
      const code = pairs[p]!.turned[pairs[p]!.right[row]!]!
      if (code < 0) return -1
      key = maps ? maps[p - 1]!.get(key, code) : key * pairs[p]!.size + code
    }
    return key
  }
  return { left, right, cells: maps ? null : cells }
}

/** Pairs of rows with equal keys, in batches whose arrays are used again. */
export function* joinRows(
  connection: HuntConnection,
  tables: readonly LoadedTable[],
  plan: ColumnarPlan,
): Generator<{ rows: Int32Array[]; count: number }> {
  const join = plan.join!
  const keys = keyReaders(tables, join)
  // Chains of left rows by key; the key itself is the cell, or the number a map gave.
  let heads = new Int32Array(keys.cells ?? 65_536)
  let tails = join.unique ? null : new Int32Array(heads.length)
  const nexts = join.unique ? null : new Int32Array(tables[0]!.length)
  for (const { rows, count } of scanRows(connection, tables, 0, plan.tables[0]!.conditions)) {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!
      const key = keys.left(row)
      if (key >= heads.length) {
        const [more, ends] = [new Int32Array(key * 2), new Int32Array(key * 2)]
        more.set(heads)
        if (tails) ends.set(tails)
        heads = more
        tails = tails && ends
      }
      if (heads[key] === 0) heads[key] = row + 1
      else if (nexts && tails) nexts[tails[key]! - 1] = row + 1
      if (tails) tails[key] = row + 1
    }
  }
  const [left, right] = [new Int32Array(SEGMENT), new Int32Array(SEGMENT)]
  let filled = 0
  for (const { rows, count } of scanRows(connection, tables, 1, plan.tables[1]!.conditions)) {
    for (let i = 0; i < count; i++) {
      const key = keys.right(rows[i]!)
      if (key < 0 || key >= heads.length) continue
      for (let at = heads[key]!; at > 0; at = nexts ? nexts[at - 1]! : 0) {
        left[filled] = at - 1
        right[filled++] = rows[i]!
        if (filled < SEGMENT) continue
        yield { rows: [left, right], count: filled }
        filled = 0
      }
    }
  }
  if (filled > 0) yield { rows: [left, right], count: filled }
}
