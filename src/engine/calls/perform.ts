import { recordingStore } from '../activity/acts.ts'
import type { WriteStore } from '../store/sql.ts'
import type { CallContext } from './call.ts'
import { writeHandler } from './handlers.ts'

/** Calls whose changes are no act of their own: taking back and doing again, and what the engine works out anew whenever it is asked. */
const noActs: ReadonlySet<string> = new Set([
  'activity.undo',
  'activity.redo',
  'incidents.correlate',
  'detections.keep',
  'detections.settle',
  'hunt.unlink',
])

/**
 * Runs a changing call. What it changes in analysts' tables is kept with its entries in the log, so that it can be undone; the handler
 * does nothing for it but to write within a transaction.
 */
export function perform(store: WriteStore, noun: string, verb: string, input: unknown, context: CallContext): unknown {
  const call = `${noun}.${verb}`
  const handler = writeHandler(noun, verb)
  return handler(noActs.has(call) ? store : recordingStore(store, { call, analyst: context.analyst }), input, context)
}
