import { assert } from '#base/assert.ts'
import type { PackedRows } from '../packed-rows.ts'
import { FILE_HEADER_BYTES, LEAF, LEAF_HEADER_BYTES, PAGE_BYTES, putFileHeader, putVarint, SERIAL, textSerial } from './file-format.ts'
import { takeRoom } from './image-room.ts'
import { createPagePool } from './page-pool.ts'
import { putRows } from './put-rows.ts'
import { createTablePages, type TablePages } from './table-pages.ts'

/**
 * A batch of typed rows as a SQLite database of its own, in memory: the form in which a parser hands rows to the writer. SQLite reads
 * it as fast as it reads any database, so that the writer does nothing for a cell; bound one by one, cells cost more than all the rest
 * of an import. Its tables are `r0`, `r1`, … with columns without type: what they hold is checked where it is inserted.
 */
export interface BatchImage {
  /** Begins a table for rows that have these columns not constant; answers its number. */
  begin(columns: number): number
  add(table: number, rows: PackedRows): void
  /** bytes taken so far */
  readonly bytes: number
  readonly tables: number
  /** The whole file; the image is done with. */
  finish(): Uint8Array
}

export const imageTable = (table: number): string => `r${table}`

export function createBatchImage(): BatchImage {
  const pool = createPagePool(takeRoom())
  const schema = pool.take()
  const tables: { readonly pages: TablePages; readonly sql: string }[] = []

  /** The schema as SQLite keeps it: type, name, table, root page, SQL of each table. */
  function putSchema(): void {
    const roots = tables.map(({ pages }) => pages.close())
    const { bytes, view } = pool
    bytes.fill(0, schema, FILE_HEADER_BYTES)
    putFileHeader(view, pool.count)
    let top = PAGE_BYTES
    const pointers = FILE_HEADER_BYTES + LEAF_HEADER_BYTES
    tables.forEach(({ sql }, i) => {
      const name = imageTable(i)
      const head = [textSerial(5), textSerial(name.length), textSerial(name.length), SERIAL.int32]
      const body = Buffer.from(`table${name}${name}....${sql}`)
      const record = new Uint8Array(body.length + 16)
      let at = 1
      for (const serial of [...head, textSerial(sql.length)]) at = putVarint(record, at, serial)
      record[0] = at
      record.set(body, at)
      new DataView(record.buffer).setUint32(at + 5 + 2 * name.length, roots[i]!)
      const payload = at + body.length
      const cell = new Uint8Array(payload + 10)
      const from = putVarint(cell, putVarint(cell, 0, payload), i + 1)
      cell.set(record.subarray(0, payload), from)
      top -= from + payload
      assert(top >= pointers + 2 * tables.length, 'the tables of an image fit its first page')
      bytes.set(cell.subarray(0, from + payload), top)
      view.setUint16(pointers + 2 * i, top)
    })
    bytes[FILE_HEADER_BYTES] = LEAF
    view.setUint16(FILE_HEADER_BYTES + 1, 0)
    view.setUint16(FILE_HEADER_BYTES + 3, tables.length)
    view.setUint16(FILE_HEADER_BYTES + 5, top)
    view.setUint8(FILE_HEADER_BYTES + 7, 0)
  }

  return {
    begin(columns) {
      const names = ['record', 'extra', ...Array.from({ length: columns }, (_, i) => `c${i}`)]
      tables.push({ pages: createTablePages(pool), sql: `CREATE TABLE ${imageTable(tables.length)}(${names.join()})` })
      return tables.length - 1
    },
    add: (table, rows) => putRows(pool, tables[table]!.pages, rows),
    get bytes() {
      return pool.count * PAGE_BYTES
    },
    get tables() {
      return tables.length
    },
    finish() {
      putSchema()
      return pool.bytes.subarray(0, pool.count * PAGE_BYTES)
    },
  }
}
