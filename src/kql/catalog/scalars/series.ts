import {
  fillBackward,
  fillForward,
  fillLinear,
  fir,
  fitLine,
  fitTwoLines,
  iir,
  mean,
  outlierScores,
  phaseMedians,
  present,
  type Series,
  seriesOf,
  strongestPeriod,
  variance,
} from '../../runtime/series.ts'
import { fillLinearly } from '../../runtime/series-fill.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** Item by item over one series. */
function each(name: string, doc: string, gives: string, body: (x: number) => number): ScalarRow {
  return {
    name: `series_${name}`,
    doc: `${doc} of each item`,
    example: [`series_${name}(dynamic([1.5, null]))`, gives],
    forms: [
      {
        params: ['dynamic'],
        returns: 'dynamic',
        js: { body: (items: Dynamic) => seriesOf(items)?.map((x) => (x === null ? null : body(x))) ?? null },
      },
    ],
  }
}

/** Item by item over two series; a single number stands for a series of it. */
function pairwise(name: string, doc: string, gives: string, body: (x: number, y: number) => unknown): ScalarRow {
  const items = (value: Dynamic) => seriesOf(value) ?? (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null)
  const pair = (a: Dynamic, b: Dynamic) => {
    const [x, y] = [items(a), items(b)]
    if (x === null || y === null) return null
    const length = Math.max(typeof x === 'number' ? 0 : x.length, typeof y === 'number' ? 0 : y.length)
    const at = (series: Series | number, i: number) => (typeof series === 'number' ? series : (series[i] ?? null))
    return Array.from({ length }, (_one, i) => {
      const [p, q] = [at(x, i), at(y, i)]
      return p === null || q === null ? null : body(p, q)
    })
  }
  return {
    name: `series_${name}`,
    doc: `${doc} of two series, item by item`,
    example: [`series_${name}(dynamic([1, 4]), dynamic([2, 4]))`, gives],
    forms: [{ params: ['json', 'json'], returns: 'dynamic', js: { body: pair } }],
  }
}

const filling = (name: string, doc: string, gives: string, body: (series: Series) => Series): ScalarRow => ({
  name: `series_fill_${name}`,
  doc,
  example: [`series_fill_${name}(dynamic([1, null, 3]))`, gives],
  forms: [
    {
      params: ['dynamic', 'json'],
      optional: 1,
      returns: 'dynamic',
      js: {
        body: (items: Dynamic) => {
          const series = seriesOf(items)
          return series && body(series)
        },
      },
    },
  ],
})

/** One number of one series, or of two. */
function measure(
  name: string,
  doc: string,
  example: readonly [string, string],
  body: (...series: number[][]) => number | null,
  arity: 1 | 2,
): ScalarRow {
  const params: ScalarForm['params'] = arity === 1 ? ['dynamic'] : ['json', 'json']
  return {
    name: `series_${name}`,
    doc,
    example,
    forms: [
      {
        params,
        returns: 'real',
        nan: true,
        js: {
          body: (...args: Dynamic[]) => {
            const length = Math.max(...args.map((arg) => seriesOf(arg)?.length ?? 1))
            const series = args.map((arg) => seriesOf(arg) ?? Array<number>(length).fill(Number(arg)))
            return series.some((one) => one.length !== length || one.includes(null)) ? null : body(...(series as number[][]))
          },
        },
      },
    ],
  }
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const magnitude = (a: readonly number[]) => Math.sqrt(dot(a, a))

function pearson(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)]
  const [da, db] = [a.map((x) => x - ma), b.map((x) => x - mb)]
  return dot(da, db) / (magnitude(da) * magnitude(db))
}

function stats(series: Series): Dynamic {
  const values = present(series)
  if (values.length === 0) return null
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  const spread = variance(values)
  return {
    min: least,
    min_idx: series.indexOf(least),
    max: greatest,
    max_idx: series.indexOf(greatest),
    avg: mean(values),
    stdev: Math.sqrt(spread),
    variance: spread,
    sum: values.reduce((sum, value) => sum + value, 0),
    len: series.length,
  }
}

