import type { ReadStore, WriteStore } from '../store/sql.ts'

/** What a call sees beside the store: who acts, and how to tell progress and to notice that it was cancelled. */
export interface CallContext {
  /** name of the analyst who acts, as set in the app */
  readonly analyst: string
  readonly signal: AbortSignal
  progress(step: string, done: number, total: number | null, unit: string): void
}

/** A reading call as it runs in a query process: a plain function of the store. Expected failures are thrown as Failure. */
export type ReadCall<Input, Output> = (store: ReadStore, input: Input, context: CallContext) => Output

/** A writing call as it runs in the writer process, one after another; it logs what it does in the same transaction. */
export type WriteCall<Input, Output> = (store: WriteStore, input: Input, context: CallContext) => Output | Promise<Output>

/** A reading call that also has to wait for something outside of the case, such as the files evidence came from. */
export type WaitingReadCall<Input, Output> = (store: ReadStore, input: Input, context: CallContext) => Promise<Output>
