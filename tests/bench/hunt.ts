import { mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { huntRows } from '#engine/hunt/case-hunt.ts'
import type { HuntResult } from '#engine/hunt/run-hunt.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { openCase } from './hunt/case.ts'
import { ourCell, peerCell } from './hunt/cells.ts'
import { exports } from './hunt/data.ts'
import { openPeer, type PeerConnection, type PeerResult } from './hunt/peer.ts'
import { hasSharedTools, sharedTool } from './hunt/shared-tools.ts'

/**
 * Fifteen hunts over the same 2,000,000 process and 1,000,000 network events: as KQL on a case, from text to rows, and as SQL on DuckDB
 * with two threads. Both must answer alike. Wanted: a geometric mean no slower than DuckDB, and no hunt over four times its time.
 * Rows, case and peer are kept in the machine's temporary folder (COLDTRAIL_BENCH names another). Run: npm run bench hunt [H1 H5 …]
 */
interface Hunt {
  readonly id: string
  readonly kql: string
  readonly duckdb: string
}

const RUNS = 5
const MOST = 4

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!

function ask(store: ReadStore, { kql }: Hunt): HuntResult {
  const answer = huntRows(store, { query: kql, clock: { kind: 'case' }, range: null })
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

/** A `top` may cut among equals anywhere: of such answers only what they were ordered by is compared. */
const orderedBy = (kql: string) => /\| top \d+ by (\w+)/.exec(kql)?.[1]

function compared(hunt: Hunt, ours: HuntResult, theirs: PeerResult): string | null {
  if (ours.rows.length !== theirs.currentRowCount) return `${ours.rows.length} rows, DuckDB has ${theirs.currentRowCount}`
  const rows = theirs.getRows()
  // `arg_max(p, …)` answers whole rows, each as one struct.
  const structs = rows.map((row) => (row.length === 1 ? (row[0] as { entries?: Record<string, unknown> } | null)?.entries : undefined))
  const records = structs[0] ? structs.map((struct) => Object.values(struct!)) : rows
  const names = structs[0] ? Object.keys(structs[0]) : null
  const by = orderedBy(hunt.kql)
  const wholeTable = names ?? (hunt.duckdb.startsWith('SELECT *') ? theirs.columnNames() : null)
  let places = wholeTable ? wholeTable.map((name) => ours.columns.findIndex((c) => c.name === name)) : ours.columns.map((_, i) => i)
  let peerPlaces = places.map((_, i) => i)
  if (by && !hunt.kql.includes('by Timestamp')) {
    const place = ours.columns.findIndex((c) => c.name === by)
    peerPlaces = [peerPlaces[places.indexOf(place)]!]
    places = [place]
  }
  const mine = ours.rows.map((row) => places.map((p) => ourCell(row[p])).join('\u0001')).sort()
  const peer = records.map((row) => peerPlaces.map((p) => peerCell(row[p])).join('\u0001')).sort()
  const differs = mine.findIndex((row, i) => row !== peer[i])
  return differs < 0 ? null : `row ${differs}: ${mine[differs]} against ${peer[differs]}`.replaceAll('\u0001', ' | ').slice(0, 400)
}

async function measure(store: ReadStore, peer: PeerConnection, hunt: Hunt) {
  const first = performance.now()
  const ours = ask(store, hunt)
  const cold = performance.now() - first
  const theirs = await peer.runAndReadAll(hunt.duckdb)
  const wrong = compared(hunt, ours, theirs)
  if (wrong) throw new Error(`${hunt.id} is answered differently: ${wrong}`)
  const [mine, peers]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    let from = performance.now()
    ask(store, hunt)
    mine.push(performance.now() - from)
    from = performance.now()
    await peer.runAndReadAll(hunt.duckdb)
    peers.push(performance.now() - from)
  }
  return { rows: ours.rows.length, cold, ours: median(mine), peer: median(peers) }
}

if (!hasSharedTools) {
  process.stdout.write('skipped: ../shared with the rows and hunts of this benchmark is not on this machine\n')
} else {
  const wanted = process.argv.slice(2)
  const hunts = readFileSync(sharedTool('hunt-bench.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Hunt)
    .filter((hunt) => wanted.length === 0 || wanted.includes(hunt.id))
  const missing = wanted.filter((id) => !hunts.some((hunt) => hunt.id === id))
  if (missing.length > 0) throw new Error(`no such hunt: ${missing.join(', ')}`)
  const folder = process.env.COLDTRAIL_BENCH ?? join(tmpdir(), 'coldtrail-bench')
  mkdirSync(folder, { recursive: true })
  const all = await exports(folder)
  const peer = await openPeer(folder, all)
  const store = await openCase(folder, all)
  const ratios: number[] = []
  process.stdout.write('hunt     rows   first ms   then ms   DuckDB ms   times DuckDB\n')
  for (const hunt of hunts) {
    const { rows, cold, ours, peer: theirs } = await measure(store, peer, hunt)
    ratios.push(ours / theirs)
    const cells = [hunt.id.padEnd(4), String(rows).padStart(9), cold.toFixed(1).padStart(11), ours.toFixed(1).padStart(10)]
    process.stdout.write(`${[...cells, theirs.toFixed(1).padStart(12), (ours / theirs).toFixed(2).padStart(15)].join('')}\n`)
  }
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
  const worst = Math.max(...ratios)
  process.stdout.write(
    `geometric mean ${mean.toFixed(2)} times DuckDB (wanted: 1 or less), worst ${worst.toFixed(2)} times (wanted: ${MOST} or less)\n`,
  )
  if (mean > 1 || worst > MOST) process.exitCode = 1
  store.close()
}
