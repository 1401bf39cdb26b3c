import type { Dynamic } from '../values/json.ts'

/** A sketch of a distribution: values with their weights, sorted. As JSON: `[[kind], values, weights]`. */
export interface Digest {
  readonly values: number[]
  readonly weights: number[]
}

const TDIGEST = 7
/** So many centroids stand for the distribution; fewer distinct values are kept as they are. */
const CENTROIDS = 2048
/** Values gathered before they are merged. */
const BUFFER = 65_536

/** A digest in the making, and the values that wait to be merged into it. */
export interface Gathering {
  digest: Digest
  waiting: [value: number, weight: number][]
}

export const newGathering = (): Gathering => ({ digest: { values: [], weights: [] }, waiting: [] })

export function gather(state: Gathering, value: number, weight = 1): Gathering {
  state.waiting.push([value, weight])
  if (state.waiting.length >= BUFFER) gathered(state)
  return state
}

export function gatherDigest(state: Gathering, digest: Digest): Gathering {
  for (const [i, value] of digest.values.entries()) gather(state, value, digest.weights[i])
  return state
}

/** The digest of everything gathered so far. */
export function gathered(state: Gathering): Digest {
  const points = [...state.digest.values.map((value, i): [number, number] => [value, state.digest.weights[i] ?? 0]), ...state.waiting]
  state.waiting = []
  state.digest = compressed(distinct(points.sort((a, b) => a[0] - b[0])))
  return state.digest
}

function distinct(sorted: readonly (readonly [number, number])[]): Digest {
  const digest: Digest = { values: [], weights: [] }
  for (const [value, weight] of sorted) {
    const last = digest.values.length - 1
    if (last >= 0 && digest.values[last] === value) digest.weights[last]! += weight
    else {
      digest.values.push(value)
      digest.weights.push(weight)
    }
  }
  return digest
}

/** Merges neighbours by Dunning's scale: centroids near the ends stay small, where percentiles are asked for most. */
function compressed(digest: Digest): Digest {
  if (digest.values.length <= CENTROIDS) return digest
  const total = digest.weights.reduce((sum, weight) => sum + weight, 0)
  const scale = (fraction: number) => (CENTROIDS / Math.PI) * (Math.asin(2 * Math.min(1, fraction) - 1) + Math.PI / 2)
  const result: Digest = { values: [], weights: [] }
  let [value, weight, before] = [0, 0, 0]
  digest.values.forEach((next, i) => {
    const more = digest.weights[i] ?? 0
    if (weight > 0 && scale((before + weight + more) / total) - scale(before / total) > 1) {
      result.values.push(value)
      result.weights.push(weight)
      before += weight
      ;[value, weight] = [next, more]
    } else {
      weight += more
      value += ((next - value) * more) / weight
    }
  })
  result.values.push(value)
  result.weights.push(weight)
  return result
}

/** The value below which a percentage of the weight lies, by nearest rank. */
export function percentileOf(digest: Digest, percent: number): number | null {
  const total = digest.weights.reduce((sum, weight) => sum + weight, 0)
  const rank = Math.max(1, Math.ceil((percent / 100) * total))
  let sum = 0
  for (const [i, value] of digest.values.entries()) {
    sum += digest.weights[i] ?? 0
    if (sum >= rank) return value
  }
  return digest.values.at(-1) ?? null
}

/** How much weight lies at or below a value. */
export function rankOf(digest: Digest, value: number): number {
  return digest.values.reduce((sum, at, i) => (at <= value ? sum + (digest.weights[i] ?? 0) : sum), 0)
}

/** The weight at or below a value, in per cent of all. */
export function percentRankOf(digest: Digest, value: number): number | null {
  const total = digest.weights.reduce((sum, weight) => sum + weight, 0)
  return total === 0 ? null : (rankOf(digest, value) * 100) / total
}

export const printDigest = ({ values, weights }: Digest): Dynamic => [[TDIGEST], Float64Array.from(values), Float64Array.from(weights)]

const reals = (items: Dynamic | undefined) => (Array.isArray(items) ? (items as readonly Dynamic[]).map(Number) : null)

/** Reads what `tdigest()` gave; null where the value is no such digest. */
export function readDigest(value: Dynamic): Digest | null {
  if (!Array.isArray(value) || value.length !== 3) return null
  const [head, values, weights] = value as readonly Dynamic[]
  const [v, w] = [reals(values), reals(weights)]
  if (!Array.isArray(head) || Number(head[0]) !== TDIGEST || !v || !w || v.length !== w.length) return null
  return { values: v, weights: w }
}
