import type { LayoutAnswer, LayoutTask } from './layout-task.ts'

/** Settles layouts off the page's thread. A newer task makes older ones answer null. */
export interface LayoutClient {
  settle(task: Omit<LayoutTask, 'id'>): Promise<LayoutAnswer | null>
  close(): void
}

export function createLayoutClient(
  startWorker: () => Worker = () => new Worker(new URL('./layout.ts', import.meta.url), { type: 'module' }),
): LayoutClient {
  let worker: Worker | undefined
  let waiting: { id: number; done: (answer: LayoutAnswer | null) => void } | undefined
  let lastId = 0
  const finish = (answer: LayoutAnswer | null) => {
    const { done } = waiting ?? {}
    waiting = undefined
    done?.(answer)
  }
  // Ending the worker is the only way to stop a layout that nobody waits for any more.
  const stop = () => {
    worker?.terminate()
    worker = undefined
    finish(null)
  }
  const start = () => {
    const started = startWorker()
    started.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => data.id === waiting?.id && finish(data))
    started.addEventListener('error', stop)
    return started
  }
  return {
    settle(task) {
      if (waiting) stop()
      worker ??= start()
      const id = ++lastId
      worker.postMessage({ ...task, id })
      return new Promise((done) => {
        waiting = { id, done }
      })
    },
    close: stop,
  }
}
