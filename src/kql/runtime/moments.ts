/** Running mean and squared deviation of numbers (Welford), and their co-deviation with a second series. */
export interface Moments {
  n: number
  mean: number
  squares: number
  otherMean: number
  products: number
}

export const noMoments = (): Moments => ({ n: 0, mean: 0, squares: 0, otherMean: 0, products: 0 })

export function addMoment(state: Moments, value: number, other = value): Moments {
  state.n++
  const delta = value - state.mean
  state.mean += delta / state.n
  state.squares += delta * (value - state.mean)
  state.otherMean += (other - state.otherMean) / state.n
  state.products += delta * (other - state.otherMean)
  return state
}

/** Variance of a sample: 0 where there are fewer than two values, as Kusto answers. */
export const sampleVariance = (state: Moments) => (state.n < 2 ? 0 : state.squares / (state.n - 1))
/** Variance of a whole population. */
export const populationVariance = (state: Moments) => (state.n < 1 ? 0 : state.squares / state.n)
