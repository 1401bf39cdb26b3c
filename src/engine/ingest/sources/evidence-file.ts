import { open } from 'node:fs/promises'
import type { Source } from '../format.ts'

/** Bytes read at a time: large enough that reading costs nothing, small enough that two are never felt. */
export const CHUNK_BYTES = 1 << 20

/** One run of bytes that can be imported, and where it lies. `path` of an archive's member is `archive.zip!/member`. */
export interface EvidenceSource extends Source {
  readonly path: string
}

/** A file as a source; every call of `chunks` reads it anew. @param shown the path the case tells, where it is not the file's own */
export function createFileSource(path: string, name: string, size: number, shown = path): EvidenceSource {
  return {
    path: shown,
    name,
    size,
    async *chunks() {
      const file = await open(path, 'r')
      try {
        for (;;) {
          const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null)
          if (bytesRead === 0) return
          yield buffer.subarray(0, bytesRead)
        }
      } finally {
        await file.close()
      }
    },
  }
}
