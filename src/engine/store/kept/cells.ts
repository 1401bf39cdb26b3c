/** Ids whose cells lie together. */
export const SEGMENT = 65_536

/** Where an id's cell stands: ids begin at 1. */
export const segmentOf = (id: number): number => Math.floor((id - 1) / SEGMENT)
export const firstId = (segment: number): number => segment * SEGMENT + 1

/** Bytes a cell needs for whole numbers up to a greatest; none where all are zero. */
export function widthOf(greatest: number): number {
  if (greatest === 0) return 0
  return greatest < 2 ** 8 ? 1 : greatest < 2 ** 16 ? 2 : greatest < 2 ** 32 ? 4 : 8
}

const arrayOf = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array } as const

/** Whole numbers, never negative, in as few bytes as the greatest of them needs. */
export function packCells(cells: Float64Array, greatest: number): { width: number; bytes: Uint8Array } {
  const width = widthOf(greatest)
  if (width === 0) return { width, bytes: new Uint8Array() }
  const packed = arrayOf[width as 1].from(cells)
  return { width, bytes: new Uint8Array(packed.buffer) }
}

/** The cells of a segment; undefined where all are zero. */
export function unpackCells(width: number, bytes: Uint8Array): Uint8Array | Uint16Array | Uint32Array | Float64Array | undefined {
  if (width === 0) return undefined
  // A blob may begin anywhere in memory, an array of wider cells may not.
  const own = bytes.byteOffset % width === 0 ? bytes : bytes.slice()
  return new arrayOf[width as 1](own.buffer as ArrayBuffer, own.byteOffset, own.byteLength / width)
}
