import type { ColumnType } from '#model/tables/column.ts'
import type { SqlValue } from './sql.ts'

/**
 * Typed rows of one table as a few flat arrays: cells of a million rows never become strings of their own.
 *
 * Cells lie row by row. Text is a stretch of `text` (UTF-8), numbers are doubles (NaN for none), datetimes and timespans are int64
 * ticks (NO_TICKS for none). `odd` holds the cells that are none of these as they stand: text that was not UTF-8 (its start is ODD),
 * integers beyond 2^53 (NaN among the numbers). A cell's number is row * width + place.
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

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Places of the halves of a BigInt64Array's cell seen as Uint32Array. */
export const LOW_HALF = LITTLE_ENDIAN ? 0 : 1
export const HIGH_HALF = LITTLE_ENDIAN ? 1 : 0

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
