import { assert } from '#base/assert.ts'
import { INTERIOR, INTERIOR_HEADER_BYTES, LEAF, LEAF_HEADER_BYTES, localBytes, PAGE_BYTES, putVarint, varintBytes } from './file-format.ts'
import { type PagePool, pageNumber } from './page-pool.ts'

/** The tree of one table in the making: records are appended, ids count from 1. */
export interface TablePages {
  /**
   * Makes room for a record of so many bytes that fits a leaf, and answers the offset in the pool's bytes to write it to.
   * Longer ones are for `putLong`.
   */
  room(payload: number): number
  putLong(record: Uint8Array): void
  /** Ends the tree and answers its root's page number. */
  close(): number
}

export function createTablePages(pool: PagePool): TablePages {
  const leaves: { page: number; last: number }[] = []
  let leaf = pool.take()
  let low = LEAF_HEADER_BYTES // pointers grow up to here, records down to there
  let top = PAGE_BYTES
  let id = 0

  function closeLeaf(): void {
    const { view } = pool
    view.setUint8(leaf, LEAF)
    view.setUint16(leaf + 1, 0)
    view.setUint16(leaf + 3, (low - LEAF_HEADER_BYTES) / 2)
    view.setUint16(leaf + 5, top)
    view.setUint8(leaf + 7, 0)
    leaves.push({ page: pageNumber(leaf), last: id })
  }

  /** Begins a cell that takes `local` bytes behind its record's length and id; answers where they go. */
  function begin(payload: number, local: number): number {
    const size = varintBytes(payload) + varintBytes(id + 1) + local
    if (top - size < low + 2) {
      closeLeaf()
      leaf = pool.take()
      low = LEAF_HEADER_BYTES
      top = PAGE_BYTES
    }
    id += 1
    top -= size
    pool.view.setUint16(leaf + low, top)
    low += 2
    return putVarint(pool.bytes, putVarint(pool.bytes, leaf + top, payload), id)
  }

  return {
    room: (payload) => begin(payload, payload),

    putLong(record) {
      const local = localBytes(record.length)
      let link = begin(record.length, local + 4)
      pool.bytes.set(record.subarray(0, local), link)
      link += local
      for (let from = local; from < record.length; from += PAGE_BYTES - 4) {
        const page = pool.take()
        pool.view.setUint32(link, pageNumber(page))
        pool.bytes.set(record.subarray(from, from + PAGE_BYTES - 4), page + 4)
        link = page
      }
      pool.view.setUint32(link, 0)
    },

    close() {
      closeLeaf()
      if (leaves.length === 1) return leaves[0]!.page
      const root = pool.take()
      const { bytes, view } = pool
      let pointer = root + INTERIOR_HEADER_BYTES
      let cell = PAGE_BYTES
      for (const { page, last } of leaves.slice(0, -1)) {
        cell -= 4 + varintBytes(last)
        assert(root + cell >= pointer + 2, 'an image has no more leaves than one page can list')
        view.setUint32(root + cell, page)
        putVarint(bytes, root + cell + 4, last)
        view.setUint16(pointer, cell)
        pointer += 2
      }
      view.setUint8(root, INTERIOR)
      view.setUint16(root + 1, 0)
      view.setUint16(root + 3, leaves.length - 1)
      view.setUint16(root + 5, cell)
      view.setUint8(root + 7, 0)
      view.setUint32(root + 8, leaves.at(-1)!.page)
      return pageNumber(root)
    },
  }
}
