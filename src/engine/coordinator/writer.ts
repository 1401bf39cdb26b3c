import { setTimeout as sleep } from 'node:timers/promises'
import { unwrap } from '#base/result.ts'
import type { ImportAnswer } from '../ingest/answer.ts'
import { cancelled } from './cancelled.ts'
import type { Spawn } from './channel.ts'
import type { CallRequest, CoordinatorFunctions, LoadRequest, WriterFunctions } from './protocol.ts'
import { createWorker, type Worker } from './worker.ts'

/** The one process that writes the case. */
export interface Writer {
  create(path: string): Promise<void>
  open(path: string): Promise<void>
  closeCase(): Promise<void>
  call(request: CallRequest, signal?: AbortSignal): Promise<unknown>
  load(request: LoadRequest, signal: AbortSignal): Promise<ImportAnswer>
  unprepared(): Promise<readonly string[]>
  prepare(id: string, signal: AbortSignal): Promise<number>
  saveCopy(path: string): Promise<void>
  close(): void
}

/** Starts the writer, and starts it again with the same case when it ends unasked: a crash costs the running batch, never the app. */
export function createWriter(spawn: Spawn, told: CoordinatorFunctions): Writer {
  let path: string | null = null
  let closed = false
  let worker: Worker<WriterFunctions>
  /** settles when the writer that runs now holds the case; whoever asks waits for it */
  let ready: Promise<unknown>

  const start = async () => {
    if (closed) return
    worker = createWorker<WriterFunctions>(spawn, 'writer', told)
    worker.gone.then((wait) => {
      ready = sleep(wait).then(start)
      ready.catch(() => {})
    })
    if (path !== null) unwrap(await worker.functions.open(path))
  }
  ready = start()

  const stopping = async <T>(id: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    const stop = () => worker.functions.cancel(id).catch(() => {})
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await ready
      if (signal?.aborted) throw cancelled()
      return await work()
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    async create(next) {
      // A case that could not be opened again does not stand in the way of the next.
      await ready.catch(() => {})
      unwrap(await worker.functions.create(next))
      path = next
    },
    async open(next) {
      // A case that could not be opened again does not stand in the way of the next.
      await ready.catch(() => {})
      unwrap(await worker.functions.open(next))
      path = next
    },
    async closeCase() {
      path = null
      await ready.catch(() => {})
      unwrap(await worker.functions.close())
    },
    call: (request, signal) => stopping(request.id, signal, async () => unwrap(await worker.functions.call(request))),
    load: (request, signal) => stopping(request.id, signal, async () => unwrap(await worker.functions.load(request))),
    unprepared: async () => {
      await ready
      return unwrap(await worker.functions.unprepared())
    },
    prepare: (id, signal) => stopping(id, signal, async () => unwrap(await worker.functions.prepare(id))),
    saveCopy: async (to) => {
      await ready
      unwrap(await worker.functions.saveCopy(to))
    },
    close() {
      closed = true
      worker.kill()
    },
  }
}
