import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rows as ask } from './support/ask.ts'
import { gathered, narrowed, nested, seriesMade } from './support/naive/groups.ts'
import { agreesWith, expansions, lookups, outerJoins, unions } from './support/naive/matching.ts'
import { applied, type Datum, datatable, type Operator, operatorText, type Sheet, type Test } from './support/naive/sheet.ts'
import { firsts, neighbours, scans } from './support/naive/windows.ts'

const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(null))
const word = fc.constantFrom('', 'a', 'A', 'ab', 'É', 'é', 'x_y', '100%')

/** Names `summarize` gives its columns: they cannot be its keys as well. */
const AGGREGATED: readonly string[] = ['n', 'total', 'least', 'most', 'kinds']

const sheet = (names: readonly string[], types: readonly ('long' | 'string')[]): fc.Arbitrary<Sheet> =>
  fc
    .array(fc.tuple(...types.map((type): fc.Arbitrary<Datum> => (type === 'long' ? number : word))), { minLength: 1, maxLength: 7 })
    .map((rows) => ({ names, types, rows }))

const numbersOf = (given: Sheet) => given.names.filter((_, i) => given.types[i] === 'long')
const wordsOf = (given: Sheet) => given.names.filter((_, i) => given.types[i] === 'string')

function test(given: Sheet, depth = 2): fc.Arbitrary<Test> {
  const [numbers, words] = [numbersOf(given), wordsOf(given)]
  const leaves: fc.Arbitrary<Test>[] = []
  if (numbers.length) {
    leaves.push(
      fc.record({
        kind: fc.constant('compare' as const),
        column: fc.constantFrom(...numbers),
        op: fc.constantFrom('==', '!=', '<', '>='),
        value: number,
      }),
      fc.record({
        kind: fc.constant('in' as const),
        column: fc.constantFrom(...numbers),
        negative: fc.boolean(),
        values: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 3 }),
      }),
    )
  }
  if (words.length) {
    leaves.push(
      fc.record({
        kind: fc.constant('text' as const),
        column: fc.constantFrom(...words),
        op: fc.constantFrom('contains', 'startswith', '=~', '!contains'),
        value: word,
      }),
      fc.record({ kind: fc.constant('compare' as const), column: fc.constantFrom(...words), op: fc.constantFrom('==', '!='), value: word }),
    )
  }
  if (depth === 0) return fc.oneof(...leaves)
  const inner = test(given, depth - 1)
  return fc.oneof(
    ...leaves,
    inner.map((of): Test => ({ kind: 'not', of })),
    fc.record({ kind: fc.constantFrom('both', 'either'), left: inner, right: inner }),
  )
}

const right = sheet(['k', 'w'], ['long', 'string'])

function operator(given: Sheet): fc.Arbitrary<Operator> {
  const numbers = numbersOf(given)
  const some = fc.shuffledSubarray([...given.names], { minLength: 1 })
  const all: fc.Arbitrary<Operator>[] = [
    test(given).map((found): Operator => ({ kind: 'where', test: found })),
    some.map((columns): Operator => ({ kind: 'distinct', columns })),
  ]
  if (numbers.length) {
    all.push(
      fc.record({
        kind: fc.constant('extend' as const),
        name: fc.constantFrom('e', ...given.names),
        column: fc.constantFrom(...numbers),
        op: fc.constantFrom('+', '-', '*', '/', '%'),
        by: fc.integer({ min: -4, max: 4 }),
      }),
      fc.record({
        kind: fc.constant('summarize' as const),
        by: fc.shuffledSubarray(given.names.filter((name) => !AGGREGATED.includes(name))),
        of: fc.constantFrom(...numbers),
      }),
    )
  }
  if (agreesWith(given, ['k', 'w'], ['long', 'string']))
    all.push(
      unions(
        right,
        given.names.filter((name) => name === 'k' || name === 'w'),
      ),
    )
  all.push(firsts(given))
  if (numbers.length) all.push(expansions(given), neighbours(given), scans(given))
  const named = (...names: readonly string[]) => names.some((name) => given.names.includes(name))
  if (numbers.length && !named('li', 'se', 'pe', 'sk', 'any')) all.push(gathered(given))
  if (numbers.length && given.names.length > 1 && !named('ta', 'tb')) all.push(nested(given))
  if (numbers.length && given.names.length > 1 && !named('sn', 'st', 'sx')) all.push(seriesMade(given))
  if (!named('Row', 'Column', 'Value')) all.push(narrowed(given))
  if (given.names.includes('k') && given.types[given.names.indexOf('k')] === 'long') {
    all.push(
      outerJoins(right, 'k'),
      lookups(right, 'k'),
      fc.record({
        kind: fc.constant('join' as const),
        how: fc.constantFrom('inner', 'leftouter', 'leftanti', 'leftsemi'),
        key: fc.constant('k'),
        right,
      }),
    )
  }
  if (given.names.length > 1) all.push(fc.constantFrom(...given.names).map((column): Operator => ({ kind: 'project-away', column })))
  return fc.oneof(...all)
}

/** A pipeline grown operator by operator, each fit for what the ones before it give. */
function pipeline(given: Sheet, length: number): fc.Arbitrary<readonly Operator[]> {
  if (length === 0) return fc.constant([])
  return operator(given).chain((first) => pipeline(applied(given, first), length - 1).map((rest) => [first, ...rest]))
}

/** Every kind of operator the pipelines are made of; each has to be drawn. */
const KINDS = [
  ...['where', 'extend', 'distinct', 'summarize', 'join', 'lookup', 'union', 'project-away', 'mv-expand', 'mv-apply', 'take', 'partition'],
  ...['row_number', 'prev', 'next', 'row_cumsum', 'scan', 'sketches', 'top-nested', 'make-series', 'narrow'],
]

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort()

const RUNS = Number(process.env.RUNS ?? 300)

it('random pipelines over small tables agree with an evaluator that goes row by row', { timeout: 240_000 }, () => {
  const start = sheet(['k', 's', 'v'], ['long', 'string', 'long'])
  const cases = start.chain((given) =>
    fc.integer({ min: 1, max: 4 }).chain((length) => pipeline(given, length).map((operators) => ({ given, operators }))),
  )
  const met = new Map<string, number>()
  fc.assert(
    fc.property(cases, ({ given, operators }) => {
      const query = [datatable(given), ...operators.map(operatorText)].join('\n| ')
      const expected = operators.reduce(applied, given)
      expect(sorted(ask(query)), query).toEqual(sorted(expected.rows))
      for (const one of operators) {
        const name = one.kind === 'made' ? one.name.split(' ')[0]! : one.kind
        met.set(name, (met.get(name) ?? 0) + 1)
      }
    }),
    { numRuns: RUNS },
  )
  const seldom = KINDS.filter((kind) => (met.get(kind) ?? 0) < RUNS / 100)
  expect(seldom, JSON.stringify(Object.fromEntries(met))).toEqual([])
})
