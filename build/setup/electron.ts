import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canShowDesktop, findElectron } from '../../src/cli/desktop.ts'
import { root } from './build-once.ts'

const DOWNLOAD_MS = 5 * 60_000

/**
 * Fetches Electron's binary where the desktop app could run and only it is missing: npm brings the package, not the binary. Tried once;
 * where the download is not possible the app runs in a browser from then on.
 */
export function fetchElectron(): void {
  const tried = join(root, '.cache', 'electron-not-available')
  if (!canShowDesktop() || findElectron() || existsSync(tried)) return
  process.stderr.write('Fetching the desktop app’s Electron (about 110 MB, once) …\n')
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: ['ignore', 2, 'ignore'],
    timeout: DOWNLOAD_MS,
  })
  if (status === 0) return
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(tried, 'Remove this file to let the next start try the download again.\n')
}
