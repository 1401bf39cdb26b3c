import type { LngLat } from './sphere.ts'

const DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz'

/** A cell by its south-western corner and its size in degrees. */
export interface GeohashCell {
  readonly west: number
  readonly south: number
  readonly width: number
  readonly height: number
}

/** The cell a geohash names; null where it is none. */
export function geohashCell(hash: string): GeohashCell | null {
  if (hash === '' || hash.length > 18) return null
  let [west, south, width, height] = [-180, -90, 360, 180]
  let bit = 0
  for (const digit of hash.toLowerCase()) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return null
    for (let mask = 16; mask > 0; mask >>= 1, bit++) {
      const upper = (value & mask) !== 0
      if (bit % 2 === 0) {
        width /= 2
        if (upper) west += width
      } else {
        height /= 2
        if (upper) south += height
      }
    }
  }
  return { west, south, width, height }
}

/** The geohash of a place, of so many digits (1 to 18). */
export function geohashOf([longitude, latitude]: LngLat, digits: number): string {
  let [west, east, south, north] = [-180, 180, -90, 90]
  let hash = ''
  for (let place = 0, bit = 0; place < digits; place++) {
    let value = 0
    for (let i = 0; i < 5; i++, bit++) {
      const onLongitude = bit % 2 === 0
      const middle = onLongitude ? (west + east) / 2 : (south + north) / 2
      const upper = (onLongitude ? longitude : latitude) >= middle
      value = value * 2 + (upper ? 1 : 0)
      if (onLongitude) [west, east] = upper ? [middle, east] : [west, middle]
      else [south, north] = upper ? [middle, north] : [south, middle]
    }
    hash += DIGITS[value]
  }
  return hash
}

/** The corners of a cell, counterclockwise from the south-west, closed. */
export const geohashRing = ({ west, south, width, height }: GeohashCell): LngLat[] => [
  [west, south],
  [west + width, south],
  [west + width, south + height],
  [west, south + height],
  [west, south],
]

export const geohashCentre = ({ west, south, width, height }: GeohashCell): LngLat => [west + width / 2, south + height / 2]

/** The cells around one in the order the engine tells them: west, south, east, north by their corners. */
const AROUND = [
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 1],
  [1, 0],
  [0, 1],
  [-1, 1],
] as const

/** The cells around one, wrapped at the antimeridian; none beyond the poles. */
export function geohashNeighbours(hash: string): string[] | null {
  const cell = geohashCell(hash)
  if (!cell) return null
  const [longitude, latitude] = geohashCentre(cell)
  return AROUND.flatMap(([dx, dy]) => {
    const [x, y] = [longitude + dx * cell.width, latitude + dy * cell.height]
    if (y < -90 || y > 90) return []
    return [geohashOf([x > 180 ? x - 360 : x < -180 ? x + 360 : x, y], hash.length)]
  })
}
