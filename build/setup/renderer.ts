import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Everything the renderer is made of. */
const inputs = ['src/renderer', 'src/base', 'src/model', 'src/api', 'vite.config.ts', 'package-lock.json']

function* filesOf(path: string): Generator<string> {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.isDirectory()) yield* filesOf(join(path, entry.name))
    else yield join(path, entry.name)
  }
}

function digest(): string {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const path = join(root, input)
    for (const file of /\.\w+$/.test(input) ? [path] : filesOf(path)) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Builds the renderer where what it is made of changed since it was last built. */
export async function buildRenderer(): Promise<void> {
  const stamp = join(root, 'out', 'renderer.sha256')
  const now = digest()
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(root, 'out', 'renderer', 'index.html'))
  if (isFresh) return
  process.stderr.write('Building the app …\n')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, now)
}
