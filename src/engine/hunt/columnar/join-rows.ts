import type { ColumnarPlan } from '#kql/index.ts'
import { SEGMENT } from '../../store/kept/cells.ts'
import type { HuntConnection } from '../connection.ts'
import { createKeyReaders, type KeyReader } from './join-keys.ts'
import type { LoadedTable } from './loaded-table.ts'
import { scanRows } from './scan-rows.ts'

/** Rows of one side with the key of each. */
interface Keyed {
  readonly rows: Int32Array
  readonly keys: Int32Array
}

/** The rows of a table that meet its conditions and may have a partner. */
function collected(connection: HuntConnection, tables: readonly LoadedTable[], plan: ColumnarPlan, place: number, read: KeyReader): Keyed {
  const most = tables[place]!.length
  const [rows, keys] = [new Int32Array(most), new Int32Array(most)]
  const batch = new Int32Array(SEGMENT)
  let total = 0
  for (const scanned of scanRows(connection, tables, place, plan.tables[place]!.conditions)) {
    read(scanned.rows, scanned.count, batch)
    for (let i = 0; i < scanned.count; i++) {
      if (batch[i]! < 0) continue
      rows[total] = scanned.rows[i]!
      keys[total++] = batch[i]!
    }
  }
  return { rows: rows.subarray(0, total), keys: keys.subarray(0, total) }
}

const hashed = (key: number) => Math.imul(key, 0x9e3779b1)

/** Rows of a side up to which its table of keys stays in the processor's cache. */
const FEW = 16_384

/** Puts rows in order of the first bits of their keys' hashes, those of equal bits as they were; answers where each part ends. */
function parted({ rows, keys }: Keyed, bits: number): Keyed & { readonly ends: Int32Array } {
  const ends = new Int32Array(2 ** bits)
  if (bits === 0) return { rows, keys, ends: ends.fill(rows.length) }
  const shift = 32 - bits
  for (let i = 0; i < keys.length; i++) ends[hashed(keys[i]!) >>> shift]!++
  for (let part = 0, sum = 0; part < ends.length; part++) {
    const count = ends[part]!
    ends[part] = sum
    sum += count
  }
  const [ownRows, ownKeys] = [new Int32Array(rows.length), new Int32Array(keys.length)]
  for (let i = 0; i < keys.length; i++) {
    const at = ends[hashed(keys[i]!) >>> shift]!++
    ownRows[at] = rows[i]!
    ownKeys[at] = keys[i]!
  }
  return { rows: ownRows, keys: ownKeys, ends }
}

/** Where rows with a key are found: the first of a chain by open addressing, then one from another. Places are one higher, 0 is none. */
function chained(keys: Int32Array, from: number, to: number, bits: number, next: Int32Array | null): (key: number) => number {
  let size = 4
  while (2 ** size < (to - from) * 2) size += 1
  const [mask, shift] = [2 ** size - 1, Math.max(0, 32 - bits - size)]
  const slots = new Int32Array(2 ** (size + 1))
  const find = (key: number) => {
    // The first bits are alike within a part: those after them place a key.
    let at = (((hashed(key) << bits) >>> bits) >>> shift) & mask
    while (slots[2 * at] !== 0 && slots[2 * at + 1] !== key) at = (at + 1) & mask
    return 2 * at
  }
  for (let i = from; i < to; i++) {
    const at = find(keys[i]!)
    const head = slots[at]!
    // Of rows that are deduplicated the first stays.
    if (head !== 0 && !next) continue
    slots[at] = i + 1
    slots[at + 1] = keys[i]!
    if (next) next[i] = head
  }
  return (key) => slots[find(key)]!
}

/** Pairs of rows with equal keys, in batches whose arrays are used again. Large sides are joined part by part, each within the cache. */
export function* joinRows(
  connection: HuntConnection,
  tables: readonly LoadedTable[],
  plan: ColumnarPlan,
): Generator<{ rows: Int32Array[]; count: number }> {
  const join = plan.join!
  const read = createKeyReaders(tables, join)
  const all = collected(connection, tables, plan, 0, read.left)
  const bits = Math.min(10, Math.max(0, Math.ceil(Math.log2(all.rows.length / FEW))))
  const first = parted(all, bits)
  const second = parted(collected(connection, tables, plan, 1, read.right), bits)
  const next = join.unique ? null : new Int32Array(first.keys.length)
  const [left, right] = [new Int32Array(SEGMENT), new Int32Array(SEGMENT)]
  let filled = 0
  for (let part = 0; part < first.ends.length; part++) {
    const head = chained(first.keys, first.ends[part - 1] ?? 0, first.ends[part]!, bits, next)
    for (let i = second.ends[part - 1] ?? 0; i < second.ends[part]!; i++) {
      for (let at = head(second.keys[i]!); at > 0; at = next ? next[at - 1]! : 0) {
        left[filled] = first.rows[at - 1]!
        right[filled++] = second.rows[i]!
        if (filled < SEGMENT) continue
        yield { rows: [left, right], count: filled }
        filled = 0
      }
    }
  }
  if (filled > 0) yield { rows: [left, right], count: filled }
}
