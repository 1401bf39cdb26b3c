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
import type { ScalarRow } from '../scalar-row.ts'

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

/** Filling, filtering and analysis of series, arrays of numbers at even steps. */
export const series: readonly ScalarRow[] = [
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
