import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseCatalog } from '#engine/hunt/case-catalog.ts'
import { huntConnection } from '#engine/hunt/case-hunt.ts'
import { caseStorage } from '#engine/hunt/case-storage.ts'
import { type HuntResult, runHunt } from '#engine/hunt/run-hunt.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { fillTextIndex, textIndex } from '#engine/store/text-index.ts'
import type { Table } from '#model/tables/column.ts'
import { addRows, caseOfRows } from '../support/hunting-rows.ts'

const table: Table = {
  name: 'Notes',
  columns: [
    { name: 'Number', type: 'long' },
    { name: 'Words', type: 'string' },
    { name: 'Path', type: 'string' },
    { name: 'Extra', type: 'dynamic' },
  ],
}

const answer = (store: ReadStore, query: string, indexed: boolean): HuntResult => {
  const storage = caseStorage(store)
  const always = { ...storage, textIndex: (of: Parameters<typeof storage.textIndex>[0]) => forced(storage.textIndex(of)) }
  const options = { catalog: caseCatalog(store), clock: 0n, ...(indexed ? { storage: always } : {}) }
  const result = runHunt(huntConnection(store), query, options)
  if (!result.ok) throw new Error(`${result.problem.message}: ${query}`)
  return result.value
}
const forced = <T>(index: T) => index && { ...index, isSelective: () => true }

function fill(store: Parameters<typeof fillTextIndex>[0], steps = Number.POSITIVE_INFINITY): void {
  let done = 0
  for (const _step of fillTextIndex(store, table.name, 5)) if (++done >= steps) return
}

const piece = fc.constantFrom(
  'cmd',
  'CMD',
  'exe',
  'a',
  'A1',
  'é',
  'É',
  '\u212a',
  'k',
  'ß',
  'İ',
  'x_y',
  '.',
  ' ',
  '-',
  '\\',
  '/',
  '_',
  '"',
  '10',
  'привет',
  '\0',
  '𝒳',
)
const words = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
const json = fc.oneof(
  fc.constant(null),
  words.map((text) => JSON.stringify(text)),
  words.map((text) => JSON.stringify({ text, n: 7 })),
)
const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), words, words, json), { minLength: 1, maxLength: 14 })

const quoted = (text: string) => JSON.stringify(text).replaceAll('\\u0000', '\\0')
const needle = words.filter((text) => !text.includes('\0'))
const operators = [
  'has',
  '!has',
  'hasprefix',
  'hassuffix',
  'has_cs',
  'contains',
  'contains_cs',
  'startswith',
  'endswith',
  '==',
  '=~',
  '!=',
  '!contains',
  'startswith_cs',
]
const leaf = fc.oneof(
  fc
    .tuple(fc.constantFrom('Words', 'Path', 'Extra'), fc.constantFrom(...operators), needle)
    .map(([column, operator, text]) => `${column === 'Extra' ? 'tostring(Extra)' : column} ${operator} ${quoted(text)}`),
  fc
    .tuple(fc.constantFrom('has_any', 'has_all', 'in', 'in~', '!in'), fc.array(needle, { minLength: 1, maxLength: 3 }))
    .map(([operator, list]) => `Words ${operator} (${list.map(quoted).join(', ')})`),
  needle.map((text) => `* has ${quoted(text)}`),
  needle.map((text) => `Words matches regex @"(?i)${text.replace(/[^a-z0-9 ]/gi, (c) => `\\x{${c.codePointAt(0)!.toString(16)}}`)}"`),
  fc
    .constantFrom('[cC]md', 'cmd+\\.e', '-?exe', 'a{0,2}-', '[^\\]x]k', '(cmd|exe)\\.', 'cmd|k', '\\bexe\\b', '\\.[eE]xe')
    .map((pattern) => `Words matches regex @"${pattern}"`),
)
/** Needles the index knows words of, whatever stands beside: nothing but ASCII, a whole word between its ends. */
const wordy = fc
  .tuple(fc.constantFrom('', 'a', 'cmd', 'x_y', '.'), fc.constantFrom('cmd', 'exe', 'A1', '10'), fc.constantFrom('', 'k', '.', 'x_y'))
  .map(([before, word, after]) => `${before}-${word} ${after}`)
