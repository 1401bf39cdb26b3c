import { existsSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../../', import.meta.url))
const electron = join(project, 'node_modules', 'electron')

/** Electron's binary, where it was fetched: its package installs everywhere, the binary comes from outside the registry. */
export function findElectron(): string | undefined {
  try {
    const path = join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Why the desktop app cannot start here, or null where it can. */
export function whyNoDesktop(env: NodeJS.ProcessEnv = process.env): string | null {
  if (process.getuid?.() === 0) return 'Electron does not run as root.'
  if (platform() === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'There is no display for the desktop app.'
  if (!findElectron()) return 'The binary of Electron is not here (fetch it with `npx install-electron`).'
  if (!existsSync(join(project, 'out', 'main', 'index.js'))) return 'The desktop app is not built (build it with `npm run build`).'
  return null
}
