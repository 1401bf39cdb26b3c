import { once } from 'node:events'
import { createRouterClient } from '@orpc/server'
import { WebSocket as NodeSocket } from 'ws'
import { createCarriers } from '../../src/host/carriers.ts'
import { createRouter } from '../../src/host/router.ts'
import { type Client, clientOverPort, clientOverSocket } from '../../src/renderer/platform/client.ts'
import { asFailure } from '../../src/renderer/platform/refusal.ts'
import { createWebHost } from '../../src/web/server.ts'
import { builtPage } from './built-page.ts'
import type { RunningEngine } from './engine.ts'

export interface Carried extends AsyncDisposable {
  readonly client: Client
}

/** Every way the contract is carried that runs without Electron's binary; its MessagePorts speak the same protocol as Node's. */
export const carriers: Record<string, (running: RunningEngine) => Promise<Carried>> = {
  async direct({ engine }) {
    const client = createRouterClient(createRouter(engine), { interceptors: [asFailure] }) as Client
    return { client, async [Symbol.asyncDispose]() {} }
  },
  async WebSocket({ engine, uploads }) {
    using page = builtPage()
    const host = await createWebHost(engine, page.path, uploads, 0)
    const { host: name, port, searchParams } = new URL(host.url)
    const headers = { origin: `http://${name}`, cookie: `coldtrail-${port}=${searchParams.get('token')}` }
    const socket = new NodeSocket(`ws://${name}/contract`, { headers })
    await once(socket, 'open')
    return { client: clientOverSocket(socket as unknown as WebSocket), [Symbol.asyncDispose]: () => host.close() }
  },
  async MessagePort({ engine }) {
    const { port1, port2 } = new MessageChannel()
    createCarriers(engine).overPort(port2)
    port1.start()
    port2.start()
    return {
      client: clientOverPort(port1),
      async [Symbol.asyncDispose]() {
        port1.close()
        port2.close()
      },
    }
  },
}
