import { createHash } from 'node:crypto'
import { type Problem, problem, problemOf } from '#base/problem.ts'
import type { Batch } from './batch.ts'
import { createBatcher } from './batcher.ts'
import type { Format, Head, Source } from './format.ts'

/** How reading a source ended. `failure` is set where it broke off: what came before stands, and the hash is of the bytes there were. */
export interface ReadEnd {
  readonly sha256: string
  readonly bytes: number
  readonly problems: readonly Problem[]
  readonly timeFormats: { readonly [tableAndColumn: string]: string }
  readonly failure: Problem | null
}

/**
 * Reads a source with its format into batches, hashing the bytes as they pass, and answers how it ended. Bytes the format leaves unread
 * are hashed all the same: the hash is the source's.
 */
export async function* readSource(
  source: Source,
  format: Format,
  head: Head,
  signal: AbortSignal,
  passed: (bytes: number) => void,
): AsyncGenerator<Batch, ReadEnd> {
  const batcher = createBatcher()
  const hash = createHash('sha256')
  let bytes = 0
  const stream = source.chunks()[Symbol.asyncIterator]()

  async function nextChunk(): Promise<Uint8Array | null> {
    const next = await stream.next()
    if (next.done) return null
    hash.update(next.value)
    bytes += next.value.length
    passed(bytes)
    return next.value
  }

  const hashed: Source = {
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
    for await (const item of format.read(hashed, { head, signal })) {
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
  return {
    sha256: hash.digest('hex'),
    bytes,
    problems: batcher.closing(),
    timeFormats: batcher.notes.timeFormats,
    failure,
  }
}
