import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes its own record there as the last thing it does, so a broken
 * installation has none. Packages for other platforms may be missing, a wrong version may not.
 */
export function isInstalled(root) {
  const wanted = read(join(root, 'package-lock.json'))
  const held = read(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const found = held[path]
    if (!found) return Boolean(entry.optional || entry.devOptional)
    return found.version === entry.version
  })
}

const LOCK_LIFE_MS = 10 * 60_000

/** Two commands started at once in a fresh clone: the second waits for the first to set up. */
function withLock(lock, work) {
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0)
      if (age > LOCK_LIFE_MS) rmSync(lock, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    }
  }
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Installs what is missing. Install scripts stay off: nothing here needs one, and none shall run on an analyst's machine unasked. */
export function installDependencies(root) {
  if (isInstalled(root)) return
  withLock(join(root, '.cache', 'setup.lock'), () => {
    if (isInstalled(root)) return
    process.stderr.write('Installing dependencies (npm ci) …\n')
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const npm = process.env.npm_execpath
    const [command, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args]
    // stdout belongs to the command that was asked for.
    const { status, error } = spawnSync(command, all, { cwd: root, stdio: ['ignore', 2, 2], shell: !npm && process.platform === 'win32' })
    if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ''}; see above`)
  })
}
