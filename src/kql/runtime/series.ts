import type { Dynamic } from '../values/json.ts'

/** A numeric series: missing points are null. Anything that is no array of numbers is no series. */
export type Series = readonly (number | null)[]

const point = (item: Dynamic): number | null => (typeof item === 'number' || typeof item === 'bigint' ? Number(item) : null)

export function seriesOf(value: Dynamic | undefined): Series | null {
  if (value instanceof Float64Array) return Array.from(value)
  return Array.isArray(value) ? (value as readonly Dynamic[]).map(point) : null
}

/** The points that are there. */
export const present = (series: Series): number[] => series.filter((value) => value !== null)

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export function variance(values: readonly number[], degrees = 1): number {
  if (values.length <= degrees) return 0
  const average = mean(values)
  return values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - degrees)
}

/** The value at a fraction of the sorted points, between two of them where it falls so. */
export function quantile(sorted: readonly number[], fraction: number): number {
  const at = (sorted.length - 1) * fraction
  const low = Math.floor(at)
  const [a = Number.NaN, b = a] = [sorted[low], sorted[low + 1]]
  return a + (b - a) * (at - low)
}

export interface LineFit {
  readonly slope: number
  readonly interception: number
  readonly rsquare: number
  readonly variance: number
  readonly rvariance: number
  readonly line_fit: readonly number[]
}

/** Least squares over the index of each point; a constant series fits itself. */
export function fitLine(values: readonly number[], firstIndex = 0): LineFit {
  const n = values.length
  const middle = firstIndex + (n - 1) / 2
  const average = mean(values)
  let products = 0
  let squares = 0
  values.forEach((value, i) => {
    products += (firstIndex + i - middle) * (value - average)
    squares += (firstIndex + i - middle) ** 2
  })
  const slope = squares === 0 ? 0 : products / squares
  const interception = average - slope * middle
  const line = values.map((_value, i) => interception + slope * (firstIndex + i))
  const total = variance(values)
  const rest = variance(values.map((value, i) => value - (line[i] ?? 0)))
  return { slope, interception, rsquare: total === 0 ? 1 : 1 - rest / total, variance: total, rvariance: rest, line_fit: line }
}

/** Two lines that fit a series best, split where their residuals together are least. */
export function fitTwoLines(values: readonly number[]) {
  const squares = (fit: LineFit, part: readonly number[]) => part.reduce((sum, value, i) => sum + (value - (fit.line_fit[i] ?? 0)) ** 2, 0)
  let best: { split: number; left: LineFit; right: LineFit; error: number } | null = null
  for (let split = 1; split < values.length - 1; split++) {
    const [first, second] = [values.slice(0, split), values.slice(split)]
    const [left, right] = [fitLine(first), fitLine(second, split)]
    const error = squares(left, first) + squares(right, second)
    if (!best || error < best.error) best = { split, left, right, error }
  }
  if (!best) return null
  const line = [...best.left.line_fit, ...best.right.line_fit]
  const total = variance(values)
  const rest = variance(values.map((value, i) => value - (line[i] ?? 0)))
  const { left, right } = best
  return {
    rsquare: total === 0 ? 1 : 1 - rest / total,
    split_idx: best.split,
    variance: total,
    rvariance: rest,
    line_fit: line,
    right: {
      slope: right.slope,
      interception: right.interception,
      rsquare: right.rsquare,
      variance: right.variance,
      rvariance: right.rvariance,
    },
    left: { slope: left.slope, interception: left.interception, rsquare: left.rsquare, variance: left.variance, rvariance: left.rvariance },
  }
}

/** Fills missing points between known ones on a straight line, the ends by the nearest known one. */
export function fillLinear(series: Series): Series {
  const known = series.flatMap((value, index) => (value === null ? [] : [index]))
  if (known.length === 0) return series
  return series.map((value, index) => {
    if (value !== null) return value
    const after = known.find((at) => at > index)
    const before = known.findLast((at) => at < index)
    if (before === undefined) return series[after ?? 0] ?? null
    if (after === undefined) return series[before] ?? null
    const [low, high] = [series[before] ?? 0, series[after] ?? 0]
    return low + ((high - low) * (index - before)) / (after - before)
  })
}

/** Carries the last known point forward (or the next one backward). */
export function fillForward(series: Series): Series {
  let last: number | null = null
  return series.map((value) => {
    last = value ?? last
    return last
  })
}

export const fillBackward = (series: Series): Series => [...fillForward([...series].reverse())].reverse()

/** Convolution with a filter; `normalize` divides by its sum, `center` moves the window to both sides. */
export function fir(series: Series, filter: Series, normalize: boolean, center: boolean): number[] {
  const weights = filter.map((weight) => weight ?? 0)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const scale = normalize && sum !== 0 ? 1 / sum : 1
  const ahead = center ? Math.floor((weights.length - 1) / 2) : 0
  return series.map((_value, at) => weights.reduce((total, weight, lag) => total + weight * (series[at + ahead - lag] ?? 0), 0) * scale)
}

