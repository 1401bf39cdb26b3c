import { spawn } from 'node:child_process'

/** Runs a host as a process of its own until it ends, with our streams; whatever ends us ends it. */
export function runHost(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env })
  const pass = (signal: NodeJS.Signals) => () => void child.kill(signal)
  // The command line answers the first signal by cancelling; a host is asked to close instead.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal).on(signal, pass(signal))
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => done(code ?? 0))
  })
}
