import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Channel } from '#engine/engine.ts'

const entry = fileURLToPath(new URL('./processes/slow-query.ts', import.meta.url))

/** Spawns {@link entry}: real processes, so that what a kill does is what it does in the app. */
export function spawnSlowQuery(): Channel {
  const child = fork(entry, { serialization: 'advanced' })
  return {
    post: (message) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill('SIGKILL'),
  }
}
