import { type Ticks, ticksFromUnixMs } from '#base/ticks.ts'
import { putInForce } from '../alerts/store-alert.ts'
import type { CallContext } from '../calls/call.ts'
import { carryClocks } from '../clocks/set-clock.ts'
import { digestIncidents } from '../correlate/digest.ts'
import { resolveWithin } from '../entities/resolve.ts'
import type { WriteStore } from '../store/sql.ts'
import type { RowChange } from './row-changes.ts'

type Row = Readonly<Record<string, string | number | null>>

const rowsOf = (changes: readonly RowChange[], table: string): Row[] =>
  changes
    .filter((change) => change.table === table)
    .flatMap(({ before, after }) => [before, after].filter((row) => row !== null).map((row) => JSON.parse(row) as Row))

const distinct = (values: readonly unknown[]): number[] => [...new Set(values.filter((value) => typeof value === 'number'))]

/** What is in force of alerts whose overrides changed, from the evidence as it is now. */
function alerts(store: WriteStore, changes: readonly RowChange[]): number[] {
  const changed = distinct(rowsOf(changes, 'alert').map((row) => row.id))
  for (const alert of changed) putInForce(store, alert)
  return changed
}

function incidents(store: WriteStore, changes: readonly RowChange[], changedAlerts: readonly number[]): void {
  const judged = distinct(rowsOf(changes, 'entity_verdict').map((row) => row.entity))
  const placed = store.all<{ incident: number }>(
    `SELECT DISTINCT incident FROM incident_alert WHERE alert IN (
       SELECT value FROM json_each(?) UNION SELECT alert FROM alert_evidence WHERE entity IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(changedAlerts),
    JSON.stringify(judged),
  )
  const changed = distinct([
    ...rowsOf(changes, 'incident').map((row) => row.id),
    ...['incident_alert', 'incident_tag'].flatMap((table) => rowsOf(changes, table).map((row) => row.incident)),
    ...placed.map((row) => row.incident),
  ])
  const now: Ticks = ticksFromUnixMs(Date.now())
  store.run(
    'UPDATE incident SET last_update = max(last_update, ?) WHERE id IN (SELECT value FROM json_each(?))',
    now,
    JSON.stringify(changed),
  )
  if (changed.length > 0) digestIncidents(store, changed)
}

/**
 * Works out anew what follows from rows that an undo or redo changed, rather than restoring it: evidence may have come since. A table
 * whose rows something else is derived from is named here.
 */
export function rederive(store: WriteStore, changes: readonly RowChange[], context: CallContext): void {
  if (changes.some(({ table }) => table === 'entity_split')) resolveWithin(store, context)
  if (changes.some(({ table }) => table === 'device_clock' || table === 'clock_switch')) carryClocks(store, context)
  incidents(store, changes, alerts(store, changes))
}