/** Recursive filter: y[t] = (Σ b[i] x[t-i] - Σ a[j≥1] y[t-j]) / a[0]. */
export function iir(series: Series, b: Series, a: Series): number[] {
  const out: number[] = []
  series.forEach((_value, at) => {
    const forward = b.reduce<number>((sum, weight, lag) => sum + (weight ?? 0) * (series[at - lag] ?? 0), 0)
    const back = a.slice(1).reduce<number>((sum, weight, lag) => sum + (weight ?? 0) * (out[at - lag - 1] ?? 0), 0)
    out.push((forward - back) / (a[0] ?? 1))
  })
  return out
}

/** Autocorrelation at a lag, 1 where the series repeats itself after so many points. */
function autocorrelation(values: readonly number[], lag: number): number {
  const average = mean(values)
  const total = values.reduce((sum, value) => sum + (value - average) ** 2, 0)
  if (total === 0) return 0
  let products = 0
  for (let i = 0; i + lag < values.length; i++) products += ((values[i] ?? 0) - average) * ((values[i + lag] ?? 0) - average)
  return ((products / total) * values.length) / (values.length - lag)
}

/** The engine finds no period of fewer points. */
const SHORTEST_PERIOD = 4

/** The lag whose autocorrelation peaks highest, or 0 where none stands out. */
export function strongestPeriod(values: readonly number[], longest = Math.floor(values.length / 2)): number {
  const scores = Array.from({ length: longest + 2 }, (_one, lag) => (lag < 2 || lag >= values.length ? -1 : autocorrelation(values, lag)))
  let best = 0
  for (let lag = SHORTEST_PERIOD; lag <= longest; lag++) {
    const here = scores[lag] ?? -1
    const peak = here > (scores[lag - 1] ?? -1) && here >= (scores[lag + 1] ?? -1)
    if (peak && here > 0.5 && here > (scores[best] ?? -1) + 0.05) best = lag
  }
  return best
}

/** The median of each phase of a period, laid over the series; nought where there is no period. */
export function phaseMedians(values: readonly number[], period: number): number[] {
  if (period < 2) return values.map(() => 0)
  const medians = Array.from({ length: period }, (_one, phase) =>
    quantile(
      values.filter((_value, i) => i % period === phase).sort((a, b) => a - b),
      0.5,
    ),
  )
  return values.map((_value, i) => medians[i % period] ?? 0)
}

export interface Decomposition {
  readonly baseline: readonly number[]
  readonly seasonal: readonly number[]
  readonly trend: readonly number[]
  readonly residual: readonly number[]
}

/** A series as trend (`avg`, `linefit`, `none`) plus seasonal (mean of each phase; -1 finds the period) plus residual. */
export function decompose(series: Series, seasonality = -1, trendKind = 'avg', testPoints = 0): Decomposition {
  const values = fillLinear(series).map((value) => value ?? 0)
  const learnt = values.slice(0, Math.max(1, values.length - testPoints))
  const line = trendKind === 'linefit' ? fitLine(learnt) : null
  const level = trendKind === 'none' ? 0 : mean(learnt)
  const trend = values.map((_value, i) => (line ? line.interception + line.slope * i : level))
  const flat = values.map((value, i) => value - (trend[i] ?? 0))
  const period = seasonality < 0 ? strongestPeriod(flat.slice(0, learnt.length)) : Math.round(seasonality)
  const phases = Array.from({ length: period }, (_one, phase) =>
    mean(flat.slice(0, learnt.length).filter((_value, i) => i % period === phase)),
  )
  const seasonal = values.map((_value, i) => (period > 1 ? (phases[i % period] ?? 0) : 0))
  const baseline = values.map((_value, i) => (trend[i] ?? 0) + (seasonal[i] ?? 0))
  return { baseline, seasonal, trend, residual: values.map((value, i) => value - (baseline[i] ?? 0)) }
}

/**
 * Tukey's fences: how many fence widths a point lies outside of the percentiles, signed; past 1.5 it is an anomaly.
 * `ctukey` fences at 10 and 90 per cent, scaled to the width 25 to 75 would have in a normal distribution.
 */
export function outlierScores(series: Series, kind = 'ctukey', ignored?: number, low = 10, high = 90): number[] {
  const sorted = present(series)
    .filter((value) => value !== ignored)
    .sort((a, b) => a - b)
  const [from, to] = kind.toLowerCase() === 'tukey' ? [25, 75] : [low, high]
  const [bottom, top] = [quantile(sorted, from / 100), quantile(sorted, to / 100)]
  const width = kind.toLowerCase() === 'tukey' ? top - bottom : (top - bottom) * (0.6744897501960817 / 1.2815515655446004)
  return series.map((value) => {
    if (value === null || width === 0) return 0
    if (value > top) return (value - top) / width
    return value < bottom ? (value - bottom) / width : 0
  })
}
