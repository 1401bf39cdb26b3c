import type { ScalarRow } from '../catalog/scalar-row.ts'
import { compareDynamic } from '../runtime/compare.ts'
import { fourier } from '../runtime/fourier.ts'
import { fitPolynomial } from '../runtime/polynomial.ts'
import { decompose, fillLinear, fitLine, fitTwoLines, outlierScores, type Series, seriesOf } from '../runtime/series.ts'
import { detectPeriods, validatePeriods } from '../runtime/series-periods.ts'
import type { KqlType } from '../types.ts'
import type { Dynamic } from '../values/json.ts'

/** One of the columns a function of several values gives. */
export interface Field {
  readonly name: string
  readonly type: KqlType
}

const reals = (...names: readonly string[]): Field[] => names.map((name) => ({ name, type: 'real' }))
const arrays = (...names: readonly string[]): Field[] => names.map((name) => ({ name, type: 'dynamic' }))
const long = (name: string): Field => ({ name, type: 'long' })

const lineFields = [...reals('rsquare', 'slope', 'variance', 'rvariance', 'interception'), ...arrays('line_fit')]
const twoLinesFields = [
  ...reals('rsquare'),
  long('split_idx'),
  ...reals('variance', 'rvariance'),
  ...arrays('line_fit'),
  ...reals('right_rsquare', 'right_slope', 'right_interception', 'right_variance', 'right_rvariance'),
  ...reals('left_rsquare', 'left_slope', 'left_interception', 'left_variance', 'left_rvariance'),
]

/** Names of the columns each function gives, in order; behind them the name of its argument. */
export const tupleFields: Readonly<Record<string, readonly Field[]>> = {
  series_fit_line: lineFields,
  series_fit_2lines: twoLinesFields,
  series_stats: [...reals('min'), long('min_idx'), ...reals('max'), long('max_idx'), ...reals('avg', 'stdev', 'variance')],
  series_decompose: arrays('baseline', 'seasonal', 'trend', 'residual'),
  series_decompose_forecast: arrays('baseline', 'seasonal', 'trend', 'residual'),
  series_decompose_anomalies: arrays('ad_flag', 'ad_score', 'baseline'),
  series_fft: arrays('real', 'imag'),
  series_ifft: arrays('real', 'imag'),
  series_fit_poly: [...reals('rsquare'), ...arrays('coefficients'), ...reals('variance', 'rvariance'), ...arrays('poly_fit')],
  series_periods_detect: arrays('periods', 'scores'),
  series_periods_validate: arrays('periods', 'scores'),
}

const full = (series: Series): number[] => fillLinear(series).map((value) => value ?? 0)

function onSeries(work: (series: Series, ...rest: never[]) => readonly unknown[]) {
  return (items: Dynamic, ...rest: unknown[]) => {
    const series = seriesOf(items)
    return series && work(series, ...(rest as never[]))
  }
}

function pick(bag: object | null, fields: readonly Field[]): unknown[] {
  const values = (bag ?? {}) as Readonly<Record<string, unknown>>
  return fields.map(({ name }) => {
    const [side, ...rest] = name.split('_')
    const inner = values[side ?? ''] as Readonly<Record<string, unknown>> | undefined
    return values[name] ?? inner?.[rest.join('_')] ?? null
  })
}

function stats(series: Series): unknown[] {
  const values = series.filter((value) => value !== null)
  const [min, max] = [Math.min(...values), Math.max(...values)]
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const variance = values.length < 2 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return [min, series.indexOf(min), max, series.indexOf(max), mean, Math.sqrt(variance), variance]
}

function anomalies(series: Series, threshold = 1.5, seasonality = -1, trend = 'avg', testPoints = 0, method = 'ctukey'): unknown[] {
  const { baseline, residual } = decompose(series, seasonality, trend, testPoints)
  const scores = outlierScores(residual, method)
  return [scores.map((score) => (Math.abs(score) < threshold ? 0 : Math.sign(score))), scores, baseline]
}

function parts(series: Series, seasonality = -1, trend = 'avg', testPoints = 0): unknown[] {
  const { baseline, seasonal, trend: line, residual } = decompose(series, seasonality, trend, testPoints)
  return [baseline, seasonal, line, residual]
}

const forecast = (series: Series, points: number, seasonality = -1, trend = 'linefit'): unknown[] =>
  parts(series, seasonality, trend, points)

/** The periods found and their scores, noughts in the place of those that were not found. */
function detectedPeriods(series: Series, shortest: number, longest: number, most: number): unknown[] {
  const found = detectPeriods(full(series), shortest, longest, most)
  const blank = Array.from({ length: Math.max(0, most - found.length) }, () => 0)
  return [Float64Array.from([...found.map((p) => p.length), ...blank]), Float64Array.from([...found.map((p) => p.score), ...blank])]
}

