import { once } from 'node:events'
import { WebSocket as NodeSocket } from 'ws'
import { type Client, clientOverSocket } from '../../src/renderer/platform/client.ts'

export interface WebClient extends Disposable {
  readonly client: Client
}

/** Calls a running web host as its page does. @param url the address it told, with its token */
export async function connect(url: string): Promise<WebClient> {
  const { host, port, searchParams } = new URL(url)
  const headers = { origin: `http://${host}`, cookie: `coldtrail-${port}=${searchParams.get('token')}` }
  const socket = new NodeSocket(`ws://${host}/contract`, { headers })
  await once(socket, 'open')
  return { client: clientOverSocket(socket as unknown as WebSocket), [Symbol.dispose]: () => socket.close() }
}
