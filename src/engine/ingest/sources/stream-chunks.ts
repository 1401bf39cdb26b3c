import type { Readable } from 'node:stream'

/** Chunks a stream may hold ready before it is made to wait. */
const READY = 8

/**
 * The chunks of a stream, to the last before it fails: a stream's own iterator drops what it holds when an error comes, and with it the
 * end of a truncated archive.
 */
export async function* chunksOf(stream: Readable): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = []
  let end: { readonly failure: unknown } | null = null
  let wake = () => {}
  stream.on('data', (chunk: Uint8Array) => {
    ready.push(chunk)
    if (ready.length >= READY) stream.pause()
    wake()
  })
  stream.on('end', () => {
    end ??= { failure: null }
    wake()
  })
  stream.on('error', (failure) => {
    end ??= { failure }
    wake()
  })
  for (;;) {
    const chunk = ready.shift()
    if (chunk) {
      yield chunk
      continue
    }
    if (end) {
      const { failure } = end as { failure: unknown }
      if (failure) throw failure
      return
    }
    stream.resume()
    await new Promise<void>((done) => {
      wake = done
    })
  }
}
