import { createHash } from 'node:crypto'
import { type Problem, problem, problemOf } from '#base/problem.ts'
import type { Batch } from './batch.ts'
import { createBatcher } from './batcher.ts'
import type { Format, Head, Source } from './format.ts'

/** How parsing a source ended. `failure` is set where it broke off: what came before stands. */
export interface ParseEnd {
  readonly problems: readonly Problem[]
  readonly timeFormats: { readonly [tableAndColumn: string]: string }
  readonly failure: Problem | null
}

/** The same with hash and number of the bytes there were. */
export interface ReadEnd extends ParseEnd {
  readonly sha256: string
  readonly bytes: number
}

/**
 * Parses a source with its format into batches and answers how that ended. It takes the source's bytes to the last, also those the
 * format leaves unread, so that who passes them sees them all.
 */
export async function* parseSource(source: Source, format: Format, head: Head, signal: AbortSignal): AsyncGenerator<Batch, ParseEnd> {
  const batcher = createBatcher()
  let bytes = 0
  const stream = source.chunks()[Symbol.asyncIterator]()

  async function nextChunk(): Promise<Uint8Array | null> {
    const next = await stream.next()
    if (next.done) return null
    bytes += next.value.length
    return next.value
  }

  const counted: Source = {
    name: source.name,
    size: source.size,
    async *chunks() {
      for (let chunk = await nextChunk(); chunk; chunk = await nextChunk()) yield chunk
    },
  }

  function brokenOff(thrown: unknown): Problem {
    return problem('source.broke-off', `Reading stopped after ${bytes} bytes: ${problemOf(thrown).message}`, { where: { offset: bytes } })
  }

  let failure: Problem | null = null
  try {
    for await (const item of format.read(counted, { head, signal })) {
      batcher.add(item)
      if (batcher.full) yield batcher.take()
      if (signal.aborted) break
    }
  } catch (thrown) {
    failure = brokenOff(thrown)
  }
  try {
    if (!signal.aborted) while ((await nextChunk()) !== null);
  } catch (thrown) {
    failure ??= brokenOff(thrown)
  }
  await stream.return?.()
  yield batcher.take()
  return { problems: batcher.closing(), timeFormats: batcher.notes.timeFormats, failure }
}

/** Parses a source and hashes its bytes as they pass. */
export async function* readSource(
  source: Source,
  format: Format,
  head: Head,
  signal: AbortSignal,
  passed: (bytes: number) => void,
): AsyncGenerator<Batch, ReadEnd> {
  const hash = createHash('sha256')
  let bytes = 0
  const hashed: Source = {
    name: source.name,
    size: source.size,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        hash.update(chunk)
        bytes += chunk.length
        passed(bytes)
        yield chunk
      }
    },
  }
  const end = yield* parseSource(hashed, format, head, signal)
  return { ...end, sha256: hash.digest('hex'), bytes }
}