const seeking = fc
  .tuple(
    fc.constantFrom('Words', 'Path'),
    fc.constantFrom('has', 'has_cs', 'hasprefix', 'hassuffix', 'contains', 'startswith', 'endswith'),
    wordy,
  )
  .map(([column, operator, text]) => `${column} ${operator} ${quoted(text)}`)
/** Conditions that the index must be asked for: such a needle, whatever else must hold too, or one such needle of several. */
const indexable = fc.oneof(
  seeking,
  fc.tuple(seeking, fc.constantFrom('and', 'or'), seeking).map(([a, joined, b]) => `${a} ${joined} ${b}`),
  fc.tuple(seeking, leaf).map(([a, b]) => `(${b}) and ${a}`),
  fc
    .tuple(fc.constantFrom('has_any', 'has_all'), fc.array(wordy, { minLength: 1, maxLength: 3 }))
    .map(([operator, list]) => `Words ${operator} (${list.map(quoted).join(', ')})`),
  fc.constantFrom('cmd-exe\\.', '[ab]-(10|A1) cmd\\b', '-exe\\.a').map((pattern) => `Path matches regex @"${pattern}"`),
)
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, o, b]) => `(${a}) ${o} (${b})`),
    tie('condition').map((a) => `not(${a})`),
  ),
}))

const all = fc.oneof(
  condition.map((text) => ({ text, isIndexable: false })),
  indexable.map((text) => ({ text, isIndexable: true })),
)
const mixed = fc.array(all, { minLength: 20, maxLength: 30 })

test('the text index changes what is read, never what is answered', { timeout: 60_000 }, () => {
  let [asked, sifted] = [0, 0]
  fc.assert(
    fc.property(rows, rows, mixed, fc.boolean(), (first, later, conditions, whole) => {
      const store = caseOfRows(table, first)
      try {
        fill(store, whole ? undefined : 1)
        addRows(store, table, later)
        for (const { text: each, isIndexable } of conditions) {
          const query = `Notes | where ${each} | project Number, Words, Path | sort by Number asc, Words asc, Path asc`
          const fast = answer(store, query, true)
          expect(fast.rows, query).toEqual(answer(store, query, false).rows)
          const isAsked = fast.sql.includes('MATCH')
          if (isIndexable) expect(isAsked, query).toBe(true)
          asked++
          if (isAsked) sifted++
        }
      } finally {
        store.close()
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 4) },
  )
  expect(sifted / asked).toBeGreaterThan(0.4)
})

test('a search over every column is found in the index, and is found in numbers too', () => {
  using store = disposable(
    caseOfRows(table, [
      [4688, 'nothing', '', null],
      [1, 'Mimikatz here', '', null],
      [2, '', 'C:\\mimikatz.exe', null],
    ]),
  )
  fill(store.case)
  const found = answer(store.case, 'search "mimikatz" | count', true)
  expect([found.rows, found.sql.includes('MATCH')]).toEqual([[[2]], true])
  expect(answer(store.case, 'search "4688" | count', true).rows).toEqual([[1]])
})

test('filling goes on where it was left, and ends with every row', () => {
  using store = disposable(
    caseOfRows(
      table,
      Array.from({ length: 23 }, (_, i) => [i, `word${i}`, '', null]),
    ),
  )
  fill(store.case, 2)
  expect(textIndex(store.case, table.name)!.covered).toBe(10)
  fill(store.case)
  expect(textIndex(store.case, table.name)!.covered).toBe(23)
  expect(answer(store.case, 'Notes | where Words has "word17" | project Number', true).rows).toEqual([[17]])
})

const disposable = (store: ReturnType<typeof caseOfRows>) => ({ case: store, [Symbol.dispose]: () => store.close() })
