import type { Gunzip, InflateRaw } from 'node:zlib'

/**
 * Bytes unfolded at a time: at worst a thousand times as many come of them, which are held together. Pieces are of this size whatever
 * chunks their bytes come in, so that of a broken archive always the same is read: zlib gives up what it has of the piece that fails.
 */
const PIECE_BYTES = 1 << 15

export async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let held = new Uint8Array()
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    let at = 0
    for (; bytes.length - at >= PIECE_BYTES; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
    held = bytes.slice(at)
  }
  if (held.length > 0) yield held
}

/**
 * What compressed bytes unfold to, to the last before they fail. A stream is not left to its own pace for it: one that is made to wait
 * drops what it holds when an error comes.
 */
export async function* unfolded(chunks: AsyncIterable<Uint8Array>, engine: Gunzip | InflateRaw): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = []
  let failure: Error | null = null
  let isOver = false
  let wake = () => {}
  engine.on('data', (chunk: Uint8Array) => void ready.push(chunk))
  engine.on('error', (thrown) => {
    failure = thrown
  })
  for (const over of ['end', 'close'] as const)
    engine.on(over, () => {
      isOver = true
      wake()
    })
  const turn = (ask: (done: () => void) => void) =>
    new Promise<void>((done) => {
      wake = done
      ask(done)
    })
  try {
    for await (const piece of pieces(chunks)) {
      await turn((done) => engine.write(piece, () => done()))
      yield* ready.splice(0)
      if (isOver) break
    }
    if (!isOver) await turn(() => engine.end())
    yield* ready.splice(0)
    if (failure) throw failure
  } finally {
    engine.destroy()
  }
}
