import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseCatalog } from '#engine/hunt/case-catalog.ts'
import { huntConnection } from '#engine/hunt/case-hunt.ts'
import { caseStorage } from '#engine/hunt/case-storage.ts'
import { runPlan } from '#engine/hunt/columnar/run-plan.ts'
import { type HuntResult, runHunt } from '#engine/hunt/run-hunt.ts'
import { fillColumns } from '#engine/store/kept/fill.ts'
import type { ReadStore, SqlValue, WriteStore } from '#engine/store/sql.ts'
import type { Table } from '#model/tables/column.ts'
import { addRows, caseOfRows } from '../support/hunting-rows.ts'

const table: Table = {
  name: 'Events',
  columns: [
    { name: 'Time', type: 'datetime' },
    { name: 'Device', type: 'string' },
    { name: 'File', type: 'string' },
    { name: 'Process', type: 'long' },
    { name: 'Share', type: 'real' },
    { name: 'Known', type: 'bool' },
    { name: 'Details', type: 'dynamic' },
  ],
}

function answer(store: ReadStore, query: string, columnar: boolean): HuntResult {
  const connection = huntConnection(store)
  const more = columnar
    ? { storage: caseStorage(store), answerPlan: (plan: Parameters<typeof runPlan>[2]) => runPlan(store, connection, plan) }
    : {}
  const result = runHunt(connection, query, { catalog: caseCatalog(store), clock: 0n, ...more })
  if (!result.ok) throw new Error(`${result.problem.message}: ${query}`)
  return result.value
}

const sorted = ({ rows }: HuntResult) =>
  rows.map((row) => JSON.stringify(row.map((cell) => (Array.isArray(cell) ? [...cell].map(String).sort() : cell)))).sort()

function fill(store: WriteStore, steps = Number.POSITIVE_INFINITY): void {
  let done = 0
  for (const _step of fillColumns(store, table.name)) if (++done >= steps) return
}

const DAY = 864_000_000_000n
const NOON = 639_107_280_000_000_000n
const orNull = <T>(of: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: of }, { weight: 1, arbitrary: fc.constant(null) })
const row: fc.Arbitrary<SqlValue[]> = fc
  .tuple(
    orNull(fc.bigInt(0n, 40n).map((n) => NOON + (n * DAY) / 8n)),
    fc.constantFrom('ws1', 'ws2', 'WS2', 'srv', ''),
    fc.constantFrom('cmd.exe', 'CMD.EXE', 'powershell.exe', 'é.exe', ''),
    orNull(fc.constantFrom(1n, 2n, 3n, 4000n, 9007199254740993n)),
    orNull(fc.constantFrom(0.5, -1, 2)),
    orNull(fc.constantFrom(0n, 1n)),
    orNull(fc.constantFrom('{"a":1}', '"x"', '[1,2]')),
  )
  .map((cells) => [...cells])
const rows = fc.array(row, { minLength: 1, maxLength: 40 })

const condition = fc.constantFrom(
  'File =~ "cmd.exe"',
  'File in~ ("cmd.exe", "É.EXE")',
  'File has "powershell"',
  'File matches regex "^c.*"',
  'tolower(Device) == "ws2"',
  'Device != ""',
  'Process > 2',
  'Process == 1 or Process == 4000',
  'not(Process == 1)',
  'isnull(Process)',
  'Share < 1.0',
  'Known',
  'isempty(Known)',
  'tostring(Details.a) == "1"',
  'Time > datetime(2026-04-02)',
  'Time between (datetime(2026-04-01 12:00) .. datetime(2026-04-03))',
  'isnotnull(Time)',
  'Time != datetime(2026-04-02)',
  'Device == "srv" or Time < datetime(2026-04-02)',
  'strlen(File) > 7 and Device startswith "w"',
)
const key = fc.constantFrom(
  'Device',
  'File',
  'Process',
  'Known',
  'bin(Time, 1d)',
  'bin(Time, 7d)',
  'Time',
  'Lower = tolower(File)',
  'Kind = iff(Process > 2, "high", "low")',
  'tostring(Details)',
  'bin(Process, 2)',
  'Share',
)
const aggregate = fc.constantFrom(
  'count()',
  'countif(Device == "ws2")',
  'dcount(File)',
  'dcount(Process)',
  'dcount(Time)',
  'dcountif(File, Time > datetime(2026-04-02))',
  'min(Time)',
  'max(Time)',
  'min(File)',
  'max(Process)',
  'minif(Time, File == "cmd.exe")',
  'sum(Process)',
  'make_set(File)',
  'make_set(tolower(Device))',
  'dcount(tolower(File))',
)
const wheres = fc.array(condition, { maxLength: 2 }).map((all) => all.map((one) => `| where ${one} `).join(''))
const unique = (list: readonly string[]) => [...new Set(list)]
const summarize = fc
  .tuple(fc.array(aggregate, { minLength: 1, maxLength: 3 }), fc.array(key, { maxLength: 3 }))
  .map(([calls, keys]) => `summarize ${unique(calls).join(', ')}${keys.length ? ` by ${unique(keys).join(', ')}` : ''}`)
const ending = fc.oneof(
  { weight: 4, arbitrary: summarize },
  fc.constantFrom(
    'count',
    'distinct Device, File',
    'distinct tolower(File)',
    'summarize arg_max(Time, Device, Process) by File',
    'summarize take_any(File) by Device | count',
    'summarize by Device',
  ),
)
const join = fc
  .tuple(
    wheres,
    wheres,
    fc.constantFrom('inner', 'innerunique'),
    fc.constantFrom('Device', 'Device, Process', 'Known, File'),
    fc.constantFrom('count', 'summarize count(), dcount(File1) by Device', 'summarize max(Time) by File1'),
  )
  .map(([left, right, kind, on, end]) => `Events ${left}| join kind=${kind} (Events ${right}) on ${on} | ${end}`)
const query = fc.oneof({ weight: 4, arbitrary: fc.tuple(wheres, ending).map(([where, end]) => `Events ${where}| ${end}`) }, join)

test('kept columns change what is read, never what is answered', { timeout: 120_000 }, () => {
  let columnar = 0
  fc.assert(
    fc.property(
      rows,
      rows,
      fc.array(query, { minLength: 25, maxLength: 30 }),
      fc.boolean(),
      fc.nat(5),
      (first, later, queries, whole, hole) => {
        const store = caseOfRows(table, first)
        try {
          store.run('DELETE FROM Events WHERE _id = ?', hole)
          fill(store, whole ? undefined : 4)
          addRows(store, table, later)
          if (whole) fill(store)
          for (const each of queries) {
            const fast = answer(store, each, true)
            expect(sorted(fast), each).toEqual(sorted(answer(store, each, false)))
            if (fast.sql.includes('kql_columnar')) columnar++
          }
        } finally {
          store.close()
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 4) },
  )
  expect(columnar).toBeGreaterThan(20)
})
