import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { problem, problemOf } from '#base/problem.ts'
import type { Batch } from './batch.ts'
import type { Format, Head, Source } from './format.ts'
import { CHUNKS_AHEAD, type FromParser, type ToParser } from './parse-protocol.ts'
import type { ReadEnd } from './read-source.ts'
import { hashOf } from './source-entry.ts'

/** Where the thread's entry lies: beside this file in a bundle, in `process/` in a checkout. */
function entry(): URL | null {
  const places = ['./parse-worker.js', '../parse-worker.js', '../../process/parse-worker.ts']
  return places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url))) ?? null
}

/** Memory of the thread: enough for one record of the largest size, and a bound on what may wait to be collected. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 }

/** A thread that parses while the writer stores. Sources go through it one after another. */
export interface ParseThread {
  /** false once it ended; another must be started then */
  readonly alive: boolean
  read(source: Source, format: Format, head: Head, signal: AbortSignal, passed: (bytes: number) => void): AsyncGenerator<Batch, ReadEnd>
  close(): Promise<void>
}

/** The memory of a chunk that nobody else has a part in: it is handed over instead of copied. */
const owned = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] => (buffer.byteLength === byteLength ? [buffer as ArrayBuffer] : [])

/** Messages of the thread as they come, waited for one at a time; the thread's death is an error. */
function createInbox(worker: Worker) {
  const waiting: FromParser[] = []
  let wake: (() => void) | null = null
  let dead: Error | null = null
  const rouse = () => {
    wake?.()
    wake = null
  }
  worker.on('message', (message: FromParser) => {
    waiting.push(message)
    rouse()
  })
  const die = (why: Error) => {
    dead ??= why
    rouse()
  }
  worker.on('error', (thrown) => die(thrown instanceof Error ? thrown : new Error(String(thrown))))
  worker.on('exit', () => die(new Error('the parsing thread ended')))
  return {
    get dead() {
      return dead
    },
    async next(): Promise<FromParser> {
      while (waiting.length === 0) {
        if (dead) throw dead
        await new Promise<void>((done) => {
          wake = done
        })
      }
      return waiting.shift()!
    },
  }
}

/** Starts the thread; null where its entry is not to be found. */
export function startParseThread(): ParseThread | null {
  const url = entry()
  if (!url) return null
  const worker = new Worker(url, { resourceLimits: MEMORY })
  // an import that ends must not wait for an idle thread
  worker.unref()
  const inbox = createInbox(worker)
  const post = (message: ToParser, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer)

  async function* read(
    source: Source,
    format: Format,
    head: Head,
    signal: AbortSignal,
    passed: (bytes: number) => void,
  ): AsyncGenerator<Batch, ReadEnd> {
    const { name, size } = source
    post({ type: 'source', format: format.id, name, size, head })
    const stream = source.chunks()[Symbol.asyncIterator]()
    const hash = createHash('sha256')
    let bytes = 0
    let room = CHUNKS_AHEAD
    let feeding: Promise<void> | null = null
    let ended = false

    async function feed(): Promise<void> {
      try {
        while (room > 0 && !ended) {
          const next = signal.aborted ? { done: true as const } : await stream.next()
          if (next.done) {
            ended = true
            post({ type: 'ended', failure: null })
            return
          }
          room -= 1
          bytes += next.value.length
          passed(bytes)
          hash.update(next.value)
          post({ type: 'bytes', bytes: next.value }, owned(next.value))
        }
      } catch (thrown) {
        ended = true
        post({ type: 'ended', failure: problemOf(thrown, 'source.unreadable') })
      }
    }
    const fill = () => {
      feeding ??= feed().finally(() => {
        feeding = null
      })
    }

    const stop = () => post({ type: 'stop' })
    signal.addEventListener('abort', stop, { once: true })
    worker.ref()
    try {
      for (;;) {
        fill()
        const message = await inbox.next()
        if (message.type === 'more') room += 1
        else if (message.type === 'done') return { ...message.end, sha256: hash.digest('hex'), bytes }
        else {
          yield message.batch
          const room = message.batch.image.buffer as ArrayBuffer
          post({ type: 'stored', room }, [room])
        }
      }
    } catch (thrown) {
      // records that outgrow the thread's memory end the reading of their source, not the import
      if ((thrown as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw thrown
      const message = `Reading stopped within ${bytes} bytes: its records need more memory than parsing may take`
      const failure = problem('source.too-much-memory', message, { where: { offset: bytes } })
      return { ...(await hashOf(source)), problems: [], timeFormats: {}, failure }
    } finally {
      worker.unref()
      signal.removeEventListener('abort', stop)
      await feeding
      await stream.return?.()
    }
  }

  return {
    get alive() {
      return inbox.dead === null
    },
    read,
    async close() {
      await worker.terminate()
    },
  }
}
