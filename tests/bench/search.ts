/**
 * How long the palette's search takes, word by word, against what one would write without an index: one LIKE over each table, nearest
 * first. Over a case of 500,000 entities of three names, 100,000 alerts and 50,000 incidents made up here, or the case given.
 * Run with `npm run bench -- search` or: node tests/bench/search.ts [case.coldtrail]
 */

import { searchNames } from '../../src/engine/search/names.ts'
import { createCase, openForReading } from '../../src/engine/store/case-file.ts'
import { fillNameIndex, unindexedNames } from '../../src/engine/store/name-index.ts'
import type { ReadStore, WriteStore } from '../../src/engine/store/sql.ts'

const [ENTITIES, ALERTS, INCIDENTS] = [500_000, 100_000, 50_000]
const TYPED = [
  's',
  'ö',
  'rv',
  'zq',
  'srv',
  'powershell',
  'user 77',
  '10.4',
  '#12',
  'srv-499998',
  'corp.example',
  'nothing is called so',
  'svc-4217@corp.example',
  'åsa öström',
  'da99999',
]

const numbers = (count: number) => `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`

function madeUp(): WriteStore & { close(): void } {
  const store = createCase(':memory:')
  store.transaction(() => {
    store.run(
      `${numbers(ENTITIES)} INSERT INTO entity (id, kind, key, label) SELECT i, 'device', 'name:' || i,
       CASE i % 3 WHEN 0 THEN 'srv-' || i || '.corp.example' WHEN 1 THEN 'svc-' || i || '@corp.example'
       ELSE '10.' || (i % 256) || '.' || (i % 199) || '.' || (i % 251) || ' ' || i END FROM n`,
    )
    store.run("UPDATE entity SET label = 'Åsa Öström' WHERE id IN (7, 400000)")
    store.run(
      `${numbers(ENTITIES)} INSERT INTO entity_identifier (entity, type, value, basis)
       SELECT i, type, type || '-' || lower(hex(i * 7919)), 'made up' FROM n, (SELECT 'a' AS type UNION SELECT 'b')`,
    )
    store.run(
      `${numbers(ALERTS)} INSERT INTO alert (service_source, provider_alert_id, title, description, first_activity, last_activity)
       SELECT 'x', 'da' || i, 'Suspicious PowerShell by user ' || (i % 5000), printf('%.900c', 'x'), 1, i FROM n`,
    )
    store.run(
      `${numbers(INCIDENTS)} INSERT INTO incident (name, severity, first_activity, last_activity, created, last_update, priority)
       SELECT 'Incident on srv-' || i, 'low', 1, 1, 1, 1, i % 100 FROM n`,
    )
    store.run("INSERT INTO incident_alert (incident, alert, placed_by) SELECT id % 50000 + 1, id, 'correlation' FROM alert")
  })
  return store
}

/** What is timed against: the same tables read whole for names that hold the text. */
function rawScan(store: ReadStore, text: string): number {
  const scans = [
    ['incident', 'name', 'priority DESC'],
    ['alert', 'title', 'last_activity DESC'],
    ['alert', 'provider_alert_id', 'last_activity DESC'],
    ['entity', 'label', 'length(label)'],
    ['entity_identifier', 'value', 'length(value)'],
  ] as const
  return scans.reduce((sum, [table, column, order]) => {
    const rows = store.all(`SELECT ${column} FROM ${table} WHERE ${column} LIKE ? ORDER BY ${order} LIMIT 200`, `%${text}%`)
    return sum + rows.length
  }, 0)
}

function best(work: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}

const path = process.argv[2]
const made = path ? undefined : madeUp()
let indexMs = 0
if (made) {
  const began = performance.now()
  for (const name of unindexedNames(made)) for (const _step of fillNameIndex(made, name));
  indexMs = performance.now() - began
}
const store = openForReading(path ?? made!.path)
const count = (table: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n
console.log(
  `${count('entity').toLocaleString('en')} entities of ${count('entity_identifier').toLocaleString('en')} further names, ` +
    `${count('alert').toLocaleString('en')} alerts, ${count('incident').toLocaleString('en')} incidents; index built in ${(indexMs / 1000).toFixed(1)} s`,
)
const rows = TYPED.map((text) => {
  const hits = searchNames(store, { text, limit: 6 }).length
  const [ours, raw] = [best(() => searchNames(store, { text, limit: 6 })), best(() => rawScan(store, text))]
  console.log(
    `${text.padEnd(24)} ${String(hits).padStart(3)} hits ${ours.toFixed(1).padStart(8)} ms   raw LIKE ${raw.toFixed(1).padStart(8)} ms   ×${(raw / ours).toFixed(1)}`,
  )
  return { ours, raw }
})
const worst = Math.max(...rows.map((row) => row.ours))
const ratio = rows.reduce((sum, row) => sum + row.raw, 0) / rows.reduce((sum, row) => sum + row.ours, 0)
console.log(`worst ${worst.toFixed(1)} ms, raw scan takes ${ratio.toFixed(1)} times as long over all`)
store.close()
made?.close()
