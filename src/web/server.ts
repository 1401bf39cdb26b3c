import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { problemOf } from '#base/problem.ts'
import type { Engine } from '#engine/engine.ts'
import { createCarriers } from '../host/carriers.ts'
import { safeHeaders } from '../host/content-policy.ts'
import { createPage, type Served } from '../host/page.ts'
import { createGate, type Gate } from './gate.ts'
import type { Uploads } from './uploads.ts'

export interface WebHost {
  /** The address that opens the app, with the launch token. */
  readonly url: string
  close(): Promise<void>
}

/** Bound to the loopback address and to nothing else: the app is for this machine alone. */
const LOOPBACK = '127.0.0.1'

const plain = (status: number, body: string): Served => ({
  status,
  headers: { ...safeHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  body,
})

const json = (status: number, body: unknown): Served => ({
  status,
  headers: { ...safeHeaders, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  body: JSON.stringify(body),
})

function send(response: ServerResponse, served: Served): void {
  response.writeHead(served.status, served.headers)
  response.end(served.body)
}

/** Serves the app to browsers of this machine. @param port 0 picks a free one */
export async function createWebHost(engine: Engine, rendererDir: string, uploads: Uploads, port: number): Promise<WebHost> {
  const token = randomBytes(24).toString('base64url')
  const carriers = createCarriers(engine)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 2 ** 20 })
  const server = createServer()
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, LOOPBACK, done)
  })
  const own = (server.address() as AddressInfo).port
  const gate: Gate = createGate(own, token)
  const page = createPage(rendererDir, () => [`ws://${LOOPBACK}:${own}`])

  const receive = async (request: IncomingMessage, url: URL): Promise<Served> => {
    if (!gate.isFromOurPage(request.headers)) return plain(403, 'refused')
    try {
      const path = await uploads.receive(url.searchParams.get('batch') ?? '', url.searchParams.get('path') ?? '', request)
      return json(200, { path })
    } catch (thrown) {
      return json(422, { error: problemOf(thrown, 'upload.failed') })
    }
  }

  const discard = async (request: IncomingMessage, url: URL): Promise<Served> => {
    if (!gate.isFromOurPage(request.headers)) return plain(403, 'refused')
    try {
      await uploads.discard(url.searchParams.get('batch') ?? '')
      return json(200, {})
    } catch (thrown) {
      return json(422, { error: problemOf(thrown, 'upload.failed') })
    }
  }

  const answer = async (request: IncomingMessage): Promise<Served> => {
    if (!gate.isForUs(request.headers)) return plain(421, 'This address is for 127.0.0.1 only.')
    const url = new URL(request.url ?? '/', `http://${LOOPBACK}:${own}`)
    if (request.method === 'GET' && gate.isToken(url.searchParams.get('token'))) {
      return { status: 303, headers: { ...safeHeaders, 'Set-Cookie': gate.cookie, Location: '/', 'Cache-Control': 'no-store' }, body: '' }
    }
    if (!gate.hasCookie(request.headers)) return plain(401, 'Open the app by the address that was printed when it started.')
    if (request.method === 'POST' && url.pathname === '/upload') return receive(request, url)
    if (request.method === 'DELETE' && url.pathname === '/upload') return discard(request, url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'refused')
    return page.serve(url.pathname)
  }

  server.on('request', (request, response) => {
    answer(request).then(
      (served) => send(response, served),
      () => send(response, plain(500, 'The page could not be served.')),
    )
  })
  server.on('upgrade', (request, socket, head) => {
    const { headers, url } = request
    if (url !== '/contract' || !gate.isForUs(headers) || !gate.isFromOurPage(headers) || !gate.hasCookie(headers)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => void carriers.overSocket(accepted))
  })

  return {
    url: `http://${LOOPBACK}:${own}/?token=${token}`,
    async close() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
