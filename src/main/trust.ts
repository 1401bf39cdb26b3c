import type { App, Session, WebFrameMain } from 'electron'

/** The only origin that the desktop app shows. */
export const ORIGIN = 'app://coldtrail'

/** Whether a frame is our page itself: not a frame within it, and not what it might have been led to. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url)
}

export function isOurs(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}` === ORIGIN
  } catch {
    return false
  }
}

/** Every window stays on its page: no navigation, no new windows, no embedded pages, whatever a page or its evidence asks for. */
export function keepOnPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** What our own page may do beside drawing: put text on the clipboard. Everything else is refused without asking. */
const ALLOWED: readonly string[] = ['clipboard-sanitized-write']

/** Refuses permissions, and every request that leaves the app: the session can reach `app://coldtrail` and nothing else. */
export function closeSession(session: Session): void {
  const allows = (permission: string, url: string) => ALLOWED.includes(permission) && isOurs(url)
  session.setPermissionRequestHandler((contents, permission, answer) => answer(allows(permission, contents.getURL())))
  session.setPermissionCheckHandler((_contents, permission, origin) => allows(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const local = isOurs(url) || url.startsWith('devtools:') || url.startsWith(`blob:${ORIGIN}`) || url.startsWith('data:')
    answer({ cancel: !local })
  })
}
