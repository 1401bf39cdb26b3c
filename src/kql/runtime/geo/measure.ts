import type { Lines, Polygon, Polygons, Ring } from './shapes.ts'
import { angleBetween, between, cross, dot, nearestOnEdge, norm, normalOf, plus, times, turn, unit, type Vector } from './sphere.ts'

export type Edge = readonly [Vector, Vector]

export const ringEdges = (ring: Ring): Edge[] => ring.map((point, i): Edge => [point, ring[(i + 1) % ring.length]!])
export const lineEdges = (line: readonly Vector[]): Edge[] => line.slice(1).map((point, i): Edge => [line[i]!, point])
export const polygonEdges = (polygons: Polygons): Edge[] => polygons.flatMap((rings) => rings.flatMap(ringEdges))

/** Radians along edges. */
export const lengthOf = (edges: readonly Edge[]): number => edges.reduce((sum, [a, b]) => sum + angleBetween(a, b), 0)

/** Signed solid angle of a triangle (Van Oosterom and Strackee). */
const triangle = (a: Vector, b: Vector, c: Vector): number => 2 * Math.atan2(dot(a, cross(b, c)), 1 + dot(a, b) + dot(b, c) + dot(c, a))

/** Steradians on the left of a ring that is no larger than half the sphere. */
const ringArea = (ring: Ring): number => ring.slice(2).reduce((sum, point, i) => sum + triangle(ring[0]!, ring[i + 1]!, point), 0)

export const areaOf = (polygons: Polygons): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((own, ring) => own + ringArea(ring), 0), 0)

/** Whether a point lies on the left of all rings: the ways to the corners turn once around it. */
function ringHolds(ring: Ring, point: Vector): boolean {
  let sum = 0
  for (let i = 0; i < ring.length; i++) sum += turn(point, ring[i]!, ring[(i + 1) % ring.length]!)
  return sum > Math.PI
}

/** Holes go the other way round, so a point in one is held by its reversed ring. */
const polygonHolds = (rings: Polygon, point: Vector): boolean =>
  ringHolds(rings[0]!, point) && !rings.slice(1).some((hole) => ringHolds([...hole].reverse(), point))

export const holds = (polygons: Polygons, point: Vector): boolean => polygons.some((rings) => polygonHolds(rings, point))

/** The point of some edges nearest to a point. */
export function nearest(edges: readonly Edge[], point: Vector): Vector {
  let best: Vector | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [a, b] of edges) {
    const candidate = nearestOnEdge(point, a, b)
    const distance = angleBetween(candidate, point)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best ?? point
}

/** The mean of all points of some lines, brought back to the sphere. */
export const lineCentroid = (edges: readonly Edge[]): Vector =>
  unit(
    edges.reduce<Vector>(
      (sum, [a, b]) => {
        const middle = plus(a, b)
        const [sine, cosine] = [norm(plus(a, times(b, -1))), norm(middle)]
        return cosine === 0 ? sum : plus(sum, times(middle, sine / cosine))
      },
      [0, 0, 0],
    ),
  )

/** The mean of all points within rings, brought back to the sphere: by Stokes, a sum over their edges alone. */
export const polygonCentroid = (edges: readonly Edge[]): Vector =>
  unit(edges.reduce<Vector>((sum, [a, b]) => plus(sum, times(unit(normalOf(a, b)), angleBetween(a, b))), [0, 0, 0]))

/** The point at a fraction of the length of some lines. */
export function interpolated(lines: Lines, fraction: number): Vector {
  const edges = lines.flatMap(lineEdges)
  let left = lengthOf(edges) * fraction
  for (const [a, b] of edges) {
    const length = angleBetween(a, b)
    if (left <= length) return between(a, b, length === 0 ? 0 : left / length)
    left -= length
  }
  return edges.at(-1)![1]
}

/** The fraction of the length at which some lines come nearest to a point. */
export function located(lines: Lines, point: Vector): number {
  const edges = lines.flatMap(lineEdges)
  let [best, least, before] = [0, Number.POSITIVE_INFINITY, 0]
  for (const [a, b] of edges) {
    const candidate = nearestOnEdge(point, a, b)
    const distance = angleBetween(candidate, point)
    if (distance < least) [best, least] = [before + angleBetween(a, candidate), distance]
    before += angleBetween(a, b)
  }
  return before === 0 ? 0 : best / before
}
