import { addMoment, type Moments, noMoments, populationVariance, sampleVariance } from '../../runtime/moments.ts'
import type { KqlType } from '../../types.ts'
import { type AggregateForm, type AggregateRow, defineJsAggregate } from '../aggregate-row.ts'
import { conditional } from './conditional.ts'

const ORDERED: readonly KqlType[] = ['long', 'int', 'real', 'decimal', 'datetime', 'timespan', 'string', 'bool', 'guid']

/** Sums in JavaScript where a value may be NaN: SQLite would read its text as zero. */
const realSum = defineJsAggregate<{ sum: number }>({
  start: () => ({ sum: 0 }),
  step: (state, value: number) => {
    state.sum += value
    return state
  },
  result: (state) => state.sum,
})

const realAverage = defineJsAggregate<{ sum: number; n: number }>({
  start: () => ({ sum: 0, n: 0 }),
  step: (state, value: number) => {
    state.sum += value
    state.n++
    return state
  },
  result: (state) => state.sum / state.n,
})

/** Averages of ticks stay exact: a double would round them. */
const tickAverage = defineJsAggregate<{ sum: bigint; n: bigint }>({
  start: () => ({ sum: 0n, n: 0n }),
  step: (state, value: bigint) => {
    state.sum += value
    state.n++
    return state
  },
  result: (state) => (state.n === 0n ? null : state.sum / state.n),
})

/** Sums of integers wrap at 64 bits as the engine's do, where SQLite's would throw. */
const longSum = defineJsAggregate<{ sum: bigint }>({
  start: () => ({ sum: 0n }),
  step: (state, value: bigint) => {
    state.sum = BigInt.asIntN(64, state.sum + value)
    return state
  },
  result: (state) => state.sum,
})

/** `min` and `max`; an empty string counts as missing, as null does. Where one real is NaN both are: its text is the greatest in SQLite. */
function extreme(which: 'min' | 'max', example: readonly [string, string]): AggregateRow {
  const sql = (type: KqlType) => (args: readonly string[], tail: string) => {
    const plain = `${which}(${args[0]})${tail}`
    if (type === 'string') return `coalesce(${which}(nullif(${args[0]}, ''))${tail}, '')`
    return type === 'real' && which === 'min' ? `CASE WHEN max(${args[0]})${tail} = 'NaN' THEN 'NaN' ELSE ${plain} END` : plain
  }
  return {
    name: which,
    doc: `The ${which === 'min' ? 'least' : 'greatest'} value`,
    example,
    forms: [
      ...ORDERED.map((type): AggregateForm => ({ params: [type], returns: type, sql: sql(type) })),
      { params: ['dynamic'], returns: 'dynamic', sql: (args, tail) => `${which}(${args[0]})${tail}` },
    ],
  }
}

function spread(name: string, doc: string, example: readonly [string, string], result: (state: Moments) => number): AggregateRow {
  return {
    name,
    doc,
    example,
    forms: [
      {
        params: ['real'],
        returns: 'real',
        nan: true,
        total: true,
        js: defineJsAggregate<Moments>({ start: noMoments, step: (state, value: number) => addMoment(state, value), result }),
      },
    ],
  }
}

function covariance(name: string, doc: string, example: readonly [string, string], divisor: (n: number) => number): AggregateRow {
  return {
    name,
    doc,
    example,
    forms: [
      {
        params: ['real', 'real'],
        returns: 'real',
        nan: true,
        js: defineJsAggregate<Moments>({
          start: noMoments,
          step: (state, a: number, b: number) => addMoment(state, a, b),
          result: (state) => (state.n < 1 ? 0 : state.products / divisor(state.n)),
        }),
      },
    ],
  }
}

function bits(name: string, doc: string, example: readonly [string, string], join: (a: bigint, b: bigint) => bigint): AggregateRow {
  return {
    name,
    doc,
    example,
    forms: [
      {
        params: ['long'],
        returns: 'long',
        js: defineJsAggregate<{ value: bigint | null }>({
          start: () => ({ value: null }),
          step: (state, value: bigint) => {
            state.value = state.value === null ? value : join(state.value, value)
            return state
          },
          result: (state) => state.value,
        }),
      },
    ],
  }
}

const distinctCount = (argument: string | undefined, tail: string) => `count(DISTINCT ${argument})${tail}`

const count: AggregateRow = {
  name: 'count',
  doc: 'Rows, nulls included, with or without an argument',
  example: ['count()', '3'],
  forms: [{ params: [], rest: 'any', returns: 'long', sql: (_args, tail) => `count(*)${tail}`, total: true }],
}

