import type { Table } from '#model/tables/column.ts'
import { type BatchImage, createBatchImage } from '../store/image/batch-image.ts'
import type { PackedRows } from '../store/packed-rows.ts'
import type { ImageRows } from '../store/row-writer.ts'

/** Oldest and newest time of some rows, ticks. */
export interface TimeSpan {
  readonly first: bigint | null
  readonly last: bigint | null
}

/** Gathers packed rows into the image of a batch: those of one table that bring the same columns stand together. */
export interface ImageRowsMaker {
  add(table: string | Table, rows: PackedRows, span: TimeSpan): void
  readonly bytes: number
  readonly tables: number
  /** What was added so far, which is forgotten. */
  take(): { readonly rows: ImageRows[]; readonly image: Uint8Array }
}

const least = (a: bigint | null, b: bigint | null) => (a === null ? b : b === null || a < b ? a : b)
const most = (a: bigint | null, b: bigint | null) => (a === null ? b : b === null || a > b ? a : b)

const NONE = new Uint8Array()

export function createImageRows(): ImageRowsMaker {
  let image: BatchImage | null = null
  let gathered = new Map<string, ImageRows>()
  return {
    add(table, rows, { first, last }) {
      image ??= createBatchImage()
      const columns = rows.columns.map(({ name, constant }) => (constant === undefined ? { name } : { name, constant }))
      const alike = columns.some((column) => 'constant' in column) ? gathered.size : columns.map(({ name }) => name)
      const key = JSON.stringify([typeof table === 'string' ? table : table.name, alike])
      const known = gathered.get(key)
      const to = known?.image ?? image.begin(columns.filter((column) => !('constant' in column)).length)
      image.add(to, rows)
      gathered.set(key, {
        table,
        columns,
        image: to,
        count: (known?.count ?? 0) + rows.count,
        first: least(known?.first ?? null, first),
        last: most(known?.last ?? null, last),
      })
    },
    get bytes() {
      return image?.bytes ?? 0
    },
    get tables() {
      return gathered.size
    },
    take() {
      const taken = { rows: [...gathered.values()], image: image?.finish() ?? NONE }
      image = null
      gathered = new Map()
      return taken
    },
  }
}
