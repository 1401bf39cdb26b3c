import { type Problem, problem } from '#base/problem.ts'
import { textOf } from './encoding.ts'
import { MAX_RECORD_BYTES, rawStart } from './limits.ts'

export interface DelimitedReject {
  readonly record: number
  readonly offset: number
  readonly problem: Problem
  readonly raw: string
}

/**
 * Some records in a row as places in its bytes: cell `c` lies from `cells[2 * c]` to `cells[2 * c + 1]`, records one after another.
 * `special` names the cells, ascending, that are text beyond ASCII. Doubled quotes are single ones already. A block stands until the
 * next is asked for.
 */
export interface CellBlock {
  readonly bytes: Uint8Array
  readonly cells: Int32Array
  readonly special: readonly number[]
  /** for each record its number in the source, and the offset it starts at */
  readonly records: readonly number[]
  readonly offsets: readonly number[]
  readonly rejects: readonly DelimitedReject[]
}

export interface DelimitedScanner {
  /** The header's cells, null until its record is whole. */
  readonly header: readonly string[] | null
  /** What can be read now; ask for all of it before the next chunk. */
  push(chunk: Uint8Array): Iterable<CellBlock>
  finish(): Iterable<CellBlock>
}

/**
 * Bytes after which a block ends: behind a quote that was never closed lie many times as many, looked at once more line by line, and all
 * that they hold at once is too much.
 */
const BLOCK_BYTES = 1 << 21

const NEWLINE = 10
const RETURN = 13
const QUOTE = 34

/** Text of a cell of a block; `latin1` tells that it is no UTF-8. */
export function cellText(block: CellBlock, cell: number, isSpecial: boolean): { readonly text: string; readonly latin1: boolean } {
  const bytes = block.bytes.subarray(block.cells[2 * cell], block.cells[2 * cell + 1])
  if (!isSpecial) return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), latin1: false }
  return textOf(bytes)
}

type Ended = 'record' | 'broken' | 'open'

/**
 * Scans delimiter-separated bytes as RFC 4180 has it, as portals and spreadsheets write it: quotes, doubled quotes, line breaks inside
 * of quotes, CRLF and LF. The first record is the header; a record with another number of cells is a reject. Where quoting breaks,
 * only the line at fault is rejected and the next is tried. Memory is bounded by one block and one record.
 */
