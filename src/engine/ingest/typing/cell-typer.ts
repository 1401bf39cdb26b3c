import { isUtf8 } from 'node:buffer'
import type { Column, Table } from '#model/tables/column.ts'
import { NO_TICKS, ODD, type PackedColumn, type PackedRows, packedKind } from '../../store/packed-rows.ts'
import type { SqlValue } from '../../store/sql.ts'
import { type CellBlock, cellText } from '../read/delimited-scanner.ts'
import { type IsoReading, isoSpelling, putTicks, readIsoBytes } from './iso-bytes.ts'
import { extraText, type TypingNotes } from './notes.ts'
import { readTime } from './time-text.ts'
import { typedValue, UNFIT } from './typed-value.ts'

/**
 * Types blocks of cells for one table: what fits plainly is read from the bytes, the rest as text by the same rules as everything.
 * The rows lie in memory that the next block uses again.
 */
export type CellTyper = (block: CellBlock) => PackedRows

/** Digits that a double holds exactly. */
const PLAIN_DIGITS = 15

/** A run of digits as a number; NaN where it is anything else. */
function plainInteger(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > PLAIN_DIGITS || from === to) return Number.NaN
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/**
 * Makes a typer for blocks whose cells stand under `headers`. Headers the table does not know, values that do not fit and times spelled
 * unlike the column's others are kept as written in `_extra`, as row-typer.ts keeps them.
 */
export function createCellTyper(table: Table, headers: readonly string[], notes: TypingNotes): CellTyper {
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  const known = new Map<string, number>()
  const beside: number[] = []
  headers.forEach((name, i) => {
    if (byName.has(name) && !known.has(name)) known.set(name, i)
    else beside.push(i)
  })
  let numbers = new Float64Array()
  let ticks = new BigInt64Array()
  let halves = new Uint32Array()
  const iso: IsoReading = { seconds: 0, fraction: 0, spelling: 0 }

  return (block) => {
    const { bytes, cells, records } = block
    const width = headers.length
    const count = records.length
    const special = new Set(block.special)
    if (numbers.length < count * width) {
      numbers = new Float64Array(count * width)
      ticks = new BigInt64Array(count * width)
      halves = new Uint32Array(ticks.buffer)
    }
    const odd = new Map<number, SqlValue>()
    const extraPairs = new Map<number, [string, string][]>()

    const textAt = (cell: number): string => {
      const { text, latin1 } = cellText(block, cell, special.has(cell))
      if (latin1) notes.latin1(records[Math.floor(cell / width)]!)
      return text
    }
    const isUtf8At = (cell: number) => isUtf8(bytes.subarray(cells[2 * cell], cells[2 * cell + 1]))
    const keepBeside = (row: number, name: string, text: string) => {
      const pairs = extraPairs.get(row)
      if (pairs) pairs.push([name, text])
      else extraPairs.set(row, [[name, text]])
    }
    const keepUnfit = (row: number, column: Column, text: string) => {
      keepBeside(row, column.name, text)
      notes.unfit(table, column, records[row]!, text)
    }

    function others(at: number, column: Column, type: Exclude<Column['type'], 'datetime'>): void {
      for (let row = 0, cell = at; row < count; row++, cell += width) {
        const from = cells[2 * cell]!
        const to = cells[2 * cell + 1]!
        numbers[cell] = type === 'bool' ? Number.NaN : plainInteger(bytes, from, to)
        ticks[cell] = NO_TICKS
        if (from === to || !Number.isNaN(numbers[cell])) continue
        const text = textAt(cell)
        const value = typedValue(type, text)
        if (value === UNFIT) keepUnfit(row, column, text)
        else if (typeof value === 'number') numbers[cell] = value
        else if (typeof value === 'bigint' && packedKind(type) === 'ticks') ticks[cell] = value
        else if (value !== null) odd.set(cell, value)
      }
    }

    /** JSON that is compact already is left as it stands in the bytes. */
    function jsons(at: number): void {
      for (let row = 0, cell = at; row < count; row++, cell += width) {
        if (cells[2 * cell] === cells[2 * cell + 1]) continue
        const text = textAt(cell)
        const value = typedValue('dynamic', text)
        if (value === UNFIT) continue
        if (value === text && !special.has(cell)) continue
        if (value === null) cells[2 * cell + 1] = cells[2 * cell]!
        else putOdd(cell, value)
      }
    }

    function times(at: number, column: Column): void {
      let usual = -1
      for (let row = 0, cell = at; row < count; row++, cell += width) {
        const from = cells[2 * cell]!
        const to = cells[2 * cell + 1]!
        if (from === to) {
          ticks[cell] = NO_TICKS
          continue
        }
        if (readIsoBytes(bytes, from, to, iso)) {
          putTicks(halves, cell, iso)
          if (iso.spelling === usual) continue
          if (notes.isUsual(table, column, isoSpelling(iso.spelling))) usual = iso.spelling
          else keepBeside(row, column.name, textAt(cell))
          continue
        }
        const text = textAt(cell)
        const time = readTime(text)
        ticks[cell] = time?.ticks ?? NO_TICKS
        if (!time) keepUnfit(row, column, text)
        else if (!notes.isUsual(table, column, time.spelling)) keepBeside(row, column.name, text)
      }
    }

    function putOdd(cell: number, value: SqlValue): void {
      odd.set(cell, value)
      cells[2 * cell] = ODD
    }

    const columns: PackedColumn[] = []
    const texts = new Set<number>()
    for (const [name, cell] of known) {
      const column = byName.get(name)!
      const { type } = column
      const kind = packedKind(type)
      if (type === 'datetime') times(cell, column)
      else if (kind === 'text') texts.add(cell)
      else if (kind !== 'json') others(cell, column, type)
      columns.push({ name, kind, cell })
      if (kind === 'json') jsons(cell)
    }
    for (const at of beside) {
      for (let row = 0, cell = at; row < count; row++, cell += width) {
        if (cells[2 * cell] !== cells[2 * cell + 1]) keepBeside(row, headers[at]!, textAt(cell))
      }
    }
    for (const cell of block.special) if (texts.has(cell % width) && !isUtf8At(cell)) putOdd(cell, textAt(cell))
    const extras = new Map([...extraPairs].map(([row, pairs]) => [row, extraText(pairs)]))
    return { count, width, columns, text: bytes, cells, numbers, ticks, odd, records: Float64Array.from(records), extras }
  }
}

/** Oldest and newest of a column of ticks. */
export function spanOf(rows: PackedRows, timeColumn: string | undefined): { first: bigint | null; last: bigint | null } {
  const column = rows.columns.find(({ name, kind }) => name === timeColumn && kind === 'ticks')
  let first: bigint | null = null
  let last: bigint | null = null
  if (!column) return { first, last }
  for (let row = 0; row < rows.count; row++) {
    const at = rows.ticks[row * rows.width + column.cell]!
    if (at === NO_TICKS) continue
    if (first === null || at < first) first = at
    if (last === null || at > last) last = at
  }
  return { first, last }
}
