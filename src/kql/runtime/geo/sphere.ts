/** A point of the unit sphere. */
export type Vector = readonly [number, number, number]

/** Degrees: longitude first, as GeoJSON has it. */
export type LngLat = readonly [longitude: number, latitude: number]

/** Mean radius of the Earth in metres, as the S2 library and so the engine takes it. */
export const EARTH_RADIUS = 6_371_010

const RADIAN = Math.PI / 180
const DEGREE = 180 / Math.PI

export const isLngLat = (longitude: number, latitude: number): boolean => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90

export function toVector([longitude, latitude]: LngLat): Vector {
  const [theta, phi] = [RADIAN * longitude, RADIAN * latitude]
  const across = Math.cos(phi)
  return [Math.cos(theta) * across, Math.sin(theta) * across, Math.sin(phi)]
}

export const toLngLat = ([x, y, z]: Vector): LngLat => [DEGREE * Math.atan2(y, x), DEGREE * Math.atan2(z, Math.sqrt(x * x + y * y))]

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const times = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
export const norm = (a: Vector): number => Math.sqrt(dot(a, a))

export function unit(a: Vector): Vector {
  const length = norm(a)
  return length === 0 ? a : times(a, 1 / length)
}

/** The plane through two points, as its normal: `(a − b) × (a + b)` keeps its digits where they lie close. */
export const normalOf = (a: Vector, b: Vector): Vector => times(cross([a[0] - b[0], a[1] - b[1], a[2] - b[2]], plus(a, b)), 0.5)

/** Radians between two points. */
export const angleBetween = (a: Vector, b: Vector): number => Math.atan2(norm(normalOf(a, b)), dot(a, b))

export const metres = (radians: number): number => radians * EARTH_RADIUS

/** A point at a fraction of the way from one to another. */
export function between(a: Vector, b: Vector, fraction: number): Vector {
  if (fraction === 0) return a
  if (fraction === 1) return b
  return onward(a, b, fraction * angleBetween(a, b))
}

/** The point at an angle from `a` along the great circle to `b`. */
export function onward(a: Vector, b: Vector, radians: number): Vector {
  const sideways = unit(cross(normalOf(a, b), a))
  return unit(plus(times(a, Math.cos(radians)), times(sideways, Math.sin(radians))))
}

/** The point at an angle from `a` in a direction at right angles to it. */
export const towards = (a: Vector, direction: Vector, radians: number): Vector =>
  unit(plus(times(a, Math.cos(radians)), times(direction, Math.sin(radians))))

/** A direction at right angles to a point: the one S2 takes (`S2::Ortho`). */
export function orthogonal(a: Vector): Vector {
  const sizes = a.map(Math.abs) as [number, number, number]
  const largest = sizes[0] > sizes[1] ? (sizes[0] > sizes[2] ? 0 : 2) : sizes[1] > sizes[2] ? 1 : 2
  const helper: [number, number, number] = [0.012, 0.0053, 0.00457]
  helper[(largest + 2) % 3] = 1
  return unit(cross(a, helper))
}

/** Signed angle at `at` from the way to `a` to the way to `b`, counterclockwise positive. */
export function turn(at: Vector, a: Vector, b: Vector): number {
  const [u, v] = [cross(at, a), cross(at, b)]
  return Math.atan2(dot(at, cross(u, v)), dot(u, v))
}

/** The point of the edge `ab` nearest to `p`. */
export function nearestOnEdge(p: Vector, a: Vector, b: Vector): Vector {
  const normal = unit(normalOf(a, b))
  const inPlane = unit(plus(p, times(normal, -dot(p, normal))))
  const isWithin = dot(cross(normal, a), inPlane) >= 0 && dot(cross(b, normal), inPlane) >= 0
  if (isWithin && norm(inPlane) > 0.5) return inPlane
  return dot(p, a) >= dot(p, b) ? a : b
}

/** The point where two edges cross within both; undefined where they only touch or do not meet. */
export function crossing(a: Vector, b: Vector, c: Vector, d: Vector): Vector | undefined {
  const [n, m] = [normalOf(a, b), normalOf(c, d)]
  const [sideC, sideD, sideA, sideB] = [dot(n, c), dot(n, d), dot(m, a), dot(m, b)]
  if (!(sideC * sideD < 0 && sideA * sideB < 0)) return undefined
  const at = unit(cross(unit(n), unit(m)))
  const found = dot(at, plus(plus(a, b), plus(c, d))) < 0 ? times(at, -1) : at
  return dot(found, plus(a, b)) > 0 && dot(found, plus(c, d)) > 0 ? found : undefined
}
