import { type Protocol, protocol } from 'electron'
import { createPage } from '../host/page.ts'
import { isOurs } from './trust.ts'

/** Must be called before the app is ready: `app://` is a secure origin of its own, with none of `file://`'s reach. */
export function announceAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves the built renderer under `app://coldtrail`, with the same headers as the web host. */
export function serveAppProtocol(on: Protocol, rendererDir: string): void {
  const page = createPage(rendererDir)
  on.handle('app', async (request) => {
    if (!isOurs(request.url) || request.method !== 'GET') return new Response('refused', { status: 403 })
    const { status, headers, body } = await page.serve(new URL(request.url).pathname)
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers })
  })
}
