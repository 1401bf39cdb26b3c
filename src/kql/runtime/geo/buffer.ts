import { united } from './overlay.ts'
import type { Polygons, Ring } from './shapes.ts'
import { EARTH_RADIUS, normalOf, orthogonal, times, towards, turn, unit, type Vector } from './sphere.ts'

/** How far out, and how far the corners of arcs may lie apart, in radians. */
export interface Reach {
  readonly radius: number
  readonly step: number
}

/** S2's rule: arcs are cut so that their chords come no nearer than the tolerance (in metres). */
export function reachOf(radius: number, tolerance: number): Reach {
  const allowed = Math.max(1e-4 * 0.01, Math.min(1, tolerance / radius))
  return { radius: radius / EARTH_RADIUS, step: Math.min((2 * Math.PI) / 3, 2 * Math.acos(1 - allowed)) }
}

/** The point at an angle (counterclockwise) from a direction around a centre. */
function around(centre: Vector, direction: Vector, angle: number, radius: number): Vector {
  const sideways = unit(normalOf(centre, direction))
  const turned: Vector = unit([0, 1, 2].map((i) => direction[i]! * Math.cos(angle) + sideways[i]! * Math.sin(angle)) as unknown as Vector)
  return towards(centre, turned, radius)
}

/** A regular polygon about a point. */
export function pointBuffer(centre: Vector, { radius, step }: Reach): Polygons {
  const corners = Math.ceil((2 * Math.PI) / step)
  const start = orthogonal(centre)
  const ring: Ring = Array.from({ length: corners }, (_one, i) => around(centre, start, (2 * Math.PI * i) / corners, radius))
  return [[ring]]
}

/** Corners of the arc about a centre from one direction counterclockwise to another, both included. */
function arc(centre: Vector, from: Vector, to: Vector, { radius, step }: Reach): Vector[] {
  const whole = (turn(centre, from, to) + 2 * Math.PI) % (2 * Math.PI)
  const corners = [around(centre, from, 0, radius)]
  for (let angle = step; angle < whole; angle += step) corners.push(around(centre, from, angle, radius))
  return [...corners, towards(centre, to, radius)]
}

/** Everything near an edge: half circles about its ends, joined. It starts behind its first end on the left, as S2 does. */
function edgeBuffer(a: Vector, b: Vector, reach: Reach): Polygons {
  const left = unit(normalOf(a, b))
  const right = times(left, -1)
  return [[[...arc(a, left, right, reach), ...arc(b, right, left, reach)]]]
}

/** Everything near some edges. */
export const edgesBuffer = (edges: readonly (readonly [Vector, Vector])[], reach: Reach): Polygons =>
  united(edges.map(([a, b]) => edgeBuffer(a, b, reach)))
