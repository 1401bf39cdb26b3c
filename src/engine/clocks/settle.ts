import type { CallContext } from '../calls/call.ts'
import type { WriteStore } from '../store/sql.ts'
import { correctionsInForce } from './device-clocks.ts'
import { settleAlerts } from './settle-alerts.ts'
import { settleRows } from './settle-rows.ts'

/**
 * Brings every time of the case to what the corrections in force say: the one place where a time is corrected. Called whenever entities
 * are resolved, for which device a row names follows from that; costs two look-ups where no clock was ever corrected.
 * @returns whether any time changed, so that what was read before is to be read anew
 */
export function settleClocks(store: WriteStore, context: CallContext): boolean {
  const corrections = correctionsInForce(store)
  const isSettled =
    corrections.size === 0 && !store.get('SELECT 1 FROM clocked_table') && !store.get('SELECT 1 FROM alert WHERE clock <> 0')
  if (isSettled) return false
  const rows = settleRows(store, corrections, (table, done, total) => {
    context.signal.throwIfAborted()
    context.progress(`Correcting clocks: ${table}`, done, total, 'rows')
  })
  return settleAlerts(store, corrections) || rows
}
