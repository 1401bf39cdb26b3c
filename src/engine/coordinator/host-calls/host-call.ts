import type * as z from 'zod'
import type { Contract } from '#api/contract.ts'
import type { event } from '#api/events.ts'
import type { Emitter } from '#base/emitter.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { HostAbilities } from '../host.ts'
import type { Jobs } from '../jobs.ts'
import type { Preparation } from '../preparation.ts'
import type { createRecentCases } from '../recent-cases.ts'
import type { Session } from '../session.ts'
import type { createSettings } from '../settings.ts'
import type { Writer } from '../writer.ts'

export type HostEvent = z.output<typeof event>

/** What the coordinator's own calls work with. */
export interface Coordinator {
  readonly dataDir: string
  /** evidence files of the training case */
  readonly sampleDir: string
  /** where the host keeps files that a browser brought, until they are imported */
  readonly uploadsDir: string | undefined
  readonly host: HostAbilities
  readonly events: Emitter<{ event: HostEvent }>
  readonly settings: ReturnType<typeof createSettings>
  readonly recent: ReturnType<typeof createRecentCases>
  readonly jobs: Jobs
  readonly session: Session
  readonly writer: Writer
  readonly preparation: Preparation
  /** Asks a reading call of the open case. */
  read<Noun extends keyof Contract, Verb extends keyof Contract[Noun]>(
    noun: Noun,
    verb: Verb,
    input: Inputs[Noun][Verb],
    signal?: AbortSignal,
  ): Promise<Outputs[Noun][Verb]>
}

/** Host calls of one noun, as they run in the coordinator: nothing here may block. */
export type HostCalls<Noun extends keyof Contract> = {
  readonly [Verb in keyof Contract[Noun]]?: (
    coordinator: Coordinator,
    input: Inputs[Noun][Verb],
    signal: AbortSignal,
  ) => Outputs[Noun][Verb] | Promise<Outputs[Noun][Verb]>
}
