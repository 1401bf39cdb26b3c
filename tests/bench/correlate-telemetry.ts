/**
 * Few alerts in a case of much telemetry, as it is on a client's site: who is who is read from all of its rows once, and after that
 * only from those that came. What five alerts more cost is held against one walk through the table in raw SQL, as whoever reads
 * everything anew would begin. Run with `npm run bench correlate-telemetry`.
 */

import { type Ticks, ticksFromUnixMs } from '../../src/base/ticks.ts'
import { storeAlert } from '../../src/engine/alerts/store-alert.ts'
import { correlate } from '../../src/engine/correlate/correlate.ts'
import { createCase } from '../../src/engine/store/case-file.ts'
import { ensureHuntingTable } from '../../src/engine/store/hunting-table.ts'
import { indexTables } from '../../src/engine/store/table-indexes.ts'
import { schemaTable } from '../../src/model/tables/schema.ts'
import { measured } from '../support/measured.ts'
import { alertOn, analyst, evidence } from '../support/placed-alerts.ts'

const EVENTS = Number(process.argv[2] ?? 1_000_000)
const DEVICES = 600
const ALERTS = 300
const MORE = 5
const MOST = 1

const sha256 = (n: number) => n.toString(16).padStart(64, '0')
const device = (n: number) => `pc${n % DEVICES}`
const start = ticksFromUnixMs(Date.UTC(2026, 2, 2))

const store = createCase(':memory:')
const source = store.run(
  "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('bench', 'x', 0, 'bench', 1, 'done', 0)",
).lastInsertRowid
store.transaction(() => {
  ensureHuntingTable(store, schemaTable('DeviceProcessEvents')!)
  for (let n = 0; n < EVENTS; n++) {
    const at = start + BigInt(n) * 800_000n
    store.run(
      `INSERT INTO DeviceProcessEvents (_source, _record, Timestamp, DeviceId, DeviceName, ActionType, FileName, SHA256, ProcessId,
         ProcessCreationTime, ProcessCommandLine, AccountName, AccountDomain, InitiatingProcessId, InitiatingProcessCreationTime,
         InitiatingProcessAccountName) VALUES (?, ?, ?, ?, ?, 'ProcessCreated', ?, ?, ?, ?, ?, ?, 'corp', ?, ?, 'system')`,
      source,
      n,
      at,
      device(n).padEnd(40, '0'),
      `${device(n)}.corp.example`,
      `tool-${n % 400}.exe`,
      sha256(n % 4000),
      n % 30_000,
      at,
      `tool-${n % 400}.exe /run ${n}`,
      `user${n % 900}`,
      (n * 7) % 30_000,
      at as Ticks,
    )
  }
  store.run('UPDATE hunting_table SET rows = ?, first_time = ? WHERE name = ?', EVENTS, start, 'DeviceProcessEvents')
})
indexTables(store, ['DeviceProcessEvents'])

function addAlerts(from: number, to: number): void {
  store.transaction(() => {
    for (let n = from; n < to; n++) {
      const file = evidence('file', { fileDetails: { sha256: sha256(n % 4000), fileName: `tool-${n % 400}.exe`, filePath: 'C:\\Tools' } })
      const alert = alertOn(device(n * 7), n % 700, { providerAlertId: `alert-${n}` })
      storeAlert(store, { ...alert, evidence: [...alert.evidence!, file] }, { source, record: n + 1 })
    }
  })
}
const place = () => correlate(store, { ignoreProvider: false }, analyst())

console.log(`${EVENTS.toLocaleString('en')} events on ${DEVICES} devices, ${ALERTS} alerts`)
addAlerts(0, ALERTS)
let started = performance.now()
const first = place()
console.log(`first: ${first.alerts} alerts placed into ${first.incidents} incidents in ${Math.round(performance.now() - started)} ms`)
addAlerts(ALERTS, ALERTS + MORE)
started = performance.now()
place()
const more = performance.now() - started
measured('again, with nothing new', place)
started = performance.now()
store.all('SELECT DeviceId, DeviceName, min(_id), min(Timestamp), max(Timestamp) FROM DeviceProcessEvents NOT INDEXED GROUP BY 1, 2')
const raw = performance.now() - started
console.log(
  `${MORE} alerts more: ${Math.round(more)} ms, ${(more / raw).toFixed(2)} times one walk in raw SQL (${Math.round(raw)} ms; at most ${MOST})`,
)
if (more / raw > MOST) process.exitCode = 1
store.close()
