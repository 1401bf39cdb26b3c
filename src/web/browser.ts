import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser']

const fixed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** An installed Chromium or one of its kin, the only browsers the app is made for; `CHROMIUM_PATH` goes first. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)))
  return [env.CHROMIUM_PATH, ...onPath, ...(fixed[platform()] ?? [])].find((path) => path && existsSync(path))
}

export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return platform() !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Opens the app in a window of its own where a browser and a display are; elsewhere the printed address is the way in. */
export function openBrowser(url: string): void {
  const browser = hasDisplay() ? findBrowser() : undefined
  if (!browser) return
  // As root a Chromium refuses to start with its sandbox, and without it it shall not start.
  if (process.getuid?.() === 0) return
  spawn(browser, [`--app=${url}`], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref()
}
