import { HIGH_HALF, LOW_HALF, ODD, type PackedRows } from '../packed-rows.ts'
import type { SqlValue } from '../sql.ts'
import { blobSerial, MAX_LOCAL, putVarint, SERIAL, textSerial, varintBytes } from './file-format.ts'
import type { PagePool } from './page-pool.ts'
import type { TablePages } from './table-pages.ts'

/** Bytes from which a call that copies them is faster than a loop. */
const CALL_WORTH = 256

const MOST_SERIAL_BYTES = 5

/** The upper half of NO_TICKS; its lower half is 0. */
const NO_TICKS_HIGH = 0x80000000

type Cell = (row: number) => void

/**
 * Appends packed rows to a table of an image as SQLite's records: record number, `_extra`, then the columns that are no constants. A
 * record's header tells the type of every value and so its length; it is made first, the body is written where the record goes.
 */
export function putRows(pool: PagePool, table: TablePages, rows: PackedRows): void {
  const { cells, numbers, ticks, text, width, count, odd } = rows
  const halves = new Uint32Array(ticks.buffer, ticks.byteOffset, ticks.length * 2)
  const columns = rows.columns.filter((column) => column.constant === undefined)
  const head = new Uint8Array((columns.length + 3) * MOST_SERIAL_BYTES)
  let headed = 0 // bytes of the header so far, body's bytes
  let length = 0
  const odds: Uint8Array[] = [] // values of the row that are told by their bytes, in order
  let nextOdd = 0
  let bytes = pool.bytes
  let view = pool.view
  let at = 0

  function tell(serial: number, size: number): void {
    // one byte or two but for texts of kilobytes
    if (serial < 0x80) head[headed++] = serial
    else if (serial < 0x4000) {
      head[headed++] = (serial >> 7) | 0x80
      head[headed++] = serial & 0x7f
    } else headed = putVarint(head, headed, serial)
    length += size
  }

  function tellOdd(value: SqlValue): void {
    if (value === null) tell(SERIAL.null, 0)
    else if (typeof value === 'number') tellNumber(value)
    else {
      const own = typeof value === 'string' ? Buffer.from(value) : typeof value === 'bigint' ? wideBytes(value) : value
      const serial = typeof value === 'string' ? textSerial(own.length) : blobSerial(own.length)
      odds.push(own)
      tell(typeof value === 'bigint' ? SERIAL.int64 : serial, own.length)
    }
  }

  function putOdd(value: SqlValue): void {
    if (typeof value === 'number') putNumber(value)
    else if (value !== null) {
      const own = odds[nextOdd++]!
      bytes.set(own, at)
      at += own.length
    }
  }

  function tellNumber(value: number): void {
    if (!isInteger(value)) tell(SERIAL.real, 8)
    else if (value >= -0x80 && value < 0x80) tell(SERIAL.int8, 1)
    else if (value >= -0x8000 && value < 0x8000) tell(SERIAL.int16, 2)
    else if (value >= -0x80000000 && value < 0x80000000) tell(SERIAL.int32, 4)
    else tell(SERIAL.int64, 8)
  }

  function putNumber(value: number): void {
    if (!isInteger(value)) {
      view.setFloat64(at, value)
      at += 8
    } else if (value >= -0x80 && value < 0x80) {
      bytes[at++] = value
    } else if (value >= -0x8000 && value < 0x8000) {
      view.setInt16(at, value)
      at += 2
    } else if (value >= -0x80000000 && value < 0x80000000) {
      view.setInt32(at, value)
      at += 4
    } else {
      view.setInt32(at, Math.floor(value / 2 ** 32))
      view.setUint32(at + 4, value >>> 0)
      at += 8
    }
  }

  function textTeller(place: number, empty: number): Cell {
    return (row) => {
      const cell = row * width + place
      const from = cells[2 * cell]!
      const size = cells[2 * cell + 1]! - from
      if (from === ODD) tellOdd(odd.get(cell)!)
      else if (size === 0) head[headed++] = empty
      else tell(textSerial(size), size)
    }
  }

  function textWriter(place: number): Cell {
    return (row) => {
      const cell = row * width + place
      const from = cells[2 * cell]!
      const to = cells[2 * cell + 1]!
      if (from === ODD) putOdd(odd.get(cell)!)
      else if (to - from < CALL_WORTH) for (let i = from; i < to; i++) bytes[at++] = text[i]!
      else {
        bytes.set(text.subarray(from, to), at)
        at += to - from
      }
    }
  }

  const tellers: Cell[] = [
    (row) => tellNumber(rows.records[row]!),
    (row) => (rows.extras.has(row) ? tellOdd(rows.extras.get(row)!) : tell(textSerial(0), 0)),
  ]
  const writers: Cell[] = [(row) => putNumber(rows.records[row]!), (row) => putOdd(rows.extras.get(row) ?? null)]
  for (const { kind, cell: place } of columns) {
    if (kind === 'text' || kind === 'json') {
      tellers.push(textTeller(place, kind === 'json' ? SERIAL.null : textSerial(0)))
      writers.push(textWriter(place))
    } else if (kind === 'ticks') {
      const isNone = (cell: number) => halves[2 * cell + HIGH_HALF] === NO_TICKS_HIGH && halves[2 * cell + LOW_HALF] === 0
      tellers.push((row) => (isNone(row * width + place) ? tell(SERIAL.null, 0) : tell(SERIAL.int64, 8)))
      writers.push((row) => {
        const cell = row * width + place
        if (isNone(cell)) return
        view.setUint32(at, halves[2 * cell + HIGH_HALF]!)
        view.setUint32(at + 4, halves[2 * cell + LOW_HALF]!)
        at += 8
      })
    } else {
      tellers.push((row) => {
        const value = numbers[row * width + place]!
        if (Number.isNaN(value)) tellOdd(odd.get(row * width + place) ?? null)
        else tellNumber(value)
      })
      writers.push((row) => {
        const value = numbers[row * width + place]!
        if (Number.isNaN(value)) putOdd(odd.get(row * width + place) ?? null)
        else putNumber(value)
      })
    }
  }

  /** Writes header and body to `at`. */
  function putRecord(row: number, headLength: number): void {
    at = putVarint(bytes, at, headLength)
    for (let i = 0; i < headed; i++) bytes[at++] = head[i]!
    nextOdd = 0
    for (const write of writers) write(row)
  }

  for (let row = 0; row < count; row++) {
    headed = 0
    length = 0
    odds.length = 0
    for (const tellCell of tellers) tellCell(row)
    // the header's length counts itself
    const headLength = headed + varintBytes(headed + varintBytes(headed))
    const payload = headLength + length
    if (payload <= MAX_LOCAL) {
      at = table.room(payload)
      bytes = pool.bytes
      view = pool.view
      putRecord(row, headLength)
    } else {
      at = 0
      bytes = new Uint8Array(payload)
      view = new DataView(bytes.buffer)
      putRecord(row, headLength)
      table.putLong(bytes)
    }
  }
}

/** Whether a number is stored as an integer: -0 is not one, and past 2^53 a double only looks like one. */
const isInteger = (value: number): boolean => Number.isSafeInteger(value) && (value !== 0 || 1 / value > 0)

function wideBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, value)
  return bytes
}
