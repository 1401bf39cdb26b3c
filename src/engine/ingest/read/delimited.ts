import { type CellBlock, cellText, createDelimitedScanner, type DelimitedReject } from './delimited-scanner.ts'

export type { DelimitedReject } from './delimited-scanner.ts'

/** The records of one chunk: cells as text, with the number of each and the byte where it starts. */
export interface DelimitedRows {
  readonly rows: string[][]
  readonly records: readonly number[]
  readonly offsets: readonly number[]
  readonly rejects: readonly DelimitedReject[]
  /** the first record with bytes that were no UTF-8 and were read as Latin-1 */
  readonly latin1: number | null
}

export interface DelimitedReader {
  /** The header's cells, null until its record is whole. */
  readonly header: readonly string[] | null
  push(chunk: Uint8Array): DelimitedRows
  finish(): DelimitedRows
}

/** Reads delimiter-separated bytes into rows of text; see delimited-scanner.ts for what it accepts. */
export function createDelimitedReader(delimiter: string): DelimitedReader {
  const scanner = createDelimitedScanner(delimiter)

  function read(block: CellBlock): DelimitedRows {
    const width = scanner.header?.length ?? 0
    const special = new Set(block.special)
    let latin1: number | null = null
    const rows = block.records.map((record, i) =>
      Array.from({ length: width }, (_, j) => {
        const cell = i * width + j
        const decoded = cellText(block, cell, special.has(cell))
        if (decoded.latin1) latin1 ??= record
        return decoded.text
      }),
    )
    return { rows, records: block.records, offsets: block.offsets, rejects: block.rejects, latin1 }
  }

  function readAll(blocks: Iterable<CellBlock>): DelimitedRows {
    const parts: DelimitedRows[] = []
    for (const block of blocks) parts.push(read(block)) // one after the other: a block stands until the next
    return {
      rows: parts.flatMap((part) => part.rows),
      records: parts.flatMap((part) => part.records),
      offsets: parts.flatMap((part) => part.offsets),
      rejects: parts.flatMap((part) => part.rejects),
      latin1: parts.find((part) => part.latin1 !== null)?.latin1 ?? null,
    }
  }

  return {
    get header() {
      return scanner.header
    },
    push: (chunk) => readAll(scanner.push(chunk)),
    finish: () => readAll(scanner.finish()),
  }
}
