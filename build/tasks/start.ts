import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findElectron, whyNoDesktop } from '../../src/cli/desktop.ts'
import { onStop } from '../../src/host/stop-signals.ts'
import { buildDesktop, buildHost } from '../setup/app.ts'
import { root } from '../setup/build-once.ts'
import { fetchElectron } from '../setup/electron.ts'

/** `npm start`: the training case in the desktop app, or, where that cannot run, in a browser of this machine. */
async function command(): Promise<[string, string[]]> {
  fetchElectron()
  const reason = whyNoDesktop()
  if (reason === null) {
    await buildDesktop()
    return [findElectron()!, [root, '--training']]
  }
  await buildHost()
  process.stderr.write(`${reason} The app is served to a browser of this machine instead; Ctrl+C stops it.\n`)
  return [process.execPath, [join(root, 'out/host/main.js'), '--training', ...process.argv.slice(2)]]
}

const [program, args] = await command()
const child = spawn(program, args, { stdio: 'inherit', cwd: root })
onStop(() => void child.kill('SIGTERM'))
child.on('exit', (code) => process.exit(code ?? 0))
