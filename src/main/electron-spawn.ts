import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { Spawn } from '#engine/engine.ts'

/** Memory a process may take before it is ended; the same as under Node. */
const HEAP_MB = 2048

/** Starts the engine's processes as Electron's utility processes. @param dir folder of the bundled entries */
export function electronSpawn(dir: string): Spawn {
  return (role) => {
    const child = utilityProcess.fork(join(dir, `${role}.js`), [], {
      serviceName: `Coldtrail ${role}`,
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: 'inherit',
    })
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', (code) => listener(code)),
      kill() {
        // kill() asks politely, which a process inside SQLite does not hear.
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
        else child.kill()
      },
    }
  }
}
