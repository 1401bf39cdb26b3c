import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import { ORIGIN } from './trust.ts'
import { placeOnScreens, readWindowState, writeWindowState } from './window-state.ts'

/** Opens the main window where it last stood. @param appDir folder of the built app  @param stateFile where its place is kept */
export function openWindow(appDir: string, stateFile: string): BrowserWindow {
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
    webPreferences: {
      preload: join(appDir, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (remembered.maximized) window.maximize()
  // Shown with its first picture, so that nothing flashes.
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  window.loadURL(`${ORIGIN}/`)
  return window
}
