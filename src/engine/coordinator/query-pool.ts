import { unwrap } from '#base/result.ts'
import { cancelled } from './cancelled.ts'
import type { Spawn } from './channel.ts'
import type { CallRequest, QueryFunctions } from './protocol.ts'
import { createWorker, type Worker } from './worker.ts'

/** Reading calls, spread over processes that hold read-only connections; cancelling one kills its process and starts another. */
export interface QueryPool {
  open(path: string | null): Promise<void>
  call(request: CallRequest, signal?: AbortSignal): Promise<unknown>
  close(): void
}

interface Slot {
  worker: Worker<QueryFunctions>
  /** settles when the process holds the open case */
  ready: Promise<void>
  running: Task | null
}

interface Task {
  readonly request: CallRequest
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
  cancelled: boolean
}

const silent = { progressed() {}, changed() {} }

/** A call that ends by itself this soon after it was given up is cheaper than a new process. */
const GRACE_MS = 60

/** @param size how many questions run at once; one long hunt must never keep a page waiting, so at least 2 */
export function createQueryPool(spawn: Spawn, size: number): QueryPool {
  let path: string | null = null
  let closed = false
  const queue: Task[] = []
  const slots: Slot[] = []

  const ready = async (worker: Worker<QueryFunctions>, isNew = false) => {
    if (path !== null || !isNew) unwrap(await worker.functions.open(path))
  }

  const start = (slot: Partial<Slot>) => {
    const worker = createWorker<QueryFunctions>(spawn, 'query', silent)
    const filled = Object.assign(slot, { worker, running: null, ready: ready(worker, true) }) as Slot
    filled.ready.then(next, () => {})
    worker.gone.then((wait) =>
      setTimeout(() => {
        if (!closed) start(filled)
      }, wait),
    )
    return filled
  }

  const run = async (slot: Slot, task: Task) => {
    slot.running = task
    try {
      await slot.ready
      const answer = await slot.worker.functions.call(task.request)
      if (!task.cancelled) task.resolve(unwrap(answer))
    } catch (reason) {
      if (!task.cancelled) task.reject(reason)
    } finally {
      if (slot.running === task) slot.running = null
      next()
    }
  }

  /** Questions go out one at a time to each process, so that killing it ends the one that was given up and no other. */
  function next() {
    for (const slot of slots) {
      // A process that ended is replaced soon; until then it is asked nothing.
      if (slot.running || slot.worker.functions.$closed) continue
      const task = queue.shift()
      if (!task) return
      run(slot, task)
    }
  }

  const cancel = (task: Task, grace = GRACE_MS) => {
    if (task.cancelled) return
    task.cancelled = true
    task.reject(cancelled())
    const waiting = queue.indexOf(task)
    if (waiting >= 0) queue.splice(waiting, 1)
    else setTimeout(() => slots.find((slot) => slot.running === task)?.worker.kill(), grace)
  }

  for (let i = 0; i < size; i++) slots.push(start({}))

  return {
    async open(next) {
      path = next
      for (const task of queue.splice(0)) task.reject(cancelled())
      // What still runs asks a case that is left behind; its process starts anew with the next one.
      for (const slot of slots) if (slot.running) cancel(slot.running, 0)
      const idle = slots.filter((slot) => !slot.running && !slot.worker.functions.$closed)
      for (const slot of idle) slot.ready = ready(slot.worker)
      await Promise.all(idle.map((slot) => slot.ready))
    },
    call(request, signal) {
      if (signal?.aborted) return Promise.reject(cancelled())
      return new Promise((resolve, reject) => {
        const task: Task = { request, resolve, reject, cancelled: false }
        signal?.addEventListener('abort', () => cancel(task), { once: true })
        queue.push(task)
        next()
      })
    },
    close() {
      closed = true
      for (const slot of slots) slot.worker.kill()
    },
  }
}
