import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from '../../src/web/browser.ts'

/** Playwright's own Chromium, where it was installed before. */
async function ofPlaywright(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

const run = (command: string, args: readonly string[]) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0

/** Finds a Chromium for the window tests; as root on Debian and its kin installs one where there is none. */
export async function setUpChromium(): Promise<string> {
  const found = findBrowser() ?? (await ofPlaywright())
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium (apt-get install chromium) …\n')
    run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    const installed = findBrowser()
    if (installed) return installed
  } else if (run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])) {
    const fetched = await ofPlaywright()
    if (fetched) return fetched
  }
  throw new Error('There is no Chromium for the window tests. Install Chromium or Chrome, or name one in CHROMIUM_PATH.')
}