const asDynamic = (name: string, doc: string, example: readonly [string, string], body: (series: Series) => unknown): ScalarRow => ({
  name,
  doc,
  example,
  forms: [
    {
      params: ['dynamic'],
      returns: 'dynamic',
      js: {
        body: (items: Dynamic) => {
          const series = seriesOf(items)
          return series && series.length > 0 ? body(series) : null
        },
      },
    },
  ],
})

const full = (series: Series) => fillLinear(series).map((value) => value ?? 0)

/** Arithmetic and analysis on series, arrays of numbers at even steps. */
export const series: readonly ScalarRow[] = [
  each('abs', 'Absolute value', '[1.5,null]', Math.abs),
  each('sign', 'Sign', '[1,null]', Math.sign),
  each('floor', 'Greatest integer not above', '[1,null]', Math.floor),
  each('ceiling', 'Least integer not below', '[2,null]', Math.ceil),
  each('exp', 'Exponential', '[4.4816890703380645,null]', Math.exp),
  each('log', 'Natural logarithm', '[0.4054651081081644,null]', Math.log),
  each('sin', 'Sine', '[0.9974949866040544,null]', Math.sin),
  each('cos', 'Cosine', '[0.0707372016677029,null]', Math.cos),
  each('tan', 'Tangent', '[14.101419947171719,null]', Math.tan),
  each('asin', 'Arc sine', '["NaN",null]', Math.asin),
  each('acos', 'Arc cosine', '["NaN",null]', Math.acos),
  each('atan', 'Arc tangent', '[0.982793723247329,null]', Math.atan),
  pairwise('add', 'Sum', '[3,8]', (x, y) => x + y),
  pairwise('subtract', 'Difference', '[-1,0]', (x, y) => x - y),
  pairwise('multiply', 'Product', '[2,16]', (x, y) => x * y),
  pairwise('divide', 'Quotient', '[0.5,1]', (x, y) => x / y),
  pairwise('pow', 'Power', '[1,256]', (x, y) => x ** y),
  pairwise('equals', 'Equality', '[false,true]', (x, y) => x === y),
  pairwise('not_equals', 'Inequality', '[true,false]', (x, y) => x !== y),
  pairwise('less', 'Less than', '[true,false]', (x, y) => x < y),
  pairwise('less_equals', 'Less or equal', '[true,true]', (x, y) => x <= y),
  pairwise('greater', 'Greater than', '[false,false]', (x, y) => x > y),
  pairwise('greater_equals', 'Greater or equal', '[false,true]', (x, y) => x >= y),
  measure('sum', 'Sum of a series', ['series_sum(dynamic([1, 2]))', '3.0'], (a = []) => a.reduce((sum, x) => sum + x, 0), 1),
  measure(
    'product',
    'Product of a series',
    ['series_product(dynamic([2, 3]))', '6.0'],
    (a = []) => a.reduce((product, x) => product * x, 1),
    1,
  ),
  measure('magnitude', 'Euclidean length of a series', ['series_magnitude(dynamic([3, 4]))', '5.0'], (a = []) => magnitude(a), 1),
  measure(
    'dot_product',
    'Dot product of two series',
    ['series_dot_product(dynamic([1, 2]), dynamic([3, 4]))', '11.0'],
    (a = [], b = []) => dot(a, b),
    2,
  ),
  measure(
    'cosine_similarity',
    'Cosine of the angle between two series',
    ['series_cosine_similarity(dynamic([1, 0]), dynamic([1, 0]))', '1.0'],
    (a = [], b = []) => dot(a, b) / (magnitude(a) * magnitude(b)),
    2,
  ),
  measure(
    'pearson_correlation',
    'Correlation of two series',
    ['round(series_pearson_correlation(dynamic([1, 2, 3]), dynamic([3, 2, 1])), 6)', '-1.0'],
    (a = [], b = []) => pearson(a, b),
    2,
  ),
  filling('forward', 'Missing items carry the last known one', '[1,1,3]', fillForward),
  filling('backward', 'Missing items carry the next known one', '[1,3,3]', fillBackward),
  {
    name: 'series_fill_linear',
    doc: 'Missing items lie on a line between known ones; integers stay integers. The ends are filled unless that is turned off',
    example: ['series_fill_linear(dynamic([1, null, 3]))', '[1,2,3]'],
    forms: [
      {
        params: ['dynamic', 'json', 'bool', 'json'],
        optional: 3,
        returns: 'dynamic',
        js: { nulls: 'seen', raw: true, body: fillLinearly },
      },
    ],
  },
  {
    name: 'series_fill_const',
    doc: 'Missing items become a constant',
    example: ['series_fill_const(dynamic([1, null]), 0)', '[1,0]'],
    forms: [
      {
        params: ['dynamic', 'json', 'json'],
        optional: 1,
        returns: 'dynamic',
        js: { body: (items: Dynamic, value: Dynamic) => seriesOf(items)?.map((x) => x ?? value) ?? null },
      },
    ],
  },
  {
    name: 'series_fir',
    doc: 'Finite impulse response filter: moving averages and differences',
    example: ['series_fir(dynamic([1, 2, 3]), dynamic([1, 1]), false)', '[1,3,5]'],
    forms: [
      {
        params: ['dynamic', 'dynamic', 'bool', 'bool'],
        optional: 2,
        returns: 'dynamic',
        js: {
          body: (items: Dynamic, filter: Dynamic, normalize?: boolean, center = false) => {
            const [x, weights] = [seriesOf(items), seriesOf(filter)]
            return x && weights && fir(x, weights, normalize ?? weights.every((weight) => (weight ?? 0) >= 0), center)
          },
        },
      },
    ],
  },
  {
    name: 'series_iir',
    doc: 'Infinite impulse response filter: running sums and exponential smoothing',
    example: ['series_iir(dynamic([1, 2, 3]), dynamic([1]), dynamic([1, -1]))', '[1,3,6]'],
    forms: [
      {
        params: ['dynamic', 'dynamic', 'dynamic'],
        returns: 'dynamic',
        js: {
          body: (items: Dynamic, b: Dynamic, a: Dynamic) => {
            const [x, p, q] = [seriesOf(items), seriesOf(b), seriesOf(a)]
            return x && p && q && iir(x, p, q)
          },
        },
      },
    ],
  },
  asDynamic(
    'series_stats_dynamic',
    'Least, greatest, mean, spread and sum of a series as a bag',
    ['series_stats_dynamic(dynamic([1, 3])).avg', '2'],
    stats,
  ),
  asDynamic(
    'series_fit_line_dynamic',
    'Line that fits a series best, as a bag',
    ['series_fit_line_dynamic(dynamic([1, 2, 3])).slope', '1'],
    (one) => fitLine(full(one)),
  ),
  asDynamic(
    'series_fit_2lines_dynamic',
    'Two lines that fit a series best, as a bag',
    ['series_fit_2lines_dynamic(dynamic([1, 2, 3, 2, 1])).split_idx', '2'],
    (one) => fitTwoLines(full(one)),
  ),
  {
    name: 'series_outliers',
    doc: 'Anomaly score of each item by Tukey’s fences; past 1.5 it is an outlier',
    example: ['array_length(series_outliers(dynamic([1, 2, 3])))', '3'],
    forms: [
      {
        params: ['dynamic', 'string', 'real', 'real', 'real'],
        optional: 4,
        returns: 'dynamic',
        js: {
          body: (items: Dynamic, kind?: string, ignored?: number, low?: number, high?: number) => {
            const x = seriesOf(items)
            return x && outlierScores(x, kind, ignored, low, high)
          },
        },
      },
    ],
  },
  {
    name: 'series_seasonal',
    doc: 'The median of each phase of the period, found or given, laid over the series',
    example: ['series_seasonal(dynamic([1, 2, 1, 2]), 2)', '[1,2,1,2]'],
    forms: [
      {
        params: ['dynamic', 'int'],
        optional: 1,
        returns: 'dynamic',
        js: {
          body: (items: Dynamic, period?: number) => {
            const x = seriesOf(items)
            if (!x) return null
            const values = full(x)
            return phaseMedians(values, period ?? strongestPeriod(values, Math.floor(values.length / 3)))
          },
        },
      },
    ],
  },
]
