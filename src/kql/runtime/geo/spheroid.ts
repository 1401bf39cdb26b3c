import type { LngLat } from './sphere.ts'

/** WGS-84. */
const MAJOR = 6_378_137
const FLATTENING = 1 / 298.257_223_563
const MINOR = MAJOR * (1 - FLATTENING)

/** Metres between two places on the spheroid, by Vincenty's formula; null where it does not settle (places nearly opposite). */
export function spheroidDistance([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number | null {
  const radians = Math.PI / 180
  const [u1, u2] = [lat1, lat2].map((latitude) => Math.atan((1 - FLATTENING) * Math.tan(latitude * radians))) as [number, number]
  const apart = (lng2 - lng1) * radians
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  let lambda = apart
  for (let round = 0; round < 200; round++) {
    const sinSigma = Math.hypot(cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda))
    if (sinSigma === 0) return 0
    const cosSigma = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda)
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cos1 * cos2 * Math.sin(lambda)) / sinSigma
    const cosSquared = 1 - sinAlpha ** 2
    const middle = cosSquared === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosSquared
    const c = (FLATTENING / 16) * cosSquared * (4 + FLATTENING * (4 - 3 * cosSquared))
    const before = lambda
    lambda = apart + (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle ** 2 - 1)))
    if (Math.abs(lambda - before) > 1e-12) continue
    const u = (cosSquared * (MAJOR ** 2 - MINOR ** 2)) / MINOR ** 2
    const a = 1 + (u / 16_384) * (4096 + u * (-768 + u * (320 - 175 * u)))
    const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)))
    const inner = cosSigma * (2 * middle ** 2 - 1) - (b / 6) * middle * (4 * sinSigma ** 2 - 3) * (4 * middle ** 2 - 3)
    return MINOR * a * (sigma - b * sinSigma * (middle + (b / 4) * inner))
  }
  return null
}
