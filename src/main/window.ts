import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import { PAGE_WINDOW } from '#api/bridge.ts'
import { ORIGIN } from './trust.ts'
import { placeOnScreens, readWindowState, writeWindowState } from './window-state.ts'

const webPreferences = (appDir: string) => ({
  preload: join(appDir, 'out', 'preload', 'index.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
})

/** Opens a window for one page (`#/incidents/12`), beside the main one and closed without it. */
export function openPageWindow(appDir: string, page: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Coldtrail',
    webPreferences: webPreferences(appDir),
  })
  window.once('ready-to-show', () => window.show())
  window.loadURL(`${ORIGIN}/?${PAGE_WINDOW}${page}`)
  return window
}

/** Opens the main window where it last stood. @param appDir folder of the built app  @param stateFile where its place is kept  @param page shown first */
export function openWindow(appDir: string, stateFile: string, page = ''): BrowserWindow {
  const remembered = readWindowState(stateFile)
  const place = placeOnScreens(
    remembered.bounds,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...(place ?? { width: 1440, height: 900 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Coldtrail',
    webPreferences: webPreferences(appDir),
  })
  if (remembered.maximized) window.maximize()
  // Shown with its first picture, so that nothing flashes.
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  window.loadURL(`${ORIGIN}/${page}`)
  return window
}
