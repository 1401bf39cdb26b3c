import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Installs a package nested in the project where it is not there yet: heavy peers that only some runs need. */
export function installNested(folder: string): void {
  if (existsSync(join(folder, 'node_modules'))) return
  process.stdout.write(`Installing ${folder} …\n`)
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ci failed in ${folder}`)
}
