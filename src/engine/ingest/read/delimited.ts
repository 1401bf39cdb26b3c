import { isAscii } from 'node:buffer'
import { type Problem, problem } from '#base/problem.ts'
import { textOf } from './encoding.ts'
import { MAX_RECORD_BYTES, rawStart } from './limits.ts'

export interface DelimitedReject {
  readonly record: number
  readonly offset: number
  readonly problem: Problem
  readonly raw: string
}

/** The records of one chunk: cells as text, with the number of the first and the byte where each starts. */
export interface DelimitedRows {
  readonly rows: string[][]
  readonly records: number[]
  readonly offsets: number[]
  readonly rejects: DelimitedReject[]
  /** bytes that were no UTF-8 and were read as Latin-1, first record of such */
  readonly latin1: number | null
}

export interface DelimitedReader {
  /** The header's cells, null until its record is whole. */
  readonly header: readonly string[] | null
  push(chunk: Uint8Array): DelimitedRows
  finish(): DelimitedRows
}

const HIGH = /[\x80-\xff]/
const NEWLINE = 10
const RETURN = 13
const QUOTE = 34

/** A record that ends at `end`, the next starting at `next`; cells null where quoting is broken; null where more bytes are needed. */
type Cut = { readonly cells: string[] | null; readonly end: number; readonly next: number } | null

/**
 * Scans delimiter-separated text as RFC 4180 has it, as portals and spreadsheets write it: quotes, doubled quotes, line breaks inside
 * of quotes, CRLF and LF. The first record is the header; a record with another number of cells is a reject. Where quoting breaks,
 * only the line at fault is rejected and the next is tried.
 *
 * Bytes are scanned as Latin-1 text, so that places are byte offsets; cells outside ASCII are decoded as UTF-8 when they are cut.
 */
export function createDelimitedReader(delimiter: string): DelimitedReader {
  const comma = delimiter.charCodeAt(0)
  let header: readonly string[] | null = null
  let text = ''
  let base = 0 // offset of text[0]
  let record = 0
  let skipping = false // over the rest of a line that is too long
  let ascii = true
  let latin1: number | null = null

  function decode(cells: string[]): void {
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!
      if (!HIGH.test(cell)) continue
      const decoded = textOf(Buffer.from(cell, 'latin1'))
      cells[i] = decoded.text
      if (decoded.latin1) latin1 ??= record
    }
  }

  /** Cuts the record at `from`, which has a quote before its line ends. */
  function cutQuoted(from: number, final: boolean): Cut {
    const cells: string[] = []
    let at = from
    for (;;) {
      if (text.charCodeAt(at) !== QUOTE) {
        let end = at
        for (; end < text.length; end++) {
          const code = text.charCodeAt(end)
          if (code === comma || code === NEWLINE) break
        }
        if (end === text.length && !final) return null
        const atLine = end === text.length || text.charCodeAt(end) === NEWLINE
        cells.push(text.slice(at, atLine && text.charCodeAt(end - 1) === RETURN && end > at ? end - 1 : end))
        if (atLine) return { cells, end, next: end + 1 }
        at = end + 1
        continue
      }
      let close = text.indexOf('"', at + 1)
      let doubled = false
      while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
        doubled = true
        close = text.indexOf('"', close + 2)
      }
      if (close < 0) return final ? { cells: null, end: text.length, next: text.length } : null
      if (close + 2 >= text.length && !final) return null
      const cell = text.slice(at + 1, close)
      cells.push(doubled ? cell.replaceAll('""', '"') : cell)
      let after = close + 1
      if (text.charCodeAt(after) === RETURN && text.charCodeAt(after + 1) === NEWLINE) after += 1
      if (after >= text.length || text.charCodeAt(after) === NEWLINE) return { cells, end: after, next: after + 1 }
      if (text.charCodeAt(after) !== comma) return { cells: null, end: after, next: after }
      at = after + 1
    }
  }

  function cut(from: number, line: number, quote: number, final: boolean): Cut {
    const end = line < 0 ? text.length : line
    if (quote >= 0 && quote < end) return cutQuoted(from, final)
    if (line < 0 && !final) return null
    const stop = end > from && text.charCodeAt(end - 1) === RETURN ? end - 1 : end
    return { cells: text.slice(from, stop).split(delimiter), end, next: end + 1 }
  }

  function read(final: boolean): DelimitedRows {
    const rows: string[][] = []
    const records: number[] = []
    const offsets: number[] = []
    const rejects: DelimitedReject[] = []
    latin1 = null
    const reject = (at: number, end: number, code: string, message: string) => {
      const offset = base + at
      const raw = rawStart(textOf(Buffer.from(text.slice(at, end), 'latin1')).text)
      rejects.push({ record, offset, problem: problem(code, message, { where: { record, offset } }), raw })
    }
    let at = 0
    let quote = text.indexOf('"')
    while (at < text.length) {
      const line = text.indexOf('\n', at)
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (skipping) {
        at = line < 0 ? text.length : line + 1
        skipping = line < 0
        continue
      }
      const found = cut(at, line, quote, final)
      if (!found || (!found.cells && line < 0 && !final)) {
        if (text.length - at <= MAX_RECORD_BYTES) break
        record += 1
        const open = line >= 0
        reject(at, open ? line : at + 8192, open ? 'record.open-quote' : 'record.too-long', open ? OPEN_QUOTE : TOO_LONG)
        skipping = !open
        at = open ? line + 1 : text.length
        continue
      }
      const { cells } = found
      if (cells?.length === 1 && cells[0] === '') {
        at = found.next
        continue
      }
      if (!header && cells) {
        decode(cells)
        header = cells
        at = found.next
        continue
      }
      record += 1
      if (cells && cells.length === header?.length) {
        if (!ascii) decode(cells)
        rows.push(cells)
        records.push(record)
        offsets.push(base + at)
        at = found.next
        continue
      }
      const lineEnd = line < 0 ? text.length : line
      if (cells) reject(at, lineEnd, 'record.ragged', `The record has ${cells.length} cells where the header has ${header?.length}`)
      else reject(at, lineEnd, 'record.open-quote', OPEN_QUOTE)
      at = lineEnd + 1
    }
    text = text.slice(Math.min(at, text.length))
    base += at
    return { rows, records, offsets, rejects, latin1 }
  }

  return {
    get header() {
      return header
    },
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      ascii = isAscii(bytes) && (text === '' || !HIGH.test(text))
      text += bytes.toString('latin1')
      return read(false)
    },
    finish: () => read(true),
  }
}

const OPEN_QUOTE = 'A quoted cell does not end as it should'
const TOO_LONG = `The record is longer than ${MAX_RECORD_BYTES / 2 ** 20} MiB`
