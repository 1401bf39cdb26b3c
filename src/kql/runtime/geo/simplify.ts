import { angleBetween, EARTH_RADIUS, nearestOnEdge, type Vector } from './sphere.ts'

/** Douglas and Peucker: the points without those that lie within a tolerance (metres) of the line through the rest. */
export function simplified(points: readonly Vector[], tolerance: number): Vector[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return [...points]
  let [farthest, most] = [0, tolerance / EARTH_RADIUS]
  points.forEach((point, i) => {
    const distance = angleBetween(point, nearestOnEdge(point, first, last))
    if (i > 0 && i < points.length - 1 && distance > most) [farthest, most] = [i, distance]
  })
  if (farthest === 0) return [first, last]
  return [...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplified(points.slice(farthest), tolerance)]
}

/** A ring simplified; null where less than a triangle is left of it. */
export function simplifiedRing(ring: readonly Vector[], tolerance: number): Vector[] | null {
  const start = ring[0]!
  const far = ring.reduce((best, point, i) => (angleBetween(point, start) > angleBetween(ring[best]!, start) ? i : best), 0)
  const kept = [
    ...simplified(ring.slice(0, far + 1), tolerance).slice(0, -1),
    ...simplified([...ring.slice(far), start], tolerance).slice(0, -1),
  ]
  return kept.length < 3 ? null : kept
}
