import { type Ticks, ticksFromIso, ticksFromUnixMs } from '#base/ticks.ts'
import type { Inputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

export type QueryClock = Inputs['hunt']['run']['clock']

/**
 * What now() answers, once for a whole query. Case time is the newest moment the evidence speaks of, so that `ago(7d)` on an old case
 * finds its last week; a case without dated evidence falls back on the system's clock.
 */
export function nowBy(store: ReadStore, clock: QueryClock): Ticks {
  if (clock.kind === 'at') return ticksFromIso(clock.at)!
  const newest = clock.kind === 'case' ? store.get<{ at: Ticks | null }>('SELECT max(last_time) AS at FROM hunting_table')?.at : null
  return newest ?? ticksFromUnixMs(Date.now())
}
