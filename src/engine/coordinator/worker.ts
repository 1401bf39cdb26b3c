import { type BirpcReturn, createBirpc } from 'birpc'
import { Failure, problem } from '#base/problem.ts'
import type { Role, Spawn } from './channel.ts'
import type { CoordinatorFunctions } from './protocol.ts'

/** A running process and its functions. What is asked of it rejects with a Failure once the process is gone. */
export interface Worker<Functions extends object> {
  readonly functions: BirpcReturn<Functions>
  /** Settles when the process is gone, however it ended, with the milliseconds to wait before another is started in its place. */
  readonly gone: Promise<number>
  kill(): void
}

const FAILED_AT_ONCE_MS = 1_000

const ended = (role: Role) =>
  new Failure(
    problem('process.ended', `The ${role} process ended unexpectedly.`, { hint: 'It was started again; nothing that was saved is lost.' }),
  )

/** Starts a process of that role and speaks to it; `told` is what it may tell meanwhile. */
export function createWorker<Functions extends object>(spawn: Spawn, role: Role, told: CoordinatorFunctions): Worker<Functions> {
  const channel = spawn(role)
  const started = Date.now()
  let killed = false
  const functions = createBirpc<Functions, CoordinatorFunctions & Record<string, unknown>>(
    { ...told },
    // No call times out: long work is cancelled by who asked, never by a clock.
    { post: (message) => channel.post(message), on: (listener) => channel.onMessage(listener), timeout: -1 },
  )
  const gone = new Promise<number>((done) => {
    channel.onExit(() => {
      functions.$close(ended(role))
      // A process that cannot even start is not tried again in a loop.
      const hasFailedAtOnce = !killed && Date.now() - started < FAILED_AT_ONCE_MS
      done(hasFailedAtOnce ? FAILED_AT_ONCE_MS : 0)
    })
  })
  const kill = () => {
    killed = true
    channel.kill()
  }
  return { functions, gone, kill }
}
