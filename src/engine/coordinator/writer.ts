import { setTimeout as sleep } from 'node:timers/promises'
import { problemOf } from '#base/problem.ts'
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
  /**
   * A call that is one transaction and may take long. Cancelled, its process is ended and started anew, so that nothing of it stands; what
   * was asked behind it is asked again.
   */
  callWhole(request: CallRequest, signal: AbortSignal): Promise<unknown>
  /** Whether evidence is being loaded. */
  isLoading(): boolean
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
  let loading = 0
  /** everything asked so far, in order, and the last process ended on purpose: what was asked of it behind that had not begun */
  let asked = 0
  let ended: { readonly process: Worker<WriterFunctions>; readonly behind: number } | undefined

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

  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    asked += 1
    const [mine, process] = [asked, worker]
    try {
      return await work()
    } catch (thrown) {
      const hadNotBegun = ended?.process === process && mine > ended.behind && problemOf(thrown).code === 'process.ended'
      if (!hadNotBegun) throw thrown
      await process.gone
      await ready
      return again(work)
    }
  }

  const stopping = async <T>(id: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    const stop = () => worker.functions.cancel(id).catch(() => {})
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await ready
      if (signal?.aborted) throw cancelled()
      return await again(work)
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
    async callWhole(request, signal) {
      await ready
      if (signal.aborted) throw cancelled()
      asked += 1
      const [mine, process] = [asked, worker]
      const stop = () => {
        ended = { process, behind: mine }
        process.kill()
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        return unwrap(await process.functions.call(request))
      } catch (thrown) {
        throw signal.aborted ? cancelled() : thrown
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    isLoading: () => loading > 0,
    async load(request, signal) {
      loading += 1
      try {
        return await stopping(request.id, signal, async () => unwrap(await worker.functions.load(request)))
      } finally {
        loading -= 1
      }
    },
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
