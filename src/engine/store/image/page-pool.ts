import { PAGE_BYTES } from './file-format.ts'

/** Pages of a database in the making, one after another in a buffer that grows. Read `bytes` and `view` anew after `take`. */
export interface PagePool {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** pages taken so far */
  readonly count: number
  /** Takes the next page and answers the offset of its bytes, which hold whatever was there before. */
  take(): number
}

/** Number of the page at an offset: SQLite counts from 1. */
export const pageNumber = (offset: number): number => offset / PAGE_BYTES + 1

/** @param room bytes to begin with: memory of an image that is done with can serve again */
export function createPagePool(room: ArrayBuffer): PagePool {
  let bytes = new Uint8Array(room)
  let view = new DataView(room)
  let count = 0
  return {
    get bytes() {
      return bytes
    },
    get view() {
      return view
    },
    get count() {
      return count
    },
    take() {
      const offset = count * PAGE_BYTES
      count += 1
      if (offset + PAGE_BYTES > bytes.length) {
        const wider = new Uint8Array(Math.max(bytes.length * 2, 8 * PAGE_BYTES))
        wider.set(bytes)
        bytes = wider
        view = new DataView(wider.buffer)
      }
      return offset
    },
  }
}
