import type { PackedRows } from '../packed-rows.ts'
import { FILE_HEADER_BYTES, INTERIOR, MAX_LOCAL, PAGE_BYTES, putFileHeader, putVarint, SERIAL, textSerial } from './file-format.ts'
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

  /**
   * The schema as SQLite keeps it: type, name, table, root page, SQL of each table, in a tree of their own. The first page leads to it
   * without a cell: the one page that SQLite allows to.
   */
  function putSchema(): void {
    const roots = tables.map(({ pages }) => pages.close())
    const listed = createTablePages(pool)
    tables.forEach(({ sql }, i) => {
      const name = imageTable(i)
      const head = [textSerial(5), textSerial(name.length), textSerial(name.length), SERIAL.int32]
      const body = Buffer.from(`table${name}${name}....${sql}`)
      const room = new Uint8Array(body.length + 16)
      let at = 1
      for (const serial of [...head, textSerial(sql.length)]) at = putVarint(room, at, serial)
      room[0] = at
      room.set(body, at)
      new DataView(room.buffer).setUint32(at + 5 + 2 * name.length, roots[i]!)
      const record = room.subarray(0, at + body.length)
      if (record.length > MAX_LOCAL) listed.putLong(record)
      else {
        const offset = listed.room(record.length)
        pool.bytes.set(record, offset)
      }
    })
    const root = listed.close()
    const { bytes, view } = pool
    bytes.fill(0, schema, FILE_HEADER_BYTES)
    putFileHeader(view, pool.count)
    view.setUint8(FILE_HEADER_BYTES, INTERIOR)
    view.setUint16(FILE_HEADER_BYTES + 1, 0)
    view.setUint16(FILE_HEADER_BYTES + 3, 0)
    view.setUint16(FILE_HEADER_BYTES + 5, PAGE_BYTES)
    view.setUint8(FILE_HEADER_BYTES + 7, 0)
    view.setUint32(FILE_HEADER_BYTES + 8, root)
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
