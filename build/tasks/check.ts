import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** `npm run check`: types, lint and format, as `npm test` checks them first. */
const root = fileURLToPath(new URL('../../', import.meta.url))

export const checks = [
  { title: 'types', command: 'tsc', args: ['--noEmit'] },
  { title: 'lint and format', command: 'biome', args: ['check'] },
] as const

/** Runs every check and answers how many held. */
export function runChecks(): { passed: number; failed: number } {
  const failed = checks.filter(({ title, command, args }) => {
    const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    if (status !== 0) process.stderr.write(`${title}: not clean\n`)
    return status !== 0
  }).length
  return { passed: checks.length - failed, failed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(runChecks().failed === 0 ? 0 : 1)
