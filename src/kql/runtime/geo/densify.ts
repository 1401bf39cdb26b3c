import { angleBetween, between, dot, EARTH_RADIUS, type LngLat, toLngLat, toVector, type Vector } from './sphere.ts'

/** Where along an edge of the plane its way and the great circle's part most, and how much further they part there (S2's tessellator). */
const FRACTION = 0.31215691082248315
const SCALE = 0.8382999256988851

const planar = (a: LngLat, b: LngLat, t: number): LngLat => [(1 - t) * a[0] + t * b[0], (1 - t) * a[1] + t * b[1]]

/** How far the straight way on the map strays from the shortest way on the globe, in radians. */
function strayed(a: LngLat, b: LngLat): number {
  const [p, q] = [toVector(a), toVector(b)]
  if (dot(p, q) < -1e-14) return Number.POSITIVE_INFINITY
  const at = (t: number): number => angleBetween(between(p, q, t), toVector(planar(a, b, t)))
  return Math.max(at(FRACTION), at(1 - FRACTION))
}

function halved(a: LngLat, b: LngLat, most: number): LngLat[] {
  if (strayed(a, b) <= most) return [b]
  const middle = planar(a, b, 0.5)
  return [...halved(a, middle, most), ...halved(middle, b, most)]
}

/** A line of the map with points added until the great circles between them stay within a tolerance (in metres) of it. */
export function densified(line: readonly LngLat[], tolerance: number): Vector[] {
  const most = (tolerance / EARTH_RADIUS) * SCALE
  return line.flatMap((point, i) => (i === 0 ? [point] : halved(line[i - 1]!, point, most))).map(toVector)
}

/** The longitude at which the two ends of the map are kept apart. */
const EDGE = 179.999999999999

/** A line cut in two where it crosses the antimeridian. */
export function cutAtAntimeridian(line: readonly Vector[]): LngLat[][] {
  const lines: LngLat[][] = [[]]
  line.forEach((point, i) => {
    const at = toLngLat(point)
    const before = i > 0 ? toLngLat(line[i - 1]!) : at
    if (Math.abs(at[0] - before[0]) > 180) {
      const latitude = latitudeAt180(line[i - 1]!, point)
      const side = Math.sign(before[0])
      lines.at(-1)!.push([side * EDGE, latitude])
      lines.push([[-side * EDGE, latitude]])
    }
    lines.at(-1)!.push(at)
  })
  return lines
}

/** The latitude at which an edge meets the antimeridian, where y is nought. */
function latitudeAt180(a: Vector, b: Vector): number {
  const t = a[1] / (a[1] - b[1])
  const [x, z] = [a[0] + t * (b[0] - a[0]), a[2] + t * (b[2] - a[2])]
  return (Math.atan2(z, Math.abs(x)) * 180) / Math.PI
}
