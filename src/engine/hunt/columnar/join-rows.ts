import type { ColumnarPlan } from '#kql/index.ts'
import { SEGMENT } from '../../store/kept/cells.ts'
import type { HuntConnection } from '../connection.ts'
import { createKeyReaders } from './join-keys.ts'
import type { LoadedTable } from './loaded-table.ts'
import { scanRows } from './scan-rows.ts'

/** The rows of the first table that meet its conditions, with the key of each. */
function collected(
  connection: HuntConnection,
  tables: readonly LoadedTable[],
  plan: ColumnarPlan,
  read: ReturnType<typeof createKeyReaders>['left'],
) {
  const parts: { rows: Int32Array; keys: Int32Array }[] = []
  let total = 0
  for (const { rows, count } of scanRows(connection, tables, 0, plan.tables[0]!.conditions)) {
    const keys = new Int32Array(count)
    read(rows, count, keys)
    parts.push({ rows: rows.slice(0, count), keys })
    total += count
  }
  const [rows, keys] = [new Int32Array(total), new Int32Array(total)]
  let at = 0
  for (const part of parts) {
    rows.set(part.rows, at)
    keys.set(part.keys, at)
    at += part.rows.length
  }
  return { rows, keys }
}

/** Where rows with a key are found: the first of a chain by open addressing, the others from one to the next. Places are one higher, 0 is none. */
interface Chains {
  head(key: number): number
  readonly next: Int32Array | null
}

function chained(keys: Int32Array, unique: boolean): Chains {
  let bits = 10
  while (2 ** bits < keys.length * 2) bits += 1
  const [mask, shift] = [2 ** bits - 1, 32 - bits]
  const heads = new Int32Array(2 ** bits)
  const known = new Int32Array(2 ** bits)
  const next = unique ? null : new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    let at = Math.imul(key, 0x9e3779b1) >>> shift
    while (heads[at] !== 0 && known[at] !== key) at = (at + 1) & mask
    const head = heads[at]!
    // Of rows that are deduplicated the first stays.
    if (head !== 0 && !next) continue
    known[at] = key
    heads[at] = i + 1
    if (next) next[i] = head
  }
  const head = (key: number) => {
    let at = Math.imul(key, 0x9e3779b1) >>> shift
    while (heads[at] !== 0 && known[at] !== key) at = (at + 1) & mask
    return heads[at]!
  }
  return { head, next }
}

/** Pairs of rows with equal keys, in batches whose arrays are used again. */
export function* joinRows(
  connection: HuntConnection,
  tables: readonly LoadedTable[],
  plan: ColumnarPlan,
): Generator<{ rows: Int32Array[]; count: number }> {
  const join = plan.join!
  const read = createKeyReaders(tables, join)
  const first = collected(connection, tables, plan, read.left)
  const { head, next } = chained(first.keys, join.unique)
  const keys = new Int32Array(SEGMENT)
  const [left, right] = [new Int32Array(SEGMENT), new Int32Array(SEGMENT)]
  let filled = 0
  for (const { rows, count } of scanRows(connection, tables, 1, plan.tables[1]!.conditions)) {
    read.right(rows, count, keys)
    for (let i = 0; i < count; i++) {
      if (keys[i]! < 0) continue
      for (let at = head(keys[i]!); at > 0; at = next ? next[at - 1]! : 0) {
        left[filled] = first.rows[at - 1]!
        right[filled++] = rows[i]!
        if (filled < SEGMENT) continue
        yield { rows: [left, right], count: filled }
        filled = 0
      }
    }
  }
  if (filled > 0) yield { rows: [left, right], count: filled }
}
