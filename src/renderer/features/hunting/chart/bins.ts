type Point = readonly [at: number, value: number]
/** A point, or a place where a line has to break. */
export type Broken = readonly [at: number, value: number | null]

const MINUTE = 60_000
/** ms from Kusto's first moment, 0001-01-01, to 1970: what `bin` counts its bins from. */
const BEFORE_1970 = 62_135_596_800_000
/** How much of the time bins under a minute must fill: times of events are whole seconds often enough. */
const DENSE = 0.2

/** ms between the bins that all these times stand in, or undefined where they are no bins: times of events, months. */
export function binOf(times: readonly number[]): number | undefined {
  const sorted = [...new Set(times)].sort((a, b) => a - b)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || sorted.length < 3) return undefined
  let step = Number.POSITIVE_INFINITY
  for (let i = 1; i < sorted.length; i++) step = Math.min(step, sorted[i]! - sorted[i - 1]!)
  if (sorted.some((at) => (at + BEFORE_1970) % step !== 0)) return undefined
  return step >= MINUTE || sorted.length / ((last - first) / step + 1) >= DENSE ? step : undefined
}

/** Points in order, with a break in every stretch of bins that has none: a line over it would tell of rows that are not there. */
export function broken(points: readonly Point[], step: number): Broken[] {
  return points.flatMap((point, i): Broken[] => {
    const next = points[i + 1]
    return next && next[0] - point[0] > step ? [point, [point[0] + step, null]] : [point]
  })
}

/** Points with 0 in every bin that another series fills, and at both ends of stretches that none does: what is stacked needs a height everywhere. */
export function grounded(points: readonly Point[], times: readonly number[], step: number): Point[] {
  const own = new Map(points.map((point) => [point[0], point]))
  const all = [...new Set(times)].sort((a, b) => a - b)
  const ends = all.flatMap((at, i) => (i + 1 < all.length && all[i + 1]! - at > step ? [at + step, all[i + 1]! - step] : []))
  return [...new Set([...all, ...ends])].sort((a, b) => a - b).map((at) => own.get(at) ?? [at, 0])
}

/** Whether a point has no line to either side and would not be seen without a mark. */
export const stands = (points: readonly Broken[], i: number): boolean =>
  points[i]![1] !== null && (points[i - 1]?.[1] ?? null) === null && (points[i + 1]?.[1] ?? null) === null
