import { flushCompileCache } from 'node:module'

/** The coordinator as a spawned process sees it. */
export interface Parent {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** What Electron gives a utility process in place of Node's `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

const SETTLED_MS = 2_000

/**
 * What Node compiled is written when a process ends by itself, and these are killed: so it is written once they are up, and the next
 * start takes half the time. Does nothing where no folder for it is named.
 */
function keepCompiled(): void {
  setTimeout(flushCompileCache, SETTLED_MS).unref()
}

/** Finds the coordinator that spawned this process, under Node or under Electron. */
export function findParent(): Parent {
  const port = (process as { parentPort?: ParentPort }).parentPort
  if (port) {
    return { post: (message) => port.postMessage(message), onMessage: (listener) => port.on('message', (event) => listener(event.data)) }
  }
  keepCompiled()
  if (!process.send) throw new Error('this file is started by the engine, not by hand')
  // Without its coordinator a process has nobody to work for; what was committed stays, the rest is rolled back by SQLite.
  process.on('disconnect', () => process.exit(0))
  // Ctrl+C, a closed terminal and a supervisor's end reach the whole group; only the coordinator decides when the case is closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  return { post: (message) => void process.send!(message), onMessage: (listener) => void process.on('message', listener) }
}
