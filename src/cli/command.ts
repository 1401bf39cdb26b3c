import type { Command } from 'commander'
import type { CallContext } from '#engine/calls/call.ts'
import type { Output } from './output.ts'

/** What a command works with. */
export interface Run {
  readonly output: Output
  /** who acts and how progress is told; aborted by Ctrl+C */
  readonly context: CallContext
}

/** One verb: one file here, one line in `commands/index.ts`. `add` tells commander the verb; `run` opens what it needs. */
export interface Verb {
  readonly name: string
  add(
    program: Command,
    run: <Args extends unknown[]>(work: (run: Run, ...args: Args) => Promise<void>) => (...args: Args) => Promise<void>,
  ): void
}

export const defineVerb = (verb: Verb): Verb => verb
