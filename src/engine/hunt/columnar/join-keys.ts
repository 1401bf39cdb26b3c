import type { ColumnarPlan, SqlValue } from '#kql/index.ts'
import type { LoadedColumn, LoadedTable } from './loaded-table.ts'
import { createPairMap } from './pair-map.ts'
import { unfit } from './unfit.ts'

type Join = NonNullable<ColumnarPlan['join']>
type Values = LoadedColumn & { readonly kind: 'values'; readonly values: readonly SqlValue[] }

/** Writes the keys of some rows: one number for all their key columns together. */
export type KeyReader = (rows: Int32Array, count: number, into: Int32Array) => void

const valuesOf = (column: LoadedColumn): Values =>
  column.kind === 'values' && column.values && !column.ids ? (column as Values) : unfit('a join key is not at hand')

/** Codes of the left side's dictionary for those of the right; −1 where the left has no such value. */
function translated(left: Values, right: Values): Int32Array {
  const known = new Map(left.values.map((value, code) => [value, code]))
  return Int32Array.from(right.values, (value) => known.get(value) ?? -1)
}

/** Readers of both sides whose keys are alike where their values are; −1 is a right row's that has no partner. Read the left side first. */
export function createKeyReaders(tables: readonly LoadedTable[], { on }: Join): { readonly left: KeyReader; readonly right: KeyReader } {
  const pairs = on.map(([l, r]) => {
    const [left, right] = [valuesOf(tables[0]!.column(l.column)), valuesOf(tables[1]!.column(r.column))]
    return { left: left.codes, right: right.codes, turned: translated(left, right), size: left.size }
  })
  const isSmall = pairs.reduce((product, { size }) => product * size, 1) < 2 ** 31
  const maps = pairs.map(() => (isSmall ? null : createPairMap(65_536)))

  const left: KeyReader = (rows, count, into) => {
    for (const [p, { left: codes, size }] of pairs.entries()) {
      const map = maps[p]
      if (p === 0) for (let i = 0; i < count; i++) into[i] = codes[rows[i]!]!
      else if (map) for (let i = 0; i < count; i++) into[i] = map.put(into[i]!, codes[rows[i]!]!)
      else for (let i = 0; i < count; i++) into[i] = into[i]! * size + codes[rows[i]!]!
    }
  }
  const right: KeyReader = (rows, count, into) => {
    for (const [p, { right: codes, turned, size }] of pairs.entries()) {
      const map = maps[p]
      for (let i = 0; i < count; i++) {
        const code = turned[codes[rows[i]!]!]!
        const key = p === 0 ? 0 : into[i]!
        if (code < 0 || key < 0) into[i] = -1
        else into[i] = p === 0 ? code : map ? map.get(key, code) : key * size + code
      }
    }
  }
  return { left, right }
}