const sum: AggregateRow = {
  name: 'sum',
  doc: 'Sum of the values; 0 where there are none',
  example: ['sum(n)', '5'],
  forms: [
    { params: ['long'], returns: 'long', js: longSum, total: true },
    { params: ['real'], returns: 'real', js: realSum, nan: true, total: true },
    { params: ['decimal'], returns: 'decimal', js: realSum, total: true },
    { params: ['timespan'], returns: 'timespan', js: longSum, total: true },
  ],
}

const avg: AggregateRow = {
  name: 'avg',
  doc: 'Mean of the values; NaN where there are none',
  example: ['round(avg(n), 3)', '1.667'],
  forms: [
    { params: ['real'], returns: 'real', js: realAverage, nan: true, total: true },
    { params: ['timespan'], returns: 'timespan', js: tickAverage },
    { params: ['datetime'], returns: 'datetime', js: tickAverage },
  ],
}

const min = extreme('min', ['min(n)', '1'])
const max = extreme('max', ['max(n)', '2'])

const dcount: AggregateRow = {
  name: 'dcount',
  doc: 'Distinct values, counted exactly (Kusto estimates; the accuracy argument changes nothing here)',
  example: ['dcount(s)', '2'],
  forms: [{ params: ['any', 'int'], optional: 1, returns: 'long', sql: ([argument], tail) => distinctCount(argument, tail), total: true }],
}

const countDistinct: AggregateRow = {
  ...dcount,
  name: 'count_distinct',
  doc: 'Distinct values, counted exactly',
  example: ['count_distinct(s)', '2'],
}

const stdev = spread('stdev', 'Standard deviation of a sample', ['round(stdev(n), 3)', '0.577'], (state) =>
  Math.sqrt(sampleVariance(state)),
)
const variance = spread('variance', 'Variance of a sample', ['round(variance(n), 3)', '0.333'], sampleVariance)
const variancep = spread('variancep', 'Variance of a whole population', ['round(variancep(n), 3)', '0.222'], populationVariance)
const covariancep = covariance('covariancep', 'Covariance of a whole population', ['round(covariancep(n, n), 3)', '0.222'], (n) => n)
const covarianceOf = covariance('covariance', 'Covariance of a sample', ['round(covariance(n, n), 3)', '0.333'], (n) => Math.max(1, n - 1))

/** Counting and arithmetic over rows. */
export const numbers: readonly AggregateRow[] = [
  count,
  {
    ...count,
    name: 'countif',
    doc: 'Rows for which the predicate is true',
    example: ['countif(n == 2)', '2'],
    condition: 0,
    forms: [{ ...count.forms[0]!, params: [] }],
  },
  sum,
  conditional(sum, 'sumif', ['sumif(n, n == 2)', '4']),
  avg,
  conditional(avg, 'avgif', ['avgif(n, n == 2)', '2.0']),
  min,
  conditional(min, 'minif', ['minif(n, n > 1)', '2']),
  max,
  conditional(max, 'maxif', ['maxif(n, n < 2)', '1']),
  dcount,
  conditional(dcount, 'dcountif', ['dcountif(s, n > 1)', '1']),
  countDistinct,
  conditional(countDistinct, 'count_distinctif', ['count_distinctif(s, n > 1)', '1']),
  stdev,
  conditional(stdev, 'stdevif', ['stdevif(n, n > 1)', '0.0']),
  spread('stdevp', 'Standard deviation of a whole population', ['round(stdevp(n), 3)', '0.471'], (state) =>
    Math.sqrt(populationVariance(state)),
  ),
  variance,
  conditional(variance, 'varianceif', ['varianceif(n, n > 1)', '0.0']),
  variancep,
  conditional(variancep, 'variancepif', ['variancepif(n, n > 1)', '0.0']),
  covarianceOf,
  conditional(covarianceOf, 'covarianceif', ['covarianceif(n, n, n > 1)', '0.0'], 2),
  covariancep,
  conditional(covariancep, 'covariancepif', ['covariancepif(n, n, n > 1)', '0.0'], 2),
  bits('binary_all_and', 'Bitwise and over all rows', ['binary_all_and(n)', '0'], (a, b) => a & b),
  bits('binary_all_or', 'Bitwise or over all rows', ['binary_all_or(n)', '3'], (a, b) => a | b),
  bits('binary_all_xor', 'Bitwise exclusive or over all rows', ['binary_all_xor(n)', '1'], (a, b) => a ^ b),
]
