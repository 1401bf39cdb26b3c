import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { project } from './project.ts'

export interface Answered {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line as a user would, in a process of its own. */
export function coldtrail(...args: readonly string[]): Promise<Answered> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(project, 'src/cli/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const read = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    read.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    read.stderr += text
  })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => done({ code: code ?? -1, ...read }))
  })
}

/** Runs a verb with `--json` and answers its one document; throws where it did not exit with 0. */
export async function answerOf<T>(...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await coldtrail(...args, '--json')
  if (code !== 0) throw new Error(`coldtrail ${args.join(' ')} exited with ${code}: ${stdout}${stderr}`)
  return JSON.parse(stdout) as T
}
