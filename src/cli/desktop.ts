import { existsSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const electron = fileURLToPath(new URL('../../node_modules/electron/', import.meta.url))

const isRoot = () => process.getuid?.() === 0
const hasDisplay = (env: NodeJS.ProcessEnv) => platform() !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/** Electron's binary, where it was fetched: its package installs everywhere, the binary comes from outside the registry. */
export function findElectron(): string | undefined {
  try {
    const path = join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Whether this user at this place could have a window, given the binary. */
export const canShowDesktop = (env: NodeJS.ProcessEnv = process.env): boolean => !isRoot() && hasDisplay(env)

/** Why the desktop app cannot start here, or null where it can. */
export function whyNoDesktop(env: NodeJS.ProcessEnv = process.env): string | null {
  if (isRoot()) return 'Electron does not run as root.'
  if (!hasDisplay(env)) return 'There is no display for the desktop app.'
  if (!findElectron()) return 'The binary of Electron is not here (`npx install-electron` fetches it).'
  return null
}
