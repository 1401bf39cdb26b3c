import { pointBuffer, reachOf } from '../../runtime/geo/buffer.ts'
import { printPolygons } from '../../runtime/geo/shapes.ts'
import { angleBetween, EARTH_RADIUS, metres, toVector, turn, type Vector } from '../../runtime/geo/sphere.ts'
import { spheroidDistance } from '../../runtime/geo/spheroid.ts'
import { geometryOfWkt } from '../../runtime/geo/wkt.ts'
import type { ScalarRow } from '../scalar-row.ts'
import { geo } from './geo-form.ts'

const NORTH: Vector = [0, 0, 1]

/** Clockwise from one way to another, from 0 to 2π; null where there is no way. */
function clockwise(at: Vector, from: Vector, to: Vector): number | null {
  if (angleBetween(at, from) === 0 || angleBetween(at, to) === 0) return null
  const angle = -turn(at, from, to)
  return angle < 0 ? angle + 2 * Math.PI : angle
}

const real = (count: number) => Array.from({ length: count }, () => 'real' as const)

/** Places on Earth, longitude before latitude, in degrees; distances in metres on a sphere, angles in radians. */
export const geoPoints: readonly ScalarRow[] = [
  geo(
    'distance_2points',
    'Metres between two places: on a sphere, or on the WGS-84 spheroid if asked for',
    ['round(geo_distance_2points(-122.407628, 47.578557, -118.275287, 34.019056), 0)', '1546754.0'],
    { params: [...real(4), 'bool'], optional: 1, returns: 'real', places: [0, 2] },
    (lng1: number, lat1: number, lng2: number, lat2: number, onSpheroid = false) =>
      onSpheroid ? spheroidDistance([lng1, lat1], [lng2, lat2]) : metres(angleBetween(toVector([lng1, lat1]), toVector([lng2, lat2]))),
  ),
  geo(
    'azimuth',
    'The way from one place to another, clockwise from north',
    ['round(geo_azimuth(5, 10, 10, -40), 4)', '3.0546'],
    { params: real(4), returns: 'real', places: [0, 2] },
    (lng1: number, lat1: number, lng2: number, lat2: number) => clockwise(toVector([lng1, lat1]), NORTH, toVector([lng2, lat2])),
  ),
  geo(
    'angle',
    'The turn at the second of three places from the first to the third, clockwise',
    ['round(geo_angle(0, 10, 0, 5, 3, -10), 4)', '2.9449'],
    { params: real(6), returns: 'real', places: [0, 2, 4] },
    (lng1: number, lat1: number, lng2: number, lat2: number, lng3: number, lat3: number) =>
      clockwise(toVector([lng2, lat2]), toVector([lng1, lat1]), toVector([lng3, lat3])),
  ),
  geo(
    'point_in_circle',
    'Whether a place lies within so many metres of another',
    ['geo_point_in_circle(-122.143564, 47.535677, -122.100896, 47.527351, 3500)', 'True'],
    { params: real(5), returns: 'bool', places: [0, 2] },
    (lng: number, lat: number, centreLng: number, centreLat: number, radius: number) =>
      radius < 0 ? null : metres(angleBetween(toVector([lng, lat]), toVector([centreLng, centreLat]))) <= radius,
  ),
  geo(
    'point_buffer',
    'Polygon of everything within so many metres of a place, exact to a tolerance (10 m unless given)',
    ['array_length(geo_point_buffer(-115.1745008278, 36.1497251277, 20000).coordinates[0])', '101'],
    { params: [...real(4)], optional: 1, returns: 'dynamic', places: [0] },
    (lng: number, lat: number, radius: number, tolerance = 10) =>
      radius > 0 && radius < (EARTH_RADIUS * Math.PI) / 2 && tolerance > 0
        ? printPolygons(pointBuffer(toVector([lng, lat]), reachOf(radius, tolerance)))
        : null,
  ),
  {
    name: 'geo_from_wkt',
    doc: 'Well-known text as GeoJSON',
    example: ["geo_from_wkt('POINT (1.5 2)')", '{"type":"Point","coordinates":[1.5,2]}'],
    forms: [{ params: ['string'], returns: 'dynamic', js: { body: geometryOfWkt } }],
  },
]
