import type { PlanCondition } from '#kql/index.ts'
import type { HuntConnection } from '../connection.ts'
import { overDictionary } from './dictionary-query.ts'
import type { LoadedTable } from './loaded-table.ts'

/** Marks which of some rows meet a condition: 1 in `keep`. `rows` holds a row number a table. */
export type Test = (rows: readonly Int32Array[], count: number, keep: Uint8Array) => void

const comparisons = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '=': (a: number, b: number) => a === b,
  // Null, which is NaN here, differs from every number.
  '<>': (a: number, b: number) => a !== b,
} as const

/** A bound among a column's numbers; what a double does not hold exactly lies beyond all of them. */
export function boundOf(value: bigint, base: bigint): number {
  const number = Number(value - base)
  return Number.isSafeInteger(number) ? number : number > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
}

function byValues(connection: HuntConnection, tables: readonly LoadedTable[], condition: PlanCondition & { kind: 'values' }): Test {
  const column = tables[condition.table]!.column(condition.column)
  const truth = Uint8Array.from(overDictionary(connection, column, condition.sql), (result) => (result === 1n || result === 1 ? 1 : 0))
  const codes = column.kind === 'values' ? column.codes : new Int32Array()
  return (rows, count, keep) => {
    const own = rows[condition.table]!
    for (let i = 0; i < count; i++) keep[i] = truth[codes[own[i]!]!]!
  }
}

function byNumber(tables: readonly LoadedTable[], condition: PlanCondition & { kind: 'compare' | 'null' }): Test {
  const column = tables[condition.table]!.column(condition.column)
  const numbers = column.kind === 'numbers' ? column.numbers : new Float64Array()
  if (condition.kind === 'null') {
    return (rows, count, keep) => {
      const own = rows[condition.table]!
      for (let i = 0; i < count; i++) keep[i] = Number.isNaN(numbers[own[i]!]) === condition.isNull ? 1 : 0
    }
  }
  const bound = boundOf(condition.value, column.kind === 'numbers' ? column.base : 0n)
  const holds = comparisons[condition.comparison]
  return (rows, count, keep) => {
    const own = rows[condition.table]!
    for (let i = 0; i < count; i++) keep[i] = holds(numbers[own[i]!]!, bound) ? 1 : 0
  }
}

/** Prepares a condition: what depends on a value alone is worked out once a value. */
export function testOf(connection: HuntConnection, tables: readonly LoadedTable[], condition: PlanCondition): Test {
  if (condition.kind === 'values') return byValues(connection, tables, condition)
  if (condition.kind === 'compare' || condition.kind === 'null') return byNumber(tables, condition)
  const parts = condition.parts.map((part) => testOf(connection, tables, part))
  const isAll = condition.kind === 'all'
  return (rows, count, keep) => {
    const other = new Uint8Array(count)
    keep.fill(isAll ? 1 : 0, 0, count)
    for (const part of parts) {
      part(rows, count, other)
      if (isAll) for (let i = 0; i < count; i++) keep[i]! &= other[i]!
      else for (let i = 0; i < count; i++) keep[i]! |= other[i]!
    }
  }
}
