import { join } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron'
import { PORT_MESSAGE } from '#api/bridge.ts'
import { problemOf } from '#base/problem.ts'
import { createEngine, type Engine, type HostEvent } from '#engine/engine.ts'
import { hashOfLink } from '#model/case-link.ts'
import { createCarriers } from '../host/carriers.ts'
import { dataDir, placesOf } from '../host/places.ts'
import { announceAppProtocol, serveAppProtocol } from './app-protocol.ts'
import { caseArgument, pageArgument, wantsTraining } from './case-argument.ts'
import { systemDialogs } from './dialogs.ts'
import { electronSpawn } from './electron-spawn.ts'
import { type MenuState, menuTemplate } from './menu.ts'
import { closeSession, isOurPage, keepOnPage } from './trust.ts'
import { openPageWindow, openWindow } from './window.ts'

/** The desktop app: one instance, one engine, its windows. */
const appDir = app.getAppPath()
const places = placesOf(appDir)

app.enableSandbox()
app.setPath('userData', join(dataDir(), 'electron'))
announceAppProtocol()
keepOnPage(app)

let main: BrowserWindow | undefined

function showWindow(page?: string): void {
  const window = main
  if (!window) {
    main = openWindow(appDir, join(dataDir(), 'window.json'), page)
    main.on('closed', () => {
      main = undefined
    })
  } else {
    if (window.isMinimized()) window.restore()
    window.focus()
  }
}

/** Shows the main window and, in it, the place a link names. */
function showPlace(engine: Engine, page: string | undefined): void {
  const wasOpen = main !== undefined
  showWindow(page)
  if (wasOpen && page !== undefined) engine.tell({ type: 'place.asked', page })
}

/** Runs a case command from the menu or the shell; a refusal is told in a dialog, since no window asked for it. */
async function caseCommand(engine: Engine, verb: string, path?: string): Promise<void> {
  try {
    await engine.call('case', verb, path === undefined ? {} : { path })
  } catch (thrown) {
    const { message, hint } = problemOf(thrown)
    await dialog.showMessageBox({ type: 'error', message, detail: hint ?? '' })
  }
}

async function drawMenu(engine: Engine): Promise<void> {
  const recent = (await engine.call('case', 'recent', {})) as MenuState['recent']
  const actions = {
    caseCommand: (verb: string, path?: string) => void caseCommand(engine, verb, path),
    command: (command: string) => engine.tell({ type: 'command.chosen', command }),
  }
  const state = { isMac: process.platform === 'darwin', isCaseOpen: engine.casePath !== null, recent }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, state)))
}

type Settings = Extract<HostEvent, { type: 'settings.changed' }>['settings']

/** The system draws menus and dialogs in the analyst's theme; of high contrast it knows only what it set itself. */
function followTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme === 'highContrast' ? 'dark' : theme
}

async function start(): Promise<void> {
  // A file double-clicked on a Mac arrives as an event, before the app is ready where it starts the app.
  let asked = caseArgument(process.argv, process.cwd())
  let engine: Engine | undefined
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (engine) void caseCommand(engine, 'open', path)
    else asked = path
  })
  await app.whenReady()
  const host = {
    kind: 'electron',
    version: app.getVersion(),
    dialogs: systemDialogs,
    openWindow: (page: string) => void openPageWindow(appDir, page),
  } as const
  const running = createEngine({ spawn: electronSpawn(import.meta.dirname), dataDir: dataDir(), sampleDir: places.sampleDir, host })
  engine = running
  const carriers = createCarriers(running)
  closeSession(session.defaultSession)
  serveAppProtocol(protocol, places.rendererDir)
  ipcMain.on(PORT_MESSAGE, (event) => {
    const [port] = event.ports
    if (!port || !isOurPage(event.senderFrame)) return
    carriers.overPort(port)
    port.start()
  })
  running.onEvent((event) => {
    if (event.type === 'case.opened') void drawMenu(running)
    if (event.type === 'settings.changed') followTheme(event.settings)
  })
  app.on('second-instance', (_event, argv, cwd) => {
    const path = caseArgument(argv, cwd)
    const opened = path && path !== running.casePath ? caseCommand(running, 'open', path) : Promise.resolve()
    void opened.then(() => showPlace(running, pageArgument(argv)))
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    showPlace(running, hashOfLink(link))
  })
  app.on('activate', () => showWindow())
  app.on('window-all-closed', () => app.quit())
  closeEngineBeforeQuit(running)
  followTheme((await running.call('app', 'settings', {})) as Settings)
  await drawMenu(running)
  const page = pageArgument(process.argv)
  if (asked === undefined) showWindow(page)
  if (asked) {
    // the case first: a window that sees it being opened goes to its start
    await caseCommand(running, 'open', asked)
    showWindow(page)
  } else if (wantsTraining(process.argv)) await caseCommand(running, 'openTraining')
}

/** The case is closed before the app ends: what runs is cancelled, the writer finishes its batch. */
function closeEngineBeforeQuit(engine: Engine): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    engine.close().finally(() => {
      closed = true
      app.quit()
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}

if (app.requestSingleInstanceLock()) start()
else app.quit()
