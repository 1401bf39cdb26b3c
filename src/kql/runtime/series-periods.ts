import { mean } from './series.ts'

/** The engine takes no period of fewer points, and none of half the series or more. */
const SHORTEST = 4

/** A period has to resemble itself so much to be found. */
const LEAST_SCORE = 0.5

/** By so much a multiple of a shorter period has to be better than that one to be a period of its own. */
const OF_ITS_OWN = 0.05

export interface Period {
  readonly length: number
  /** 0 to 1 */
  readonly score: number
}

/**
 * How much a series resembles itself after each number of points, laid around its own end; 1 for none, 0 where it does so least.
 * This is the score the engine gives a period.
 */
function resemblances(values: readonly number[]): number[] {
  const average = mean(values)
  const parts = values.map((value) => value - average)
  const products = parts.map((_part, lag) => parts.reduce((sum, part, i) => sum + part * (parts[(i + lag) % parts.length] ?? 0), 0))
  const whole = products[0] ?? 0
  const least = products.reduce((lowest, product) => Math.min(lowest, product), whole)
  return products.map((product) => (whole === least ? 0 : (product - least) / (whole - least)))
}

/** Whether a length stands out of those around it, a quarter of it to either side. */
function isPeak(scores: readonly number[], length: number): boolean {
  if (length < SHORTEST || length >= scores.length / 2) return false
  const reach = Math.max(2, Math.floor(length / 4))
  const around = scores.slice(Math.max(1, length - reach), length + reach + 1)
  return around.every((score) => score <= scores[length]!)
}

/** The lengths from `shortest` to `longest` after which a series repeats itself, the best first, `most` of them at the most. */
export function detectPeriods(values: readonly number[], shortest: number, longest: number, most: number): Period[] {
  const scores = resemblances(values)
  const found: Period[] = []
  scores.forEach((score, length) => {
    if (length < shortest || length > longest || score < LEAST_SCORE || !isPeak(scores, length)) return
    const repeats = found.some((shorter) => length % shorter.length === 0 && score < shorter.score + OF_ITS_OWN)
    if (!repeats) found.push({ length, score })
  })
  return found.toSorted((a, b) => b.score - a.score).slice(0, most)
}

/** The score of each length; 0 where it is no peak of its own. */
export function validatePeriods(values: readonly number[], lengths: readonly number[]): number[] {
  const scores = resemblances(values)
  return lengths.map((length) => (isPeak(scores, Math.round(length)) ? scores[Math.round(length)]! : 0))
}
