import type { ColumnType } from '#model/tables/column.ts'
import { NO_TICKS, ODD, type PackedColumn, type PackedRows, packedKind } from '../../store/packed-rows.ts'
import type { SqlValue } from '../../store/sql.ts'

const ASCII = /^[\0-\x7f]*$/

/** The value every row has at a place, where there is one that SQL can write. */
function constantAt(rows: readonly SqlValue[][], at: number): { constant?: SqlValue } {
  const constant = rows[0]![at]!
  for (const row of rows) if (row[at] !== constant) return {}
  return typeof constant === 'string' && constant.includes('\0') ? {} : { constant }
}

/**
 * Packs typed rows (record number, `_extra`, then a value for each column) into flat arrays. Most columns of a wide table are empty in
 * any one kind of record: what all rows share is told once and costs nothing further.
 */
export function packRows(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  rows: readonly SqlValue[][],
): PackedRows {
  const width = columns.length
  const count = rows.length
  const packed: PackedColumn[] = columns.map(({ name, type }, i) => ({ name, kind: packedKind(type), cell: i, ...constantAt(rows, i + 2) }))
  const cells = new Int32Array(2 * count * width)
  const numbers = new Float64Array(count * width)
  const ticks = new BigInt64Array(count * width)
  const odd = new Map<number, SqlValue>()
  const extras = new Map<number, string>()
  const records = new Float64Array(count)
  const stretches: string[] = []
  let length = 0

  function putText(cell: number, value: string): void {
    if (ASCII.test(value)) {
      cells[2 * cell] = length
      length += value.length
      cells[2 * cell + 1] = length
      stretches.push(value)
    } else {
      cells[2 * cell] = ODD
      odd.set(cell, value)
    }
  }

  const varying = packed.filter((column) => column.constant === undefined)
  rows.forEach((row, i) => {
    records[i] = row[0] as number
    if (row[1] !== '') extras.set(i, row[1] as string)
    for (const { kind, cell: place } of varying) {
      const value = row[place + 2]!
      const cell = i * width + place
      if (typeof value === 'string') putText(cell, value)
      else if (kind === 'ticks') ticks[cell] = value === null ? NO_TICKS : BigInt(value as bigint)
      else if (typeof value === 'number') numbers[cell] = value
      else {
        numbers[cell] = Number.NaN
        if (value !== null) odd.set(cell, value)
      }
    }
  })
  const text = Buffer.from(stretches.join(''), 'latin1')
  return { count, width, columns: packed, text, cells, numbers, ticks, odd, records, extras }
}
