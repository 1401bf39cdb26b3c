import type { Result } from '#base/result.ts'
import type { ImportAnswer } from '../ingest/answer.ts'
import type { Area } from './areas.ts'

/** One call of the contract on its way into a process; `id` names it for progress and cancelling. */
export interface CallRequest {
  readonly id: string
  readonly noun: string
  readonly verb: string
  readonly input: unknown
  readonly analyst: string
}

/** Evidence to import, then to resolve and correlate; see `engine/load.ts`. */
export interface LoadRequest {
  readonly id: string
  readonly paths: readonly string[]
  readonly correlate: boolean
  /** whether the writer itself runs the detections that are to run when evidence came */
  readonly detect: boolean
  readonly uploadsDir: string | undefined
  readonly analyst: string
}

/** What a query process answers to. Problems travel as values: an Error loses its fields on the way between processes. */
export interface QueryFunctions {
  /** Takes up another case, or none: a connection left open would keep the file's log from being folded in. */
  open(path: string | null): Result<null>
  call(request: CallRequest): Promise<Result<unknown>>
}

/** What the writer process answers to. */
export interface WriterFunctions {
  create(path: string): Result<null>
  open(path: string): Result<null>
  close(): Result<null>
  call(request: CallRequest): Promise<Result<unknown>>
  load(request: LoadRequest): Promise<Result<ImportAnswer>>
  /** Names of tables whose indexes for hunting are not whole. */
  unprepared(): Result<readonly string[]>
  /** Builds them, in steps between other calls. */
  prepare(id: string): Promise<Result<number>>
  saveCopy(path: string): Promise<Result<null>>
  /** Asks running work of that id to stop at its next chance. */
  cancel(id: string): void
}

/** What the processes tell the coordinator while they work. */
export interface CoordinatorFunctions {
  progressed(id: string, step: string, done: number, total: number | null, unit: string): void
  changed(revision: number, areas: readonly Area[]): void
}
