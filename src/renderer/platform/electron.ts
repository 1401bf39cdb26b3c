import { type Bridge, PORT_MESSAGE } from '#api/bridge.ts'
import type { Client } from './client.ts'
import type { Evidence } from './platform.ts'

/** Makes a channel and sends its far end through the preload to the main process. */
export function openPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  window.postMessage(PORT_MESSAGE, location.origin, [port2])
  port1.start()
  return port1
}

/** Evidence in the desktop app: files have paths, folders are walked by the engine. */
export function createElectronEvidence(client: Client, bridge: Bridge): Evidence {
  const add = async (paths: string[]) => (paths.length === 0 ? null : client.evidence.add({ paths }))
  return {
    async addDrop(transfer, _begin, ready) {
      const paths = [...transfer.files].map((file) => bridge.pathOf(file)).filter((path) => path !== '')
      return ready && !(await ready()) ? null : add(paths)
    },
    choose: async (kind) => add((await client.evidence.choose({ kind }))?.paths ?? []),
  }
}
