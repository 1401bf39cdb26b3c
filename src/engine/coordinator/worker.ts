import { type BirpcReturn, createBirpc } from 'birpc'
import { Failure, problem } from '#base/problem.ts'
import type { Role, Spawn } from './channel.ts'
import type { CoordinatorFunctions } from './protocol.ts'

/** A running process and its functions. What is asked of it rejects with a Failure once the process is gone. */
export interface Worker<Functions extends object> {
  readonly functions: BirpcReturn<Functions>
  /** Settles when the process is gone, however it ended. */
  readonly gone: Promise<void>
  kill(): void
}

const ended = (role: Role) =>
  new Failure(
    problem('process.ended', `The ${role} process ended unexpectedly.`, { hint: 'It was started again; nothing that was saved is lost.' }),
  )

/** Starts a process of that role and speaks to it; `told` is what it may tell meanwhile. */
export function createWorker<Functions extends object>(spawn: Spawn, role: Role, told: CoordinatorFunctions): Worker<Functions> {
  const channel = spawn(role)
  const functions = createBirpc<Functions, CoordinatorFunctions & Record<string, unknown>>(
    { ...told },
    // No call times out: long work is cancelled by who asked, never by a clock.
    { post: (message) => channel.post(message), on: (listener) => channel.onMessage(listener), timeout: -1 },
  )
  const gone = new Promise<void>((done) => {
    channel.onExit(() => {
      functions.$close(ended(role))
      done()
    })
  })
  return { functions, gone, kill: () => channel.kill() }
}