const validatedPeriods = (series: Series, ...lengths: readonly number[]): unknown[] => [
  Float64Array.from(lengths),
  Float64Array.from(validatePeriods(full(series), lengths)),
]

const transformed =
  (inverse: boolean) =>
  (real: Dynamic, imaginary?: Dynamic): unknown[] | null => {
    const re = seriesOf(real)
    const im = imaginary === undefined || imaginary === null ? re?.map(() => 0) : seriesOf(imaginary)
    if (!re || !im || re.length !== im.length || re.length === 0) return null
    const result = fourier({ re: full(re), im: full(im) }, inverse)
    return [Float64Array.from(result.re), Float64Array.from(result.im)]
  }

/** Along its index, or along a series of places (a degree may stand in its stead). */
function polynomial(series: Series, ...rest: readonly (Dynamic | undefined)[]): unknown[] | null {
  const places = rest.map((one) => seriesOf(one)).find((one) => one !== null)
  const degree =
    rest.map((one) => (typeof one === 'number' || typeof one === 'bigint' ? Number(one) : null)).find((one) => one !== null) ?? 1
  const x = places ? full(places) : series.map((_value, i) => i)
  if (x.length !== series.length || series.length <= degree || degree < 1 || degree > 5) return null
  const fit = fitPolynomial(full(series), x, degree)
  return [fit.rsquare, Float64Array.from(fit.coefficients), fit.variance, fit.rvariance, Float64Array.from(fit.poly_fit)]
}

/** Arrays sorted together by the first; nulls go last unless it is said otherwise. */
const sortTogether =
  (descending: boolean) =>
  (nullsLast: boolean, first: Dynamic, ...others: readonly Dynamic[]) => {
    if (!Array.isArray(first)) return [null, ...others.map(() => null)]
    const list = first as readonly Dynamic[]
    const order = list
      .map((_, i) => i)
      .toSorted((a, b) => {
        const [x, y] = [list[a] ?? null, list[b] ?? null]
        if (x === null || y === null) return x === y ? 0 : (x === null) === nullsLast ? 1 : -1
        return descending ? compareDynamic(y, x) : compareDynamic(x, y)
      })
    return [first, ...others].map((array) => (Array.isArray(array) && array.length === list.length ? order.map((i) => array[i]) : null))
  }

function row(
  name: string,
  params: ScalarRow['forms'][number]['params'],
  optional: number,
  body: (...args: never[]) => unknown,
  rest?: 'real' | 'dynamic',
): ScalarRow {
  return {
    name: `_${name}`,
    doc: '',
    example: ['', ''],
    forms: [{ params, optional, returns: 'dynamic', js: { body }, ...(rest ? { rest } : {}) }],
  }
}

/** The functions themselves: each gives its columns as one array. */
export const tupleRows: readonly ScalarRow[] = [
  row(
    'series_fit_line',
    ['dynamic'],
    0,
    onSeries((series) => pick(fitLine(full(series)), lineFields)),
  ),
  row(
    'series_fit_2lines',
    ['dynamic'],
    0,
    onSeries((series) => pick(fitTwoLines(full(series)), twoLinesFields)),
  ),
  row('series_stats', ['dynamic', 'bool'], 1, onSeries(stats)),
  row('series_decompose', ['dynamic', 'int', 'string', 'int', 'real'], 4, onSeries(parts)),
  row('series_decompose_forecast', ['dynamic', 'int', 'int', 'string', 'real'], 3, onSeries(forecast)),
  row('series_decompose_anomalies', ['dynamic', 'real', 'int', 'string', 'int', 'string', 'real'], 6, onSeries(anomalies)),
  row('series_fft', ['dynamic', 'dynamic'], 1, transformed(false)),
  row('series_ifft', ['dynamic', 'dynamic'], 1, transformed(true)),
  row(
    'series_fit_poly',
    ['dynamic', 'json', 'json'],
    2,
    onSeries((series, ...rest: never[]) => polynomial(series, ...rest) ?? []),
  ),
  row('series_periods_detect', ['dynamic', 'real', 'real', 'int'], 0, onSeries(detectedPeriods)),
  row('series_periods_validate', ['dynamic', 'real'], 0, onSeries(validatedPeriods), 'real'),
  row('array_sort_asc', ['bool', 'dynamic'], 0, sortTogether(false), 'dynamic'),
  row('array_sort_desc', ['bool', 'dynamic'], 0, sortTogether(true), 'dynamic'),
]
