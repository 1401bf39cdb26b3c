import { quotedName } from '../../store/column-layout.ts'
import { type KeptColumn, keptColumn, type NumbersColumn, type RowsColumn, type ValuesColumn } from '../../store/kept/columns.ts'
import type { ReadStore, SqlValue } from '../../store/sql.ts'
import { connectionOf } from '../../store/statements.ts'
import { unfit } from './unfit.ts'

export type LoadedColumn = (ValuesColumn | NumbersColumn) & { readonly text: (code: number) => SqlValue }

/** The columns of a table that a plan reads, each as long as the table: rows that are not kept yet are read and put behind. */
export interface LoadedTable {
  /** the last row id; the row of id n stands at n − 1 */
  readonly length: number
  readonly missing: Uint8Array | null
  column(name: string): LoadedColumn
}

/** Most rows not kept yet that are read one by one: more of them, and the table itself is quicker. */
const MOST_TAIL = 262_144

interface Tail {
  readonly ids: readonly number[]
  readonly values: readonly (readonly SqlValue[])[]
}

function tailOf(store: ReadStore, table: string, columns: readonly string[], from: number, last: number): Tail {
  if (from >= last) return { ids: [], values: [] }
  const statement = connectionOf(store).prepare(
    `SELECT ${['_id', ...columns].map(quotedName)} FROM ${quotedName(table)} WHERE _id > ? ORDER BY _id`,
  )
  const rows = statement.raw(true).safeIntegers(true).all(BigInt(from)) as (readonly SqlValue[])[]
  return { ids: rows.map((row) => Number(row[0])), values: rows }
}

function longerValues(column: ValuesColumn, length: number, { ids, values }: Tail, place: number): ValuesColumn {
  if (column.ids || !column.values) return unfit('its long values cannot be looked up for rows that are not kept yet')
  const codes = new Int32Array(length)
  codes.set(column.codes.subarray(0, Math.min(length, column.covered)))
  const known = new Map(column.values.map((value, code) => [value, code]))
  const all = [...column.values]
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]![place]!
    let code = known.get(value)
    if (code === undefined) {
      code = all.push(value) - 1
      known.set(value, code)
    }
    codes[ids[i]! - 1] = code
  }
  return { ...column, codes, values: all, size: all.length }
}

function longerNumbers(column: NumbersColumn, length: number, { ids, values }: Tail, place: number): NumbersColumn {
  const numbers = new Float64Array(length).fill(Number.NaN)
  numbers.set(column.numbers.subarray(0, Math.min(length, column.covered)))
  let { most } = column
  for (let i = 0; i < ids.length; i++) {
    const value = values[i]![place] as bigint | null
    if (value === null) continue
    const number = Number(value - column.base)
    // Below the base a bin would have to count backwards.
    if (number < 0 || !Number.isSafeInteger(number)) return unfit('a number lies too far from the others')
    numbers[ids[i]! - 1] = number
    if (number > most) most = number
  }
  // Bounds of what came behind are not known: those segments are always read.
  const whole = Math.floor(column.covered / 65_536)
  return { ...column, numbers, most, least: column.least.slice(0, whole), greatest: column.greatest.slice(0, whole) }
}

function longerRows(column: RowsColumn, from: number, length: number, ids: readonly number[]): Uint8Array | null {
  if (!column.missing && ids.length === length - from) return null
  const missing = new Uint8Array(length).fill(1, from)
  if (column.missing) missing.set(column.missing.subarray(0, Math.min(from, column.missing.length)))
  for (const id of ids) missing[id - 1] = 0
  return missing
}

/** Loads what a plan reads of a table. Fails with {@link unfit} where that is not kept, or cannot be made whole. */
export function loadTable(store: ReadStore, table: string, names: readonly string[]): LoadedTable {
  const rows = keptColumn(store, table, '')
  if (rows?.kind !== 'rows') return unfit(`${table} is not kept`)
  const columns = names.map((name): Exclude<KeptColumn, RowsColumn> => {
    const column = keptColumn(store, table, name)
    return column && column.kind !== 'rows' ? column : unfit(`${name} is not kept`)
  })
  const length = store.get<{ last: number | null }>(`SELECT max(_id) AS last FROM ${quotedName(table)}`)!.last ?? 0
  const from = Math.min(length, rows.covered, ...columns.map((column) => column.covered))
  if (length - from > MOST_TAIL) return unfit('too many rows are not kept yet')
  const tail = tailOf(store, table, names, from, length)
  const isWhole = from === length
  const whole = columns.map((column, i) => {
    if (isWhole) return column
    return column.kind === 'values' ? longerValues(column, length, tail, i + 1) : longerNumbers(column, length, tail, i + 1)
  })
  const loaded = new Map(names.map((name, i) => [name, { ...whole[i]!, text: textOf(store, table, name, whole[i]!) } as LoadedColumn]))
  return {
    length,
    missing: isWhole ? rows.missing : longerRows(rows, from, length, tail.ids),
    column: (name) => loaded.get(name) ?? unfit(`${name} is not loaded`),
  }
}

/** The value of a code: from the dictionary, or from the row it names. */
function textOf(store: ReadStore, table: string, name: string, column: ValuesColumn | NumbersColumn): (code: number) => SqlValue {
  if (column.kind === 'numbers') return () => null
  const { values, ids } = column
  if (!ids) return (code) => values![code]!
  const statement = connectionOf(store)
    .prepare(`SELECT ${quotedName(name)} FROM ${quotedName(table)} WHERE _id = ?`)
    .raw(true)
  return (code) => (code < values!.length ? values![code]! : (statement.get(ids[code]!) as [SqlValue])[0])
}
