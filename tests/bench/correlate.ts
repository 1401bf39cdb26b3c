import { storeAlert } from '#engine/alerts/store-alert.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { everydayEntities } from '#engine/correlate/everyday.ts'
import { place } from '#engine/correlate/place.ts'
import { createCase } from '#engine/store/case-file.ts'
import { estate, factsOf } from '../support/alert-facts.ts'
import { alertOn, analyst, evidence } from '../support/placed-alerts.ts'

/**
 * How correlation grows: the rules alone over made facts, and the whole of it (resolving entities, placing, writing incidents) in a case
 * file; then the same case again with a hundred more alerts. Prints one line of JSON a size, and the exponent of growth: 1 is linear, and
 * what grows faster than 1.2 fails. Run: node tests/bench/correlate.ts [largest]
 */
const largest = Number(process.argv[2] ?? 100_000)
const sizes = [10_000, 30_000, 100_000].filter((size) => size <= largest)

/** Wall-clock time, and processor time, which a busy machine does not stretch as much. */
function measure<T>(work: () => T): { ms: number; cpuMs: number; value: T } {
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const value = work()
  const { user, system } = process.cpuUsage(cpu)
  return { ms: Math.round(performance.now() - started), cpuMs: Math.round((user + system) / 1000), value }
}

const exponent = (times: readonly number[]) =>
  times.length < 2 ? null : Number((Math.log(times.at(-1)! / times[0]!) / Math.log(sizes[times.length - 1]! / sizes[0]!)).toFixed(2))

const MORE = 100
const STEEPEST = 1.2

/** Prints how a bench grew, and fails the run where it grew too fast. */
function tellGrowth(bench: string, times: readonly number[]): void {
  const grown = exponent(times)
  console.log(JSON.stringify({ bench, exponent: grown, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
  if (grown !== null && grown > STEEPEST) process.exitCode = 1
}

const rulesMs: number[] = []
for (const size of sizes) {
  const facts = factsOf(estate(size))
  everydayEntities(facts.alerts)
  const { ms, cpuMs, value } = measure(() => place(facts))
  rulesMs.push(cpuMs)
  console.log(JSON.stringify({ bench: 'correlate-rules', alerts: size, incidents: value.incidents.length, ms, cpuMs }))
}
tellGrowth('correlate-rules', rulesMs)

const caseMs: number[] = []
for (const size of sizes) {
  const store = createCase(':memory:')
  const source = store.run(
    "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('made', 'made', 1, 'made', 1, 'imported', 639000000000000000)",
  ).lastInsertRowid
  const devices = Math.floor(size / 5)
  const fill = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const host = (i * 7919) % devices
      const base = alertOn(`pc${host}`, (i * 31) % 900, { providerAlertId: `alert-${i}`, title: `Alert of kind ${i % 40}` })
      const user = evidence('user', {
        userAccount: { userPrincipalName: `user${host}@corp.example`, accountName: `user${host}`, domainName: 'corp' },
      })
      const file = evidence('file', {
        fileDetails: { sha256: String(i % 50_000).padStart(64, '0'), fileName: `f${i}.exe`, filePath: 'C:\\Users\\x' },
      })
      storeAlert(store, { ...base, evidence: [...base.evidence!, user, file] }, { source, record: i + 1 })
    }
  }
  store.transaction(() => fill(0, size))
  const first = measure(() => correlate(store, { ignoreProvider: false }, analyst()))
  store.transaction(() => fill(size, size + MORE))
  const more = measure(() => correlate(store, { ignoreProvider: false }, analyst()))
  store.close()
  caseMs.push(first.cpuMs)
  console.log(
    JSON.stringify({
      bench: 'correlate-case',
      alerts: size,
      incidents: first.value.incidents,
      ms: first.ms,
      cpuMs: first.cpuMs,
      moreMs: more.ms,
      moreCpuMs: more.cpuMs,
    }),
  )
}
tellGrowth('correlate-case', caseMs)
