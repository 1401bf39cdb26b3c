import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runHost } from './host-process.ts'

/** Root of the app's files. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** In a checkout, builds what a host shows where its sources changed; a package brings it built. */
export async function build(what: 'host' | 'desktop'): Promise<void> {
  const task = join(root, 'build', 'tasks', 'build.ts')
  if (!existsSync(task)) return
  const code = await runHost(process.execPath, [task, `--${what}`])
  if (code !== 0) throw new Error('the app could not be built')
}
