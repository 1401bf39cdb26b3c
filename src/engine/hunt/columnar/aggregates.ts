import type { PlanCall, SqlValue } from '#kql/index.ts'
import type { HuntConnection } from '../connection.ts'
import { ranksOf } from './dictionary-query.ts'
import { type Domain, domainOf } from './domain.ts'
import type { LoadedTable } from './loaded-table.ts'
import { createPairMap } from './pair-map.ts'
import { type Test, testOf } from './test-rows.ts'
import { unfit } from './unfit.ts'

/** Takes rows with the group of each, and answers a value a group. */
export interface Aggregator {
  add(groups: Int32Array, rows: readonly Int32Array[], count: number, size: number): void
  value(group: number): SqlValue
  /** The row that has the extreme, where there is one. */
  row?(group: number): number
}

function longer<A extends Int32Array | Float64Array>(array: A, size: number, make: (length: number) => A): A {
  if (array.length >= size) return array
  const grown = make(Math.max(size, array.length * 2, 1024))
  grown.set(array as never)
  return grown
}

function counting(): Aggregator {
  let counts = new Float64Array()
  return {
    add(groups, _rows, count, size) {
      counts = longer(counts, size, (length) => new Float64Array(length))
      for (let i = 0; i < count; i++) counts[groups[i]!]!++
    },
    value: (group) => BigInt(counts[group] ?? 0),
  }
}

/** Cells of groups × values up to which a plain table marks what was met. */
const MOST_MARKS = 2 ** 24

/** The different values of each group: counted, and gathered in the order they are met where that is asked for. */
function differing(domain: Domain, most: number, mostGroups: number, gathers: boolean): Aggregator {
  const codes = new Int32Array(most)
  const size = domain.size ?? Number.POSITIVE_INFINITY
  const marks = mostGroups * size <= MOST_MARKS ? new Uint8Array(mostGroups * size) : null
  const pairs = marks ? null : createPairMap(65_536)
  let counts = new Int32Array()
  const gathered: number[][] = []
  const isNew = (group: number, code: number) => {
    if (pairs) {
      const before = pairs.size
      return pairs.put(group, code) === before
    }
    const at = group * size + code
    if (marks![at] === 1) return false
    marks![at] = 1
    return true
  }
  return {
    add(groups, rows, count, groupCount) {
      counts = longer(counts, groupCount, (length) => new Int32Array(length))
      domain.read(rows[domain.table]!, count, codes)
      for (let i = 0; i < count; i++) {
        const [group, code] = [groups[i]!, codes[i]!]
        if (code === domain.nothing || !isNew(group, code)) continue
        counts[group]!++
        if (!gathers) continue
        const list = gathered[group]
        if (list) list.push(code)
        else gathered[group] = [code]
      }
    },
    value: (group) => (gathers ? JSON.stringify((gathered[group] ?? []).map((code) => domain.value(code))) : BigInt(counts[group] ?? 0)),
  }
}

/** The least or greatest of an ordering by number; the first row of equals stands. NaN is passed over. */
function extreme(
  read: (row: number) => number,
  table: number,
  isMax: boolean,
  told: (best: number, row: number) => SqlValue,
  nothing: SqlValue,
): Aggregator {
  let best = new Float64Array()
  let at = new Int32Array()
  return {
    add(groups, rows, count, size) {
      const before = at.length
      best = longer(best, size, (length) => new Float64Array(length))
      at = longer(at, size, (length) => new Int32Array(length))
      if (at.length > before) {
        best.fill(Number.NaN, before)
        at.fill(-1, before)
      }
      const own = rows[table]!
      for (let i = 0; i < count; i++) {
        const group = groups[i]!
        const number = read(own[i]!)
        const known = best[group]!
        if (isMax ? number > known : number < known) {
          best[group] = number
          at[group] = own[i]!
        } else if (Number.isNaN(known)) {
          // The first row stands for a group of nothing but nulls.
          if (at[group] === -1 || !Number.isNaN(number)) at[group] = own[i]!
          best[group] = number
        }
      }
    },
    value: (group) => (at[group] === undefined || Number.isNaN(best[group] ?? Number.NaN) ? nothing : told(best[group]!, at[group]!)),
    row: (group) => at[group]!,
  }
}

