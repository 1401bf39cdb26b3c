import type { Problem } from '#base/problem.ts'
import type { Batch } from './batch.ts'
import type { Head } from './format.ts'
import type { ParseEnd } from './read-source.ts'

/** What the writer tells the parsing thread: one source after another, its bytes as they are asked for. */
export type ToParser =
  | { readonly type: 'source'; readonly format: string; readonly name: string; readonly size: number | null; readonly head: Head }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  /** no more bytes: the source ended, or could not be read further */
  | { readonly type: 'ended'; readonly failure: Problem | null }
  /** a batch was stored: the memory of its rows comes back for the next */
  | { readonly type: 'stored'; readonly room: ArrayBuffer }
  | { readonly type: 'stop' }

/** What the parsing thread tells the writer. */
export type FromParser =
  /** room for one more chunk of bytes */
  { readonly type: 'more' } | { readonly type: 'batch'; readonly batch: Batch } | { readonly type: 'done'; readonly end: ParseEnd }

/** Batches that may wait to be stored, and chunks of bytes that may wait to be parsed: enough that neither side waits for long. */
export const BATCHES_AHEAD = 3
export const CHUNKS_AHEAD = 6
