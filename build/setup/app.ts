import { join } from 'node:path'
import { buildOnce, root } from './build-once.ts'
import { writeNotices } from './notices.ts'

function begin(what: string): void {
  process.stderr.write(`Building ${what} …\n`)
  // A test run names itself in NODE_ENV, and React would be built for developers.
  process.env.NODE_ENV = 'production'
}

/** The page that every host shows. The builder is loaded only where there is something to build: a start must not wait for it. */
export function buildRenderer(): Promise<void> {
  return buildOnce('renderer/index.html', ['src/renderer', 'src/base', 'src/model', 'src/api', 'vite.config.ts'], async () => {
    begin('the app')
    const { build } = await import('vite')
    await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'src', 'renderer'), logLevel: 'warn' })
    writeNotices()
  })
}

/** The web host and its processes, bundled, and the page they serve. */
export async function buildHost(): Promise<void> {
  await buildRenderer()
  const floors = ['base', 'model', 'kql', 'api', 'engine', 'process', 'host', 'web'].map((floor) => `src/${floor}`)
  await buildOnce('host/main.js', [...floors, 'vite.host.config.ts'], async () => {
    begin('the web host')
    const { build } = await import('vite')
    await build({ configFile: join(root, 'vite.host.config.ts'), root, logLevel: 'warn' })
  })
}

/** What only the desktop app needs: its main process, its preload, and the engine's processes as Electron's Node runs them. */
export async function buildDesktop(): Promise<void> {
  await buildRenderer()
  const floors = ['base', 'model', 'kql', 'api', 'engine', 'process', 'host', 'main', 'preload'].map((floor) => `src/${floor}`)
  await buildOnce('main/index.js', [...floors, 'electron.vite.config.ts'], async () => {
    begin('the desktop app')
    const { build } = await import('electron-vite')
    await build({ root, logLevel: 'warn' })
  })
}
