import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { project } from './project.ts'

export interface RunningHost {
  readonly url: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Starts the web host from its sources and waits for its address. @param dataDir folder for settings and cases */
export const startWebHost = (dataDir: string, ...args: readonly string[]) => start('src/web/main.ts', dataDir, args)

/** The same from its bundle, as `npm start` and `coldtrail serve` do: it must have been built. */
export const startBuiltWebHost = (dataDir: string, ...args: readonly string[]) => start('out/host/main.js', dataDir, args)

async function start(file: string, dataDir: string, args: readonly string[]): Promise<RunningHost> {
  const entry = join(project, file)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, '--no-open', ...args], {
    env: { ...process.env, COLDTRAIL_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout! })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])
  if (first.length === 0) throw new Error('the web host ended before it told its address')
  const told = JSON.parse(String(first[0])) as { url?: string; error?: { message: string } }
  if (!told.url) throw new Error(told.error?.message ?? 'the web host told no address')
  return {
    url: told.url,
    process: child,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
