import type { ColumnType } from '#model/tables/column.ts'
import { huntingTable } from '../hunting-table.ts'
import type { ReadStore, SqlValue } from '../sql.ts'
import { firstId, unpackCells } from './cells.ts'
import { idsOfBytes, valuesOfJson } from './dictionary.ts'

/** Codes of a dictionary, one a row id from 1 on. Long values stand in the table: `ids` names a row for each of them. */
export interface ValuesColumn {
  readonly kind: 'values'
  readonly covered: number
  readonly codes: Int32Array
  readonly size: number
  readonly values: readonly SqlValue[] | null
  readonly ids: Float64Array | null
}

/** Numbers less `base`, NaN for null, with the least and greatest of each segment. */
export interface NumbersColumn {
  readonly kind: 'numbers'
  readonly covered: number
  readonly numbers: Float64Array
  readonly base: bigint
  /** the greatest of `numbers` */
  readonly most: number
  readonly least: readonly number[]
  readonly greatest: readonly number[]
}

/** Which ids have no row: 1 stands for a hole; null where there is none. */
export interface RowsColumn {
  readonly kind: 'rows'
  readonly covered: number
  readonly missing: Uint8Array | null
}

export type KeptColumn = ValuesColumn | NumbersColumn | RowsColumn

interface Listed {
  id: number
  column_name: string
  kind: 'rows' | 'values' | 'numbers' | 'unfit'
  stamp: string
  covered: number
  by_id: number
}

interface SegmentRow {
  number: number
  least: number | bigint | null
  greatest: number | bigint | null
  width: number
  cells: Uint8Array
  added_ids: number
  added: Uint8Array
}

const LISTED = `SELECT id, column_name, kind, stamp, covered,
  EXISTS (SELECT 1 FROM kept_segment WHERE kept_column = kept_column.id AND added_ids = 1) AS by_id FROM kept_column WHERE table_name = ?`

/** How each column of a table is kept, by internal name; those not kept are not listed. `ids`: as values that stand in the table. */
export function keptKinds(store: ReadStore, table: string): Map<string, 'rows' | 'values' | 'ids' | 'numbers'> {
  const found = store.all<Listed>(LISTED, table).filter((one) => one.covered > 0 && one.kind !== 'unfit')
  return new Map(found.map((one) => [one.column_name, one.by_id ? 'ids' : (one.kind as 'rows')]))
}

function readRows(covered: number, segments: Iterable<SegmentRow>): RowsColumn {
  let missing: Uint8Array | null = null
  for (const { number, width, cells } of segments) {
    if (width === 0) continue
    missing ??= new Uint8Array(covered)
    missing.set(cells, firstId(number) - 1)
  }
  return { kind: 'rows', covered, missing }
}

function readValues(covered: number, segments: Iterable<SegmentRow>, type: ColumnType): ValuesColumn {
  const codes = new Int32Array(covered)
  const values: SqlValue[] = []
  const ids: Float64Array[] = []
  for (const { number, width, cells, added_ids, added } of segments) {
    const unpacked = unpackCells(width, cells)
    if (unpacked) codes.set(unpacked, firstId(number) - 1)
    if (added_ids) ids.push(idsOfBytes(added).slice())
    else for (const value of valuesOfJson(added, type)) values.push(value)
  }
  if (ids.length === 0) return { kind: 'values', covered, codes, size: values.length, values, ids: null }
  const all = new Float64Array(values.length + ids.reduce((sum, part) => sum + part.length, 0))
  let at = values.length
  for (const part of ids) {
    all.set(part, at)
    at += part.length
  }
  return { kind: 'values', covered, codes, size: all.length, values, ids: all }
}

/** Undefined where the numbers of all segments together span more than a double tells apart. */
function readNumbers(covered: number, segments: readonly SegmentRow[]): NumbersColumn | undefined {
  const bounds = segments.flatMap(({ least, greatest }) => (least === null || greatest === null ? [] : [BigInt(least), BigInt(greatest)]))
  let [base, top] = [bounds[0] ?? 0n, bounds[0] ?? 0n]
  for (const bound of bounds) {
    if (bound < base) base = bound
    if (bound > top) top = bound
  }
  const most = Number(top - base)
  if (most >= Number.MAX_SAFE_INTEGER) return undefined
  const numbers = new Float64Array(covered).fill(Number.NaN)
  const [least, greatest]: number[][] = [[], []]
  for (const segment of segments) {
    const from = segment.least === null ? 0 : Number(BigInt(segment.least) - base)
    least![segment.number] = segment.least === null ? Number.NaN : from
    greatest![segment.number] = segment.greatest === null ? Number.NaN : Number(BigInt(segment.greatest) - base)
    const cells = unpackCells(segment.width, segment.cells)
    if (!cells) continue
    const start = firstId(segment.number) - 1
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!
      if (cell > 0) numbers[start + i] = cell - 1 + from
    }
  }
  return { kind: 'numbers', covered, numbers, base, most, least: least!, greatest: greatest! }
}

/** Bytes of columns a process keeps in memory; the ones longest unused go first. */
const MOST_BYTES = 2 ** 29

const bytesOf = (column: KeptColumn): number => {
  if (column.kind === 'rows') return column.missing?.byteLength ?? 0
  return column.kind === 'numbers' ? column.numbers.byteLength : column.codes.byteLength + (column.ids?.byteLength ?? 0) + column.size * 40
}

const kept = new WeakMap<ReadStore, Map<string, KeptColumn>>()

function remember(columns: Map<string, KeptColumn>, key: string, column: KeptColumn): void {
  columns.set(key, column)
  let bytes = [...columns.values()].reduce((sum, one) => sum + bytesOf(one), 0)
  for (const [oldest, one] of columns) {
    if (bytes <= MOST_BYTES || oldest === key) return
    columns.delete(oldest)
    bytes -= bytesOf(one)
  }
}

/** A kept column in memory, read where it is not there yet; `''` names the rows themselves. Undefined where it is not kept, or unfit. */
export function keptColumn(store: ReadStore, table: string, name: string): KeptColumn | undefined {
  const listed = store.get<Listed>(`${LISTED} AND column_name = ?`, table, name)
  if (!listed || listed.kind === 'unfit' || listed.covered === 0) return undefined
  const columns = kept.get(store) ?? new Map<string, KeptColumn>()
  kept.set(store, columns)
  const key = `${listed.id} ${listed.stamp} ${listed.covered}`
  const known = columns.get(key)
  if (known) {
    columns.delete(key)
    columns.set(key, known)
    return known
  }
  const segments = store.all<SegmentRow>('SELECT * FROM kept_segment WHERE kept_column = ? ORDER BY number', listed.id)
  const type = huntingTable(store, table)?.columns.find((column) => column.internal === name)?.type ?? 'long'
  const column =
    listed.kind === 'rows'
      ? readRows(listed.covered, segments)
      : listed.kind === 'numbers'
        ? readNumbers(listed.covered, segments)
        : readValues(listed.covered, segments, type)
  if (column) remember(columns, key, column)
  return column
}
