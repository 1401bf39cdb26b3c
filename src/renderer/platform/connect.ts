import { type Bridge, PAGE_WINDOW } from '#api/bridge.ts'
import { clientOverPort, clientOverSocket } from './client.ts'
import { createElectronEvidence, openPort } from './electron.ts'
import { watchEvents } from './events.ts'
import type { Platform } from './platform.ts'
import { createWebEvidence, openPageWindow, openSocket } from './web.ts'

declare global {
  interface Window {
    readonly coldtrail?: Bridge
  }
}

/**
 * Connects the page to its engine: over the preload's MessagePort in the desktop app, over a WebSocket in a browser. This is the one place
 * that asks which host it is.
 */
export async function connect(): Promise<Platform> {
  const windowName = crypto.randomUUID()
  const isPageWindow = new URLSearchParams(location.search).has(PAGE_WINDOW)
  const bridge = window.coldtrail
  if (bridge) {
    const port = openPort()
    const client = clientOverPort(port)
    const events = await watchEvents(client)
    const onClosed = (listener: () => void) => port.addEventListener('close', listener, { once: true })
    return {
      host: 'electron',
      client,
      evidence: createElectronEvidence(client, bridge),
      onEvent: events.on,
      onClosed,
      openWindow: async (page) => (await client.app.openWindow({ page })).opened,
      isPageWindow,
      windowName,
    }
  }
  const socket = await openSocket()
  const client = clientOverSocket(socket)
  const events = await watchEvents(client)
  const onClosed = (listener: () => void) => socket.addEventListener('close', listener, { once: true })
  return {
    host: 'web',
    client,
    evidence: createWebEvidence(client),
    onEvent: events.on,
    onClosed,
    openWindow: async (page) => openPageWindow(page),
    isPageWindow,
    windowName,
  }
}
