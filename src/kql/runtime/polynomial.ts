import { mean, variance } from './series.ts'

/** Solves a small system of equations, the last column being the right side, by elimination with the largest pivots. */
function solved(rows: number[][]): number[] {
  const n = rows.length
  for (let at = 0; at < n; at++) {
    const pivot = rows.reduce((best, row, i) => (i >= at && Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? i : best), at)
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (let below = at + 1; below < n; below++) {
      const factor = rows[below]![at]! / rows[at]![at]!
      for (let k = at; k <= n; k++) rows[below]![k]! -= factor * rows[at]![k]!
    }
  }
  const result = Array<number>(n).fill(0)
  for (let at = n - 1; at >= 0; at--) {
    const known = result.reduce((sum, value, i) => (i > at ? sum + value * rows[at]![i]! : sum), 0)
    result[at] = (rows[at]![n]! - known) / rows[at]![at]!
  }
  return result
}

/** The polynomial of a degree that fits points best. Coefficients start at the highest power, as the engine tells them. */
export function fitPolynomial(y: readonly number[], x: readonly number[], degree: number) {
  // powers of numbers about nought keep their digits; what is found is brought back afterwards
  const middle = mean(x)
  const reach = Math.max(1e-300, ...x.map((value) => Math.abs(value - middle)))
  const at = x.map((value) => (value - middle) / reach)
  const sum = (power: number) => at.reduce((total, value) => total + value ** power, 0)
  const rows = Array.from({ length: degree + 1 }, (_row, i) => [
    ...Array.from({ length: degree + 1 }, (_column, j) => sum(i + j)),
    at.reduce((total, value, k) => total + value ** i * y[k]!, 0),
  ])
  const scaled = solved(rows)
  const fit = at.map((value) => scaled.reduce((total, weight, power) => total + weight * value ** power, 0))
  const total = variance(y)
  const rest = variance(y.map((value, i) => value - fit[i]!))
  return {
    rsquare: total === 0 ? 1 : 1 - rest / total,
    coefficients: broughtBack(scaled, middle, reach).reverse(),
    variance: total,
    rvariance: rest,
    poly_fit: fit,
  }
}

/** Weights of powers of (x − middle) / reach as weights of powers of x. */
function broughtBack(scaled: readonly number[], middle: number, reach: number): number[] {
  return scaled.reduceRight<number[]>((sum, weight) => {
    // Horner: sum · (x − middle) / reach + weight
    const next = Array<number>(sum.length + 1).fill(0)
    sum.forEach((value, power) => {
      next[power]! -= (value * middle) / reach
      next[power + 1]! += value / reach
    })
    next[0]! += weight
    return next.slice(0, scaled.length)
  }, [])
}
