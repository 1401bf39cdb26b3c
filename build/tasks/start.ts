import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findElectron, whyNoDesktop } from '../../src/cli/desktop.ts'
import { onStop } from '../../src/host/stop-signals.ts'
import { buildRenderer } from '../setup/renderer.ts'

/** `npm start`: the training case in the desktop app, or, where that cannot run, in a browser of this machine. */
const root = fileURLToPath(new URL('../../', import.meta.url))

await buildRenderer()

function command(): [string, string[]] {
  const reason = whyNoDesktop()
  if (reason === null) return [findElectron()!, [root, '--training']]
  process.stderr.write(`${reason} The app is served to a browser of this machine instead; Ctrl+C stops it.\n`)
  return [process.execPath, [`${root}src/web/main.ts`, '--training', ...process.argv.slice(2)]]
}

const [program, args] = command()
const child = spawn(program, args, { stdio: 'inherit', cwd: root })
onStop(() => void child.kill('SIGTERM'))
child.on('exit', (code) => process.exit(code ?? 0))
