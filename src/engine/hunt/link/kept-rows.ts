import { createHash } from 'node:crypto'
import { ticksFromUnixMs } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import type { ReadStore, WriteStore } from '../../store/sql.ts'

/** Format of a source whose records are result rows kept as an alert's basis. */
export const LINKED_ROWS = 'linked-rows'

/** SHA-256 of a text, hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Keeps result rows in the case as a source of its own: record 0 says how they came, each row is a record behind it, and the source's
 * hash is of those lines, so that `verify` tells when one of them is not what it was.
 * @returns id of the source
 */
export function keepRows(store: WriteStore, path: string, came: { readonly [name: string]: Json }, bodies: readonly string[]): number {
  const at = ticksFromUnixMs(Date.now())
  const lines = [JSON.stringify({ ...came, at: String(at) }), ...bodies]
  const whole = lines.join('\n')
  const source = store.run(
    `INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at, read, stored)
     VALUES (?, ?, ?, ?, 1, 'imported', ?, ?, ?)`,
    path,
    sha256(whole),
    Buffer.byteLength(whole),
    LINKED_ROWS,
    at,
    bodies.length,
    bodies.length,
  ).lastInsertRowid
  let offset = 0
  for (const [record, body] of lines.entries()) {
    store.run('INSERT INTO raw_record (source, record, offset, body) VALUES (?, ?, ?, ?)', source, record, offset, body)
    offset += Buffer.byteLength(body) + 1
  }
  return source
}

/** The hash such a source should have by the rows it holds now. */
export function hashOfKeptRows(store: ReadStore, source: number): string {
  const bodies = store.all<{ body: string }>('SELECT body FROM raw_record WHERE source = ? ORDER BY record', source)
  return sha256(bodies.map((row) => row.body).join('\n'))
}