export function createDelimitedScanner(delimiter: string): DelimitedScanner {
  const comma = delimiter.charCodeAt(0)
  let header: readonly string[] | null = null
  let memory = new Uint8Array()
  let bytes = memory
  let kept = 0 // where in bytes the rest of the last scan begins
  let isDone = true // whether the last scan came as far as the bytes let it
  let base = 0 // offset of that
  let pending: Uint8Array[] = [] // chunks behind bytes that wait to be scanned
  let pendingBytes = 0
  let record = 0
  let skipping = false // over the rest of a line that is too long
  let cells = new Int32Array(1 << 16)
  let used = 0
  let special: number[] = []
  const doubled: number[] = [] // cells of the record being scanned with doubled quotes
  let at = 0 // where the record being scanned ends: its line break, or the end of the bytes

  function grow(): void {
    const wider = new Int32Array(cells.length * 2)
    wider.set(cells)
    cells = wider
  }

  /** Scans the record at `from` into `cells`; leaves `at` behind it. */
  function scanRecord(from: number, final: boolean): Ended {
    const end = bytes.length
    let i = from
    for (;;) {
      if (used + 2 > cells.length) grow()
      let high = 0
      if (i < end && bytes[i] === QUOTE) {
        const start = i + 1
        let quotes = false
        i = start
        for (;;) {
          for (; i < end; i++) {
            const byte = bytes[i]!
            if (byte === QUOTE) break
            high |= byte
          }
          if (i >= end) return final ? 'broken' : 'open'
          if (bytes[i + 1] !== QUOTE) break
          quotes = true
          i += 2
        }
        if (i + 2 >= end && !final) return 'open' // whether the quote is doubled, or the line ends in CRLF, comes with the next chunk
        if (quotes) doubled.push(used >> 1)
        if (high > 127) special.push(used >> 1)
        cells[used++] = start
        cells[used++] = i
        i += 1
        if (bytes[i] === RETURN && bytes[i + 1] === NEWLINE) i += 1
        if (i >= end || bytes[i] === NEWLINE) {
          at = i + 1
          return 'record'
        }
        if (bytes[i] !== comma) return 'broken'
        i += 1
        continue
      }
      const start = i
      for (; i < end; i++) {
        const byte = bytes[i]!
        if (byte === comma || byte === NEWLINE) break
        high |= byte
      }
      if (i >= end && !final) return 'open'
      const lineEnds = i >= end || bytes[i] === NEWLINE
      if (high > 127) special.push(used >> 1)
      cells[used++] = start
      cells[used++] = lineEnds && i > start && bytes[i - 1] === RETURN ? i - 1 : i
      i += 1
      if (lineEnds) {
        at = i
        return 'record'
      }
    }
  }

  /** Makes doubled quotes of a cell single ones where it stands. */
  function undouble(cell: number): void {
    const end = cells[2 * cell + 1]!
    let to = cells[2 * cell]!
    for (let i = to; i < end; i++) {
      const byte = bytes[i]!
      bytes[to++] = byte
      if (byte === QUOTE) i += 1
    }
    cells[2 * cell + 1] = to
  }

  const shown = (from: number, to: number) => rawStart(textOf(bytes.subarray(from, Math.min(to, from + 8192))).text)

  function scan(final: boolean): CellBlock {
    const records: number[] = []
    const offsets: number[] = []
    const rejects: DelimitedReject[] = []
    used = 0
    special = []
    const reject = (from: number, to: number, code: string, message: string) => {
      const offset = base + from - start
      rejects.push({ record, offset, problem: problem(code, message, { where: { record, offset } }), raw: shown(from, to) })
    }
    const start = kept
    let from = start
    while (from < bytes.length && from - start < BLOCK_BYTES) {
      if (skipping) {
        const line = bytes.indexOf(NEWLINE, from)
        from = line < 0 ? bytes.length : line + 1
        skipping = line < 0
        continue
      }
      const cellsBefore = used
      const specialBefore = special.length
      doubled.length = 0
      const ended = scanRecord(from, final)
      const count = (used - cellsBefore) >> 1
      if (ended === 'record' && header && count === header.length && (count > 1 || cells[used - 1]! > cells[used - 2]!)) {
        record += 1
        for (const cell of doubled) undouble(cell)
        records.push(record)
        offsets.push(base + from - start)
        from = at
        continue
      }
      if (ended === 'record' && !header && count > 0 && cells[used - 1]! > cells[cellsBefore]!) {
        for (const cell of doubled) undouble(cell)
        header = headerOf(cellsBefore >> 1, count, specialBefore)
        from = at
      } else if (ended === 'record' && count === 1 && cells[used - 1] === cells[used - 2]) from = at
      else {
        const line = bytes.indexOf(NEWLINE, from)
        if (line < 0 && !final && bytes.length - from <= MAX_RECORD_BYTES && ended !== 'record') break
        if (ended === 'open' && bytes.length - from <= MAX_RECORD_BYTES) break
        record += 1
        const to = line < 0 ? bytes.length : line
        if (ended === 'record')
          reject(from, to, 'record.ragged', `The record has ${count} cells where the header has ${header?.length ?? 0}`)
        else if (ended === 'open' && line < 0) reject(from, to, 'record.too-long', TOO_LONG)
        else reject(from, to, 'record.open-quote', OPEN_QUOTE)
        skipping = line < 0 && !final
        from = line < 0 ? bytes.length : line + 1
      }
      used = cellsBefore
      special.length = specialBefore
    }
    used = records.length * 2 * (header?.length ?? 0)
    const block = { bytes, cells: cells.subarray(0, used), special, records, offsets, rejects }
    base += from - start
    kept = from
    isDone = from >= bytes.length || from - start < BLOCK_BYTES
    return block
  }

  function headerOf(first: number, count: number, specialFrom: number): string[] {
    const odd = new Set(special.slice(specialFrom))
    const block = { bytes, cells, special, records: [], offsets: [], rejects: [] }
    return Array.from({ length: count }, (_, i) => cellText(block, first + i, odd.has(first + i)).text)
  }

  return {
    get header() {
      return header
    },
    push(chunk) {
      pending.push(chunk)
      pendingBytes += chunk.length
      // a record longer than its chunks is looked at again only when it has doubled: else it would be scanned once a chunk
      return pendingBytes >= bytes.length - kept ? joinAndScan(false) : []
    },
    finish: () => joinAndScan(true),
  }

  function* joinAndScan(final: boolean): Iterable<CellBlock> {
    const rest = bytes.subarray(kept)
    const length = rest.length + pendingBytes
    const room = memory.length < length ? new Uint8Array(length * 2) : memory
    room.set(rest)
    let end = rest.length
    for (const chunk of pending) {
      room.set(chunk, end)
      end += chunk.length
    }
    memory = room
    bytes = room.subarray(0, end)
    kept = 0
    pending = []
    pendingBytes = 0
    do yield scan(final)
    while (!isDone)
  }
}

const OPEN_QUOTE = 'A quoted cell does not end as it should'
const TOO_LONG = `The record is longer than ${MAX_RECORD_BYTES / 2 ** 20} MiB`
