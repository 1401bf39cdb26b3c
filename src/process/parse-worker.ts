import { parentPort } from 'node:worker_threads'
import { assert } from '#base/assert.ts'
import { Failure, type Problem } from '#base/problem.ts'
import type { Batch } from '#engine/ingest/batch.ts'
import type { Source } from '#engine/ingest/format.ts'
import { formats } from '#engine/ingest/formats/index.ts'
import { BATCHES_AHEAD, type FromParser, type ToParser } from '#engine/ingest/parse-protocol.ts'
import { parseSource } from '#engine/ingest/read-source.ts'
import { giveRoom } from '#engine/store/image/image-room.ts'

/** The parsing thread of the writer process: bytes in, typed batches out. It sees neither the case nor any file. */
const port = parentPort
assert(port, 'the parsing thread is started by the writer')

let chunks: Uint8Array[] = []
let end: { readonly failure: Problem | null } | null = null
let unstored = 0
let stop = new AbortController()
let wake: (() => void) | null = null

const changed = () =>
  new Promise<void>((done) => {
    wake = done
  })
const tell = (message: FromParser, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

async function* received(): AsyncIterable<Uint8Array> {
  for (;;) {
    const chunk = chunks.shift()
    if (chunk) {
      tell({ type: 'more' })
      yield chunk
    } else if (end) {
      if (end.failure) throw new Failure(end.failure)
      return
    } else await changed()
  }
}

/** Hands a batch over, its rows without a copy. */
async function hand(batch: Batch): Promise<void> {
  while (unstored >= BATCHES_AHEAD) await changed()
  unstored += 1
  tell({ type: 'batch', batch }, batch.image.length > 0 ? [batch.image.buffer as ArrayBuffer] : [])
}

async function parse(message: Extract<ToParser, { type: 'source' }>): Promise<void> {
  const format = formats.find(({ id }) => id === message.format)
  assert(format, `the format ${message.format} is in the list`)
  const source: Source = { name: message.name, size: message.size, chunks: received }
  const reading = parseSource(source, format, message.head, stop.signal)
  let next = await reading.next()
  for (; !next.done; next = await reading.next()) await hand(next.value)
  tell({ type: 'done', end: next.value })
}

port.on('message', (message: ToParser) => {
  switch (message.type) {
    case 'source':
      chunks = []
      end = null
      unstored = 0
      stop = new AbortController()
      void parse(message)
      break
    case 'bytes':
      chunks.push(message.bytes)
      break
    case 'ended':
      end = message
      break
    case 'stored':
      unstored -= 1
      giveRoom(message.room)
      break
    case 'stop':
      stop.abort()
      end ??= { failure: null }
      break
  }
  wake?.()
  wake = null
})
