import { searchNames } from '#engine/search/names.ts'
import { createCase, openForReading } from '#engine/store/case-file.ts'

/**
 * How long the palette's search takes, word by word: over the case given, or over one of 100,000 entities of two names, 20,000 alerts and
 * 2,000 incidents made up here. Run: node tests/bench/search.ts [case.coldtrail]
 */
const ENTITIES = 100_000
const ALERTS = 20_000
const INCIDENTS = 2_000
const TYPED = ['s', 'srv', 'powershell', 'user 77', '10.4', '#12', 'nothing is called so', 'svc-4217@corp.example']

function madeUp() {
  const store = createCase(':memory:')
  store.transaction(() => {
    for (let i = 1; i <= ENTITIES; i++) {
      const label =
        i % 3 === 0 ? `srv-${i}.corp.example` : i % 3 === 1 ? `svc-${i}@corp.example` : `10.${i % 256}.${i % 199}.${i % 251} ${i}`
      store.run('INSERT INTO entity (id, kind, key, label) VALUES (?, ?, ?, ?)', i, 'device', `name:${i}`, label)
      for (const type of ['a', 'b']) {
        store.run(
          'INSERT INTO entity_identifier (entity, type, value, basis) VALUES (?, ?, ?, ?)',
          i,
          type,
          `${type}-${i * 7919}`,
          'made up',
        )
      }
    }
    for (let i = 1; i <= ALERTS; i++) {
      store.run(
        "INSERT INTO alert (service_source, provider_alert_id, title, first_activity, last_activity) VALUES ('x', ?, ?, 1, 1)",
        `da${i}`,
        `Suspicious PowerShell by user ${i}`,
      )
    }
    for (let i = 1; i <= INCIDENTS; i++) {
      store.run(
        "INSERT INTO incident (name, severity, first_activity, last_activity, created, last_update) VALUES (?, 'low', 1, 1, 1, 1)",
        `Incident on srv-${i}`,
      )
    }
  })
  return store
}

const path = process.argv[2]
const store = path ? openForReading(path) : madeUp()
const times = TYPED.map((text) => {
  searchNames(store, { text, limit: 6 })
  const began = performance.now()
  const hits = searchNames(store, { text, limit: 6 }).length
  return { text, hits, ms: Number((performance.now() - began).toFixed(1)) }
})
const count = (table: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n
console.log(
  JSON.stringify({
    entities: count('entity'),
    names: count('entity_identifier'),
    alerts: count('alert'),
    worstMs: Math.max(...times.map((one) => one.ms)),
    times,
  }),
)
store.close()
