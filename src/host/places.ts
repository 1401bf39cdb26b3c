import { homedir, platform } from 'node:os'
import { join } from 'node:path'

/** Folders of the app below its root, in a checkout and in a package alike. */
export const placesOf = (root: string) => ({
  rendererDir: join(root, 'out', 'renderer'),
  sampleDir: join(root, 'resources', 'sample', 'evidence'),
})

/** Where the app keeps settings and cases that were given no other place: `COLDTRAIL_DATA`, or the system's own folder for such things. */
export function dataDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env.COLDTRAIL_DATA) return env.COLDTRAIL_DATA
  if (platform() === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Coldtrail')
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Coldtrail')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'coldtrail')
}
