/**
 * The few parts of SQLite's file format that a database of plain tables needs, as https://www.sqlite.org/fileformat2.html has them. The
 * format is guaranteed not to change.
 */

export const PAGE_BYTES = 32_768

/** The page that holds the schema, and what stands before its tree in it. */
export const FILE_HEADER_BYTES = 100

export const LEAF = 0x0d
export const INTERIOR = 0x05
export const LEAF_HEADER_BYTES = 8
export const INTERIOR_HEADER_BYTES = 12

/** Bytes of a record that may stand in a leaf; of a longer one `localBytes` do, the rest on pages of its own. */
export const MAX_LOCAL = PAGE_BYTES - 35
const MIN_LOCAL = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23

export function localBytes(payload: number): number {
  if (payload <= MAX_LOCAL) return payload
  const local = MIN_LOCAL + ((payload - MIN_LOCAL) % (PAGE_BYTES - 4))
  return local <= MAX_LOCAL ? local : MIN_LOCAL
}

/** Serial types of a record's header. */
export const SERIAL = { null: 0, int8: 1, int16: 2, int32: 4, int64: 6, real: 7 } as const
export const textSerial = (bytes: number): number => 2 * bytes + 13
export const blobSerial = (bytes: number): number => 2 * bytes + 12

/** Bytes a varint below 2^35 takes. */
export function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}

/** Writes a varint below 2^35 and answers the place behind it. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  if (value < 128) {
    bytes[at] = value
    return at + 1
  }
  const end = at + varintBytes(value)
  let rest = value
  for (let i = end - 1; i >= at; i--) {
    bytes[i] = (rest % 128) | (i === end - 1 ? 0 : 128)
    rest = Math.floor(rest / 128)
  }
  return end
}

/** Writes the header of a database file of so many pages. */
export function putFileHeader(view: DataView, pages: number): void {
  const magic = 'SQLite format 3\0'
  for (let i = 0; i < magic.length; i++) view.setUint8(i, magic.charCodeAt(i))
  view.setUint16(16, PAGE_BYTES)
  view.setUint8(18, 1) // read and written without a write-ahead log
  view.setUint8(19, 1)
  view.setUint8(21, 64) // shares of a page that a cell may take: fixed
  view.setUint8(22, 32)
  view.setUint8(23, 32)
  view.setUint32(24, 1) // change counter, as long as it equals the one at 92 the page count holds
  view.setUint32(28, pages)
  view.setUint32(40, 1) // schema cookie
  view.setUint32(44, 4) // schema format
  view.setUint32(56, 1) // UTF-8
  view.setUint32(92, 1)
  view.setUint32(96, 3_045_000) // of the format written, not of a library
}
