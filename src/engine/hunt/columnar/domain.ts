import type { PlanValue, SqlValue } from '#kql/index.ts'
import type { HuntConnection } from '../connection.ts'
import { overDictionary } from './dictionary-query.ts'
import type { LoadedColumn, LoadedTable } from './loaded-table.ts'
import { createPairMap } from './pair-map.ts'
import { unfit } from './unfit.ts'

/** The values a key or an argument may take, as codes from 0 on. `nothing` is the code of null, −1 where null has none. */
export interface Domain {
  readonly table: number
  /** how many codes there can be; null where they are given as values are met */
  readonly size: number | null
  /** Writes the codes of some rows. */
  read(rows: Int32Array, count: number, into: Int32Array): void
  value(code: number): SqlValue
  readonly nothing: number
}

function ofCodes(table: number, codes: Int32Array, size: number, value: Domain['value'], nothing: number): Domain {
  return {
    table,
    size,
    value,
    nothing,
    read(rows, count, into) {
      for (let i = 0; i < count; i++) into[i] = codes[rows[i]!]!
    },
  }
}

/** An expression of one column: codes of the column lead to codes of its results. */
function computed(table: number, column: LoadedColumn & { kind: 'values' }, results: readonly SqlValue[]): Domain {
  const known = new Map<SqlValue, number>()
  const values: SqlValue[] = []
  const turned = new Int32Array(column.size)
  results.forEach((result, code) => {
    const at = known.get(result) ?? values.push(result) - 1
    known.set(result, at)
    turned[code] = at
  })
  const { codes } = column
  return {
    table,
    size: values.length,
    value: (code) => values[code]!,
    nothing: known.get(null) ?? -1,
    read(rows, count, into) {
      for (let i = 0; i < count; i++) into[i] = turned[codes[rows[i]!]!]!
    },
  }
}

const floored = (a: bigint, b: bigint) => (a >= 0n || a % b === 0n ? a / b : a / b - 1n)

/** Numbers by the multiple of a step they fall to: code 0 is null. */
function binned(table: number, column: LoadedColumn & { kind: 'numbers' }, step: bigint): Domain {
  const greatest = column.most
  const from = floored(column.base, step)
  const offset = Number(column.base - from * step)
  const size = Number(step)
  if (!Number.isSafeInteger(greatest + offset) || !Number.isSafeInteger(size)) return unfit('its numbers are too large to be binned')
  const bins = Math.floor((greatest + offset) / size) + 2
  if (bins > 2 ** 30) return unfit('it has too many bins')
  const { numbers } = column
  return {
    table,
    size: bins,
    value: (code) => (code === 0 ? null : (from + BigInt(code - 1)) * step),
    nothing: 0,
    read(rows, count, into) {
      for (let i = 0; i < count; i++) {
        const number = numbers[rows[i]!]!
        into[i] = Number.isNaN(number) ? 0 : Math.floor((number + offset) / size) + 1
      }
    },
  }
}

/** Numbers as they are: codes are given as they are met; 0 is null. */
function distinctNumbers(table: number, column: LoadedColumn & { kind: 'numbers' }): Domain {
  const map = createPairMap(65_536)
  const values: number[] = []
  const { numbers, base } = column
  return {
    table,
    size: null,
    value: (code) => (code === 0 ? null : base + BigInt(values[code - 1]!)),
    nothing: 0,
    read(rows, count, into) {
      for (let i = 0; i < count; i++) {
        const number = numbers[rows[i]!]!
        if (Number.isNaN(number)) into[i] = 0
        else {
          const high = Math.floor(number / 2 ** 31)
          const code = map.put(high, number - high * 2 ** 31)
          if (code === values.length) values.push(number)
          into[i] = code + 1
        }
      }
    },
  }
}

/** The greatest number is worked out once a column. */
export function domainOf(connection: HuntConnection, tables: readonly LoadedTable[], value: PlanValue): Domain {
  const column = tables[value.table]!.column(value.column)
  if (column.kind === 'numbers') return value.step ? binned(value.table, column, value.step) : distinctNumbers(value.table, column)
  if (value.sql) return computed(value.table, column, overDictionary(connection, column, value.sql))
  const nothing = column.values?.indexOf(null) ?? -1
  return ofCodes(value.table, column.codes, column.size, column.text, nothing)
}
