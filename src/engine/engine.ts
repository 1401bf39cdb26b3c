import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CallMeta } from '#api/base.ts'
import { contract } from '#api/contract.ts'
import { assert } from '#base/assert.ts'
import { createEmitter } from '#base/emitter.ts'
import { fail } from '#base/problem.ts'
import type { Spawn } from './coordinator/channel.ts'
import type { HostAbilities } from './coordinator/host.ts'
import type { Coordinator, HostEvent } from './coordinator/host-calls/host-call.ts'
import { hostCalls } from './coordinator/host-calls/index.ts'
import { createJobs } from './coordinator/jobs.ts'
import { createPreparation } from './coordinator/preparation.ts'
import { createQueryPool } from './coordinator/query-pool.ts'
import { createRecentCases } from './coordinator/recent-cases.ts'
import { createSession } from './coordinator/session.ts'
import { createSettings } from './coordinator/settings.ts'
import { createWriter } from './coordinator/writer.ts'

export type { Channel, Role, Spawn } from './coordinator/channel.ts'
export type { Dialogs, HostAbilities } from './coordinator/host.ts'
export type { HostEvent } from './coordinator/host-calls/host-call.ts'

export interface EngineOptions {
  readonly spawn: Spawn
  /** folder of settings, the list of recent cases, and cases that were given no other place */
  readonly dataDir: string
  /** folder of the training case's evidence */
  readonly sampleDir: string
  readonly host: HostAbilities
  /** where the host keeps files that a browser brought, until they are imported */
  readonly uploadsDir?: string
  /** how many questions run at once */
  readonly queries?: number
}

/** The engine as every host sees it: calls of the contract go in, answers and events come out. It never blocks its host's thread. */
export interface Engine {
  /** Runs a call where the contract says. Input must have been validated. Fails with a `Failure`. */
  call(noun: string, verb: string, input: unknown, signal?: AbortSignal): Promise<unknown>
  /** Path of the open case. */
  readonly casePath: string | null
  tell(event: HostEvent): void
  onEvent(listener: (event: HostEvent) => void): () => void
  /** Cancels what runs, closes the case and ends every process. */
  close(): Promise<void>
}

type AnyHostCall = (coordinator: Coordinator, input: unknown, signal: AbortSignal) => unknown

const never = new AbortController().signal

const CLOSE_MS = 3_000

export function createEngine({ spawn, dataDir, sampleDir, uploadsDir, host, queries = 2 }: EngineOptions): Engine {
  const events = createEmitter<{ event: HostEvent }>()
  const tell = (event: HostEvent) => events.emit('event', event)
  const settings = createSettings(dataDir)
  const recent = createRecentCases(dataDir)
  const jobs = createJobs((job) => tell({ type: 'job.progressed', job }))
  const pool = createQueryPool(spawn, queries)
  // one process for what the editor asks: a long hunt must not keep completion waiting, nor completion a page
  const language = createQueryPool(spawn, 1)
  // nothing on a page waits for the language process: its own questions do, until it holds the case
  const readers = {
    ...pool,
    open: async (path: string | null) => {
      const opened = pool.open(path)
      const speaking = language.open(path).catch(() => {})
      // a case that is closed is let go of by every process
      await (path === null ? Promise.all([opened, speaking]) : opened)
    },
  }
  const writer = createWriter(spawn, {
    progressed: jobs.progressed,
    changed: (revision, areas) => tell({ type: 'case.changed', revision, areas: [...areas] }),
  })
  const preparation = createPreparation(jobs, writer)
  const opened = (path: string | null) => {
    tell({ type: 'case.opened', path })
    if (path !== null) preparation.start()
  }
  const session = createSession({ writer, pool: readers, jobs, recent, opened })

  const request = (noun: string, verb: string, input: unknown) => ({
    id: randomUUID(),
    noun,
    verb,
    input,
    analyst: settings.read().analyst,
  })
  const read = (noun: string, verb: string, input: unknown, signal?: AbortSignal) => pool.call(request(noun, verb, input), signal)
  const coordinator: Coordinator = {
    dataDir,
    sampleDir,
    uploadsDir,
    host,
    events,
    settings,
    recent,
    jobs,
    session,
    writer,
    preparation,
    read: read as Coordinator['read'],
  }

  return {
    get casePath() {
      return session.path
    },
    async call(noun, verb, input, signal) {
      const { runs } = metaOf(noun, verb)
      if (runs === 'host') return hostCall(noun, verb)(coordinator, input, signal ?? never)
      if (session.path === null) {
        if (noun === 'case' && verb === 'info') return null
        fail('case.not-open', 'No case is open.', { hint: 'Create or open a case first.' })
      }
      if (runs === 'language') return language.call(request(noun, verb, input), signal)
      return runs === 'read' ? read(noun, verb, input, signal) : writer.call(request(noun, verb, input), signal)
    },
    tell,
    onEvent: (listener) => events.on('event', listener),
    async close() {
      // What is being loaded is completed by the next load: a stop must not wait for it long.
      await Promise.race([session.close(), sleep(CLOSE_MS, undefined, { ref: false })])
      pool.close()
      language.close()
      writer.close()
    },
  }
}

function metaOf(noun: string, verb: string): CallMeta {
  const calls: Record<string, Record<string, { '~orpc': { meta: CallMeta } }>> = contract
  const call = calls[noun]?.[verb]
  assert(call, `${noun}.${verb} is a call of the contract`)
  return call['~orpc'].meta
}

function hostCall(noun: string, verb: string): AnyHostCall {
  const calls: Record<string, Record<string, unknown>> = hostCalls
  const call = calls[noun]?.[verb]
  assert(call, `${noun}.${verb} has a handler in the coordinator`)
  return call as AnyHostCall
}
