import type { ServiceSource } from '#model/service-source.ts'
import { digestIncidents } from '../correlate/digest.ts'
import type { WriteStore } from '../store/sql.ts'

/** Products whose alerts tell when something happened on a device by the device's clock; the others' date it by their own. */
const BY_DEVICE: readonly ServiceSource[] = ['microsoftDefenderForEndpoint', 'microsoft365Defender', 'coldtrail', 'unknown']

interface Row {
  readonly alert: number
  readonly device: number
}

/** The correction each alert is to have: that of all devices it names; none where they differ. */
function wantedOf(store: WriteStore, corrections: ReadonlyMap<number, bigint>): Map<number, bigint> {
  const wanted = new Map<number, bigint>()
  if (corrections.size === 0) return wanted
  const rows = store.all<Row>(
    `SELECT DISTINCT alert, entity AS device FROM alert_evidence WHERE kind = 'device' AND entity IS NOT NULL AND alert IN (
       SELECT alert FROM alert_evidence WHERE entity IN (SELECT value FROM json_each(?1)))
     AND alert IN (SELECT id FROM alert WHERE service_source IN (SELECT value FROM json_each(?2))
       AND first_activity - clock NOT IN (SELECT imported_at FROM source))`,
    JSON.stringify([...corrections.keys()]),
    JSON.stringify(BY_DEVICE),
  )
  for (const [alert, of] of Map.groupBy(rows, (row) => row.alert)) {
    const [one, ...others] = new Set(of.map(({ device }) => corrections.get(device) ?? 0n))
    if (one && others.length === 0) wanted.set(alert, one)
  }
  return wanted
}

/** Brings the activity of alerts to what the corrections in force say; answers whether any changed. */
export function settleAlerts(store: WriteStore, corrections: ReadonlyMap<number, bigint>): boolean {
  const wanted = wantedOf(store, corrections)
  const standing = store.all<{ id: number; clock: number | bigint }>('SELECT id, clock FROM alert WHERE clock <> 0')
  const now = new Map(standing.map(({ id, clock }) => [id, BigInt(clock)]))
  const changed = [...new Set([...wanted.keys(), ...now.keys()])].filter((id) => (wanted.get(id) ?? 0n) !== (now.get(id) ?? 0n))
  for (const id of changed) {
    const clock = wanted.get(id) ?? 0n
    const by = clock - (now.get(id) ?? 0n)
    store.run(
      'UPDATE alert SET first_activity = first_activity + ?, last_activity = last_activity + ?, clock = ? WHERE id = ?',
      by,
      by,
      clock,
      id,
    )
  }
  if (changed.length > 0) {
    const incidents = store.all<{ incident: number }>(
      'SELECT DISTINCT incident FROM incident_alert WHERE alert IN (SELECT value FROM json_each(?))',
      JSON.stringify(changed),
    )
    if (incidents.length > 0)
      digestIncidents(
        store,
        incidents.map((row) => row.incident),
      )
  }
  return changed.length > 0
}
