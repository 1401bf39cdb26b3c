import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseCatalog } from '../../src/engine/hunt/case-catalog.ts'
import { huntConnection } from '../../src/engine/hunt/case-hunt.ts'
import { type CopiedTable, copyCaseToClickHouse } from '../../src/engine/hunt/clickhouse/copy-case.ts'
import { runHuntOnClickHouse } from '../../src/engine/hunt/clickhouse/run-hunt.ts'
import { runHunt } from '../../src/engine/hunt/run-hunt.ts'
import { importEvidence } from '../../src/engine/ingest/import.ts'
import { type CaseWriter, createCase } from '../../src/engine/store/case-file.ts'
import { NOON } from '../kql/support/scratch.ts'
import { writeProcessEvents } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { openEngine } from './engine.ts'

const engine = openEngine()
const { database } = engine
const quiet = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }
let store: CaseWriter
let copied: readonly CopiedTable[]

beforeAll(async () => {
  using folder = temporaryFolder('clickhouse')
  const evidence = folder.file('events.csv')
  writeProcessEvents(evidence, 2_000)
  store = createCase(':memory:')
  await importEvidence(store, [evidence], quiet)
  copied = await copyCaseToClickHouse(store, database, { signal: quiet.signal, progress() {} })
})

afterAll(async () => {
  store.close()
  await engine.close()
})

const options = () => ({ catalog: caseCatalog(store), clock: NOON })
/** Rows and gathered values come in no order. */
const loose = (cell: unknown): unknown =>
  Array.isArray(cell) ? cell.map(loose).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : cell
const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row.map(loose))).sort()

/** Recorded queries in which ClickHouse's regular expressions know `\\s` as ASCII alone; docs/clickhouse.md says so. */
const ASCII_CLASSES = ['case-string-ops-0007']

/** Both engines' answers to a query; fails with the problem where one has none. */
async function both(query: string) {
  const here = runHunt(huntConnection(store), query, options())
  const there = await runHuntOnClickHouse(database, query, options())
  if (!here.ok || !there.ok) throw new Error(JSON.stringify({ query, here: here.ok || here.problem, there: there.ok || there.problem }))
  return { here: here.value, there: there.value }
}

test('every row of the case is copied with its provenance', async () => {
  expect(copied).toEqual([{ name: 'DeviceProcessEvents', rows: 2_000 }])
  for await (const rows of database.query('SELECT min("_record"), max("_record"), uniqExact("_id") FROM "DeviceProcessEvents"', {}))
    expect(rows.map((row) => row.map(Number))).toEqual([[expect.any(Number), expect.any(Number), 2_000]])
})

test.each(
  readFileSync(new URL('./hunts.kql', import.meta.url), 'utf8')
    .split(/\n{2,}/)
    .filter((query) => query.trim() !== ''),
)('ClickHouse answers as SQLite does: %s', async (query) => {
  const { here, there } = await both(query)
  expect(there.columns).toEqual(here.columns)
  expect(sorted(there.rows)).toEqual(sorted(here.rows))
})

describe('what ClickHouse has no words for', () => {
  test.each([
    ['print parse_xml("<a>1</a>")', 'parse_xml'],
    ['DeviceProcessEvents | sort by Timestamp asc | summarize make_list(FileName)', 'make_list over rows in an order'],
    ['DeviceProcessEvents | evaluate basket()', 'basket'],
  ])('is refused by name: %s', async (query, name) => {
    const answer = await runHuntOnClickHouse(database, query, options())
    expect(answer.ok ? 'answered' : answer.problem).toMatchObject({
      code: 'kql.unsupported-by-dialect',
      message: expect.stringContaining(name),
    })
  })
})

const corpus = new URL('../../../shared/data/15-kql-conformance/engine-fuzz.jsonl', import.meta.url)

test('queries with recorded answers are answered as SQLite answers them, or refused by name', async () => {
  let lines: string[]
  try {
    lines = readFileSync(corpus, 'utf8').trim().split('\n')
  } catch {
    process.stdout.write('The recorded queries are not on this machine; nothing was compared.\n')
    return
  }
  const told = { same: 0, refused: 0, differs: [] as string[], failed: [] as string[] }
  for (const line of lines) {
    const { id, query } = JSON.parse(line) as { id: string; query: string }
    if (ASCII_CLASSES.includes(id)) continue
    const there = await runHuntOnClickHouse(database, query, options())
    if (!there.ok) {
      if (there.problem.code === 'clickhouse.run-failed') told.failed.push(`${id}: ${there.problem.message.slice(0, 160)}`)
      else told.refused++
      continue
    }
    const here = runHunt(huntConnection(store), query, options())
    if (here.ok && JSON.stringify(sorted(here.value.rows)) === JSON.stringify(sorted(there.value.rows))) told.same++
    else told.differs.push(id)
  }
  process.stdout.write(`${JSON.stringify({ ...told, differs: told.differs.length, failed: told.failed.length })}\n`)
  expect(told).toMatchObject({ differs: [], failed: [] })
}, 900_000)
