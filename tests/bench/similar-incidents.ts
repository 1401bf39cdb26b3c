/**
 * The incidents like one of 10,000, against the query one would write first: how many entities each has in common with it. All were active
 * within its two weeks, so that none falls out by time. Run with `npm run bench -- similar-incidents`.
 */

import { TICKS_PER_DAY, ticksFromUnixMs } from '../../src/base/ticks.ts'
import { similarIncidents } from '../../src/engine/incidents/similar.ts'
import { createCase } from '../../src/engine/store/case-file.ts'
import { measured } from '../support/measured.ts'

const INCIDENTS = Number(process.argv[2] ?? 10_000)
const start = ticksFromUnixMs(Date.UTC(2026, 0, 1))
const WINDOW = 13n * TICKS_PER_DAY
const [ALERTS, ENTITIES, DETECTORS] = [INCIDENTS * 5, INCIDENTS * 6, 400]

const numbers = (count: number) => `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`

const store = createCase(':memory:')
store.transaction(() => {
  store.run(
    "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('bench', 'x', 0, 'bench', 1, 'done', 0)",
  )
  store.run(
    `${numbers(ENTITIES)} INSERT INTO entity (id, kind, key, label)
     SELECT i, CASE i % 3 WHEN 0 THEN 'device' WHEN 1 THEN 'user' ELSE 'file' END, 'name:' || i, 'thing ' || i FROM n`,
  )
  store.run(
    `${numbers(ALERTS)} INSERT INTO alert (service_source, provider_alert_id, title, description, product_name, detector_id, additional_data, first_activity, last_activity)
     SELECT 'x', 'da' || i, 'Suspicious act ' || (i % ${DETECTORS}), printf('%.900c', 'x'), 'Product ' || (i % 4), 'rule-' || (i % ${DETECTORS}),
       CASE i % 5 WHEN 0 THEN '{"customDetails":{"Campaign":["Tide ' || (i % 300) || '","Ebb ' || (i % 7) || '"],"Score":' || (i % 10) || '}}' ELSE '{}' END,
       1, i FROM n`,
  )
  store.run(
    `${numbers(INCIDENTS)} INSERT INTO incident (name, severity, first_activity, last_activity, created, last_update)
     SELECT 'Incident ' || i, 'low', ${start}, ${start} + i * ${WINDOW / BigInt(INCIDENTS)}, ${start}, ${start} FROM n`,
  )
  store.run(`INSERT INTO incident_alert (incident, alert, placed_by) SELECT id % ${INCIDENTS} + 1, id, 'correlation' FROM alert`)
  // of the six things an alert names one is known to half the case, one to a fiftieth, four to a handful
  store.run(
    `INSERT INTO alert_evidence (alert, kind, verdict, remediation_status, properties, source, record, entity)
     SELECT id, 'device', 'suspicious', 'none', printf('{"deviceDnsName":"%.200c"}', 'x'), 1, id,
       CASE place WHEN 0 THEN 1 + id % 2 WHEN 1 THEN 10 + id % 50 ELSE 100 + (id * 7919 + place * 104729) % ${ENTITIES - 100} END
     FROM alert, (SELECT 0 AS place UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5)`,
  )
})
store.run('ANALYZE')

const incident = INCIDENTS
console.log(
  `${INCIDENTS.toLocaleString('en')} incidents, ${ALERTS.toLocaleString('en')} alerts, ${(ALERTS * 6).toLocaleString('en')} pieces of evidence`,
)
const found = measured('similar incidents', () => similarIncidents(store, { incident }))
const raw = measured('raw SQL: entities in common alone', () =>
  store.all<{ incident: number; n: number }>(
    `SELECT incident, count(DISTINCT entity) AS n FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
     WHERE entity IN (SELECT entity FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert WHERE incident = ?1)
       AND incident <> ?1 GROUP BY incident ORDER BY n DESC LIMIT 20`,
    incident,
  ),
)
console.log(`${found.length} found of ${found[0]?.score} to ${found.at(-1)?.score} points, raw ${raw.length}`)
store.close()
