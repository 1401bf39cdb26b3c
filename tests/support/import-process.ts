import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./processes/import-evidence.ts', import.meta.url))

export interface ImportOutcome {
  readonly records: readonly { readonly read: number; readonly stored: number; readonly rejected: number }[]
  /** the most memory the process ever held */
  readonly peakMegabytes: number
}

/** Starts a process of its own that imports paths into a case. */
export const startImport = (path: string, ...evidence: readonly string[]): ChildProcess =>
  spawn(process.execPath, [script, path, ...evidence], { stdio: ['ignore', 'pipe', 'inherit'] })

async function* linesOf(child: ChildProcess): AsyncIterable<string> {
  let text = ''
  for await (const chunk of child.stdout!) {
    text += chunk
    const lines = text.split('\n')
    text = lines.pop()!
    yield* lines
  }
}

/** Waits until the process has begun to read. */
export async function hasBegun(child: ChildProcess): Promise<void> {
  for await (const line of linesOf(child)) if (line === 'reading') return
  throw new Error('the import ended before it had begun')
}

/** Imports in a process of its own and answers what came of it. */
export async function importInProcess(path: string, ...evidence: readonly string[]): Promise<ImportOutcome> {
  let last = ''
  for await (const line of linesOf(startImport(path, ...evidence))) last = line
  return JSON.parse(last) as ImportOutcome
}
