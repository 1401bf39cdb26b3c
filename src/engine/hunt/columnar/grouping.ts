import type { SqlValue } from '#kql/index.ts'
import type { Domain } from './domain.ts'
import { createPairMap, type PairMap } from './pair-map.ts'

/** Numbers groups as their keys are met. */
export interface Grouping {
  readonly size: number
  /** The group of each of some rows. */
  read(rows: readonly Int32Array[], count: number, into: Int32Array): void
  /** The value of a key of a group. */
  value(group: number, key: number): SqlValue
}

/** Combinations of keys up to which a plain table stands for a hash: 16 MiB. */
const MOST_CELLS = 2 ** 22

const noKeys: Grouping = { size: 1, read: (_rows, count, into) => void into.fill(0, 0, count), value: () => null }

interface Codes {
  /** codes of a batch, one array a key */
  readonly batch: Int32Array[]
  /** codes of the groups met so far */
  readonly met: number[][]
}

/** Few combinations: each has a cell of its own. */
function byCells(domains: readonly Domain[], cells: number, { batch, met }: Codes) {
  const groups = new Int32Array(cells)
  let size = 0
  const give = (i: number, cell: number) => {
    batch.forEach((codes, key) => void met[key]!.push(codes[i]!))
    groups[cell] = ++size
    return size - 1
  }
  return {
    size: () => size,
    fold(count: number, into: Int32Array) {
      const [first, ...rest] = batch
      for (let i = 0; i < count; i++) into[i] = first![i]!
      rest.forEach((codes, key) => {
        const width = domains[key + 1]!.size!
        for (let i = 0; i < count; i++) into[i] = into[i]! * width + codes[i]!
      })
      for (let i = 0; i < count; i++) {
        const cell = into[i]!
        const group = groups[cell]!
        into[i] = group === 0 ? give(i, cell) : group - 1
      }
    },
  }
}

/** Many: pairs are numbered, then pairs of those numbers and the next key. */
function byPairs({ batch, met }: Codes) {
  const maps: PairMap[] = batch.length === 1 ? [createPairMap()] : batch.slice(1).map(() => createPairMap())
  const last = maps.at(-1)!
  return {
    size: () => last.size,
    fold(count: number, into: Int32Array) {
      for (let i = 0; i < count; i++) into[i] = batch.length === 1 ? 0 : batch[0]![i]!
      maps.forEach((map, level) => {
        const codes = batch[batch.length === 1 ? 0 : level + 1]!
        for (let i = 0; i < count; i++) {
          const before = map.size
          into[i] = map.put(into[i]!, codes[i]!)
          if (map === last && map.size > before) batch.forEach((all, key) => void met[key]!.push(all[i]!))
        }
      })
    },
  }
}

/** @param most most rows a batch has */
export function createGrouping(domains: readonly Domain[], most: number): Grouping {
  if (domains.length === 0) return noKeys
  const codes: Codes = { batch: domains.map(() => new Int32Array(most)), met: domains.map(() => []) }
  const cells = domains.reduce((product, { size }) => product * (size ?? Number.POSITIVE_INFINITY), 1)
  const folding = cells <= MOST_CELLS ? byCells(domains, cells, codes) : byPairs(codes)
  return {
    get size() {
      return folding.size()
    },
    read(rows, count, into) {
      for (const [key, domain] of domains.entries()) domain.read(rows[domain.table]!, count, codes.batch[key]!)
      folding.fold(count, into)
    },
    value: (group, key) => domains[key]!.value(codes.met[key]![group]!),
  }
}
