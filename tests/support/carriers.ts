import { createRouterClient } from '@orpc/server'
import { createCarriers } from '../../src/host/carriers.ts'
import { createRouter } from '../../src/host/router.ts'
import { type Client, clientOverPort } from '../../src/renderer/platform/client.ts'
import { asFailure } from '../../src/renderer/platform/refusal.ts'
import { createWebHost } from '../../src/web/server.ts'
import { builtPage } from './built-page.ts'
import type { RunningEngine } from './engine.ts'
import { connect } from './web-client.ts'

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
    const { client } = await connect(host.url)
    return { client, [Symbol.asyncDispose]: () => host.close() }
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
