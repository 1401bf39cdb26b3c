import { ticksFromIso } from '#base/ticks.ts'
import { storeAlert } from '#engine/alerts/store-alert.ts'
import type { CallContext } from '#engine/calls/call.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { resolveEntities } from '#engine/entities/resolve.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import type { AlertRecord, EvidenceRecord, Json } from '#model/alert-record.ts'

export const analyst = (name = 'Robin'): CallContext => ({ analyst: name, signal: new AbortController().signal, progress: () => {} })

/** Evidence in the Graph API's shape with nothing said beyond its own fields. */
export const evidence = (kind: EvidenceRecord['kind'], properties: { readonly [name: string]: Json }): EvidenceRecord => ({
  kind,
  created: null,
  verdict: 'suspicious',
  remediationStatus: 'none',
  remediationStatusDetails: '',
  roles: [],
  detailedRoles: [],
  tags: [],
  properties,
})

/** An alert on one device at a minute of one morning; `more` says what else it tells. */
export function alertOn(device: string, minute: number, more: Partial<AlertRecord> = {}): AlertRecord {
  const at = ticksFromIso(`2026-03-02T${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`)!
  return {
    providerAlertId: `${device}-${minute}`,
    serviceSource: 'microsoftDefenderForEndpoint',
    title: `Alert on ${device}`,
    severity: 'medium',
    status: 'new',
    category: 'Execution',
    created: at,
    firstActivity: at,
    lastActivity: at,
    evidence: [evidence('device', { mdeDeviceId: device.padEnd(40, '0'), deviceDnsName: `${device}.corp.example` })],
    ...more,
  }
}

/** A case in memory that holds these alerts, resolved and placed into incidents. */
export async function placedCase(...alerts: readonly AlertRecord[]): Promise<CaseWriter> {
  const store = createCase(':memory:')
  const source = store.run(
    `INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('test.json', 'a', 1, 'graph-alerts', 1, 'imported', 639000000000000000)`,
  ).lastInsertRowid
  store.transaction(() => {
    alerts.forEach((alert, index) => {
      storeAlert(store, alert, { source, record: index + 1 })
    })
  })
  await resolveEntities(store, analyst())
  await correlate(store, { ignoreProvider: true }, analyst())
  return store
}
