import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Role, Spawn } from '#engine/engine.ts'

/** From sources the processes have a folder of their own; bundled they lie beside this file. */
const isBundled = !import.meta.url.endsWith('.ts')
const entry = (role: Role) => fileURLToPath(new URL(isBundled ? `./${role}.js` : `../process/${role}.ts`, import.meta.url))

/** Memory a process may take before it is ended: hostile evidence must not take the machine with it. */
const HEAP_MB: Record<Role, number> = { writer: 2048, query: 2048 }

/** Starts the engine's processes under plain Node. */
export const nodeSpawn: Spawn = (role) => {
  const child = fork(entry(role), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MB[role]}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return {
    // A process that is going away takes no more messages; its exit tells those who wait.
    post: (message) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill('SIGKILL'),
  }
}
