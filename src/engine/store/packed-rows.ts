import type { ColumnType } from '#model/tables/column.ts'
import type { SqlValue } from './sql.ts'

/**
 * Typed rows of one table as a few flat arrays, the form in which a parser hands them to the writer: crossing threads costs a copy of
 * memory instead of a million small strings, and cells become strings only where SQLite takes them.
 *
 * Cells lie row by row. Text is a stretch of `text` (one character a byte), numbers are doubles (NaN for none), datetimes and
 * timespans are int64 ticks (NO_TICKS for none). `odd` holds the cells that are none of these as they stand: text beyond ASCII or
 * unquoted (its start is ODD), integers beyond 2^53 (NaN among the numbers). A cell's number is row * width + place.
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
  /** the value of every row where they are all alike: it is told once; null where no row has one */
  readonly constant?: SqlValue
}

/** Stands for NULL among ticks, which are never negative. */
export const NO_TICKS = -(2n ** 63n)

/** Start of a text cell that stands in `odd`. */
export const ODD = -1

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

/** Runs `each` over the rows as parameters for SQL: record number, `_extra` where `withExtra`, then `columns` in their order. */
export function unpackRows(
  rows: PackedRows,
  withExtra: boolean,
  columns: readonly PackedColumn[],
  each: (params: SqlValue[]) => void,
): void {
  const { cells, numbers, ticks, odd, count, width } = rows
  const text = Buffer.from(rows.text.buffer, rows.text.byteOffset, rows.text.byteLength).toString('latin1')
  const lead = withExtra ? 2 : 1
  const params: SqlValue[] = new Array(columns.length + lead)
  const places = columns.map((column) => column.cell)
  const kinds = columns.map((column) => column.kind)
  for (let row = 0; row < count; row++) {
    params[0] = rows.records[row]!
    if (withExtra) params[1] = rows.extras.get(row) ?? ''
    for (let i = 0; i < places.length; i++) params[i + lead] = valueAt(kinds[i]!, row * width + places[i]!)
    each(params)
  }

  function valueAt(kind: PackedKind, cell: number): SqlValue {
    if (kind === 'number') {
      const value = numbers[cell]!
      return Number.isNaN(value) ? (odd.get(cell) ?? null) : value
    }
    if (kind === 'ticks') {
      const value = ticks[cell]!
      return value === NO_TICKS ? null : value
    }
    const from = cells[2 * cell]!
    if (from === ODD) return odd.get(cell)!
    const to = cells[2 * cell + 1]!
    return from === to && kind === 'json' ? null : text.slice(from, to)
  }
}