function extremeOf(connection: HuntConnection, tables: readonly LoadedTable[], call: PlanCall): Aggregator {
  const { table, column: name } = call.argument!
  const column = tables[table]!.column(name)
  const isMax = call.aggregate === 'max'
  if (column.kind === 'numbers') {
    const { numbers, base } = column
    return extreme(
      (row) => numbers[row]!,
      table,
      isMax,
      (best) => base + BigInt(best),
      null,
    )
  }
  const ranks = Float64Array.from(ranksOf(connection, column), (rank) => (rank < 0 ? Number.NaN : rank))
  const { codes } = column
  return extreme(
    (row) => ranks[codes[row]!]!,
    table,
    isMax,
    (_best, row) => column.text(codes[row]!),
    call.type === 'string' ? '' : null,
  )
}

function summing(tables: readonly LoadedTable[], call: PlanCall): Aggregator {
  const { table, column: name } = call.argument!
  const column = tables[table]!.column(name)
  const base = column.kind === 'numbers' ? column.base : 0n
  const parts = column.kind === 'numbers' ? column.numbers : null
  const values =
    column.kind === 'values'
      ? Float64Array.from(column.values ?? unfit('its values are not at hand'), (value) => (value === null ? Number.NaN : Number(value)))
      : null
  const codes = column.kind === 'values' ? column.codes : null
  let sums = new Float64Array()
  let counts = new Float64Array()
  return {
    add(groups, rows, count, size) {
      sums = longer(sums, size, (length) => new Float64Array(length))
      counts = longer(counts, size, (length) => new Float64Array(length))
      const own = rows[table]!
      for (let i = 0; i < count; i++) {
        const number = parts ? parts[own[i]!]! : values![codes![own[i]!]!]!
        if (Number.isNaN(number)) continue
        const sum = sums[groups[i]!]! + number
        if (!Number.isSafeInteger(sum)) unfit('a sum exceeds what a double holds exactly')
        sums[groups[i]!] = sum
        counts[groups[i]!]!++
      }
    },
    value: (group) => BigInt.asIntN(64, BigInt(sums[group] ?? 0) + base * BigInt(counts[group] ?? 0)),
  }
}

/** Lets only rows that meet a test through. */
function where(test: Test, inner: Aggregator, most: number, tables: number): Aggregator {
  const keep = new Uint8Array(most)
  const groupsKept = new Int32Array(most)
  const rowsKept = Array.from({ length: tables }, () => new Int32Array(most))
  return {
    ...inner,
    add(groups, rows, count, size) {
      test(rows, count, keep)
      let kept = 0
      for (let i = 0; i < count; i++) {
        if (keep[i] === 0) continue
        groupsKept[kept] = groups[i]!
        for (let t = 0; t < rowsKept.length; t++) rowsKept[t]![kept] = rows[t]![i]!
        kept++
      }
      inner.add(groupsKept, rowsKept, kept, size)
    },
  }
}

/** The first row met of each group. */
export function firstRow(): Aggregator {
  let at = new Int32Array()
  return {
    add(groups, rows, count, size) {
      const before = at.length
      at = longer(at, size, (length) => new Int32Array(length))
      if (at.length > before) at.fill(-1, before)
      for (let i = 0; i < count; i++) if (at[groups[i]!] === -1) at[groups[i]!] = rows[0]![i]!
    },
    value: () => null,
    row: (group) => at[group]!,
  }
}

export interface AggregatorParts {
  readonly connection: HuntConnection
  readonly tables: readonly LoadedTable[]
  /** most rows a batch has */
  readonly most: number
  /** most groups there can be */
  readonly mostGroups: number
}

export function aggregatorOf(call: PlanCall, { connection, tables, most, mostGroups }: AggregatorParts): Aggregator {
  const make = (): Aggregator => {
    switch (call.aggregate) {
      case 'count':
        return counting()
      case 'dcount':
      case 'make_set':
        return differing(domainOf(connection, tables, call.argument!), most, mostGroups, call.aggregate === 'make_set')
      case 'sum':
        return summing(tables, call)
      default:
        return extremeOf(connection, tables, call)
    }
  }
  const inner = make()
  return call.condition ? where(testOf(connection, tables, call.condition), inner, most, tables.length) : inner
}
