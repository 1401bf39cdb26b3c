import type { ColumnType } from '#model/tables/column.ts'
import type { SqlValue } from './sql.ts'

/**
 * Typed rows of one table as a few flat arrays, the form in which a parser hands them to the writer: crossing threads costs a copy of
 * memory instead of a million small strings, and cells become strings only where SQLite takes them.
 *
 * Cells lie row by row. Text is a stretch of `text` (one character a byte), numbers are doubles (NaN for none), datetimes and
 * timespans are int64 ticks (NO_TICKS for none). `odd` holds the cells that are none of these as they stand: text beyond ASCII,
 * unquoted text, integers beyond 2^53. A cell's number is row * width + place.
 */
export interface PackedRows {
  readonly count: number
  /** cells a row has, those that no column takes among them */
  readonly width: number
  readonly columns: readonly PackedColumn[]
  readonly text: Uint8Array
  /** start and end of every cell of a text column within `text`; places of other columns are unused */
  readonly cells: Int32Array
  readonly numbers: Float64Array
  readonly ticks: BigInt64Array
  readonly odd: ReadonlyMap<number, SqlValue>
  readonly records: Float64Array
  /** `_extra` of the rows that have one */
  readonly extras: ReadonlyMap<number, string>
}

export type PackedKind = 'text' | 'json' | 'number' | 'ticks'

export interface PackedColumn {
  /** KQL name */
  readonly name: string
  readonly kind: PackedKind
  /** place of the column's cell in a row */
  readonly cell: number
  /** whether any row has a value; a column without is left to its default */
  readonly used: boolean
}

/** Stands for NULL among ticks, which are never negative. */
export const NO_TICKS = -(2n ** 63n)

export function packedKind(type: ColumnType): PackedKind {
  switch (type) {
    case 'string':
    case 'guid':
      return 'text'
    case 'dynamic':
      return 'json'
    case 'datetime':
    case 'timespan':
      return 'ticks'
    default:
      return 'number'
  }
}

/** Buffers that can be handed to another thread instead of copied. */
export const transferable = (rows: PackedRows): ArrayBuffer[] =>
  [rows.text, rows.cells, rows.numbers, rows.ticks, rows.records].map((array) => array.buffer as ArrayBuffer)

/** Runs `each` over the rows as parameters for SQL: record number, `_extra` where `withExtra`, then the used columns in their order. */
export function unpackRows(rows: PackedRows, withExtra: boolean, each: (params: SqlValue[]) => void): void {
  const { cells, numbers, ticks, odd, count, width } = rows
  const used = rows.columns.filter((column) => column.used)
  const text = Buffer.from(rows.text.buffer, rows.text.byteOffset, rows.text.byteLength).toString('latin1')
  const lead = withExtra ? 2 : 1
  const params: SqlValue[] = new Array(used.length + lead)
  const places = used.map((column) => column.cell)
  const kinds = used.map((column) => column.kind)
  const anyOdd = odd.size > 0
  for (let row = 0; row < count; row++) {
    params[0] = rows.records[row]!
    if (withExtra) params[1] = rows.extras.get(row) ?? ''
    for (let i = 0; i < places.length; i++) {
      const cell = row * width + places[i]!
      params[i + lead] = valueAt(kinds[i]!, cell)
    }
    each(params)
  }

  function valueAt(kind: PackedKind, cell: number): SqlValue {
    if (anyOdd) {
      const value = odd.get(cell)
      if (value !== undefined) return value
    }
    if (kind === 'number') {
      const value = numbers[cell]!
      return Number.isNaN(value) ? null : value
    }
    if (kind === 'ticks') {
      const value = ticks[cell]!
      return value === NO_TICKS ? null : value
    }
    const from = cells[2 * cell]!
    const to = cells[2 * cell + 1]!
    return from === to && kind === 'json' ? null : text.slice(from, to)
  }
}
