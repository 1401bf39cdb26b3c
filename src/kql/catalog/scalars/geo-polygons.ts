import { isArray } from '../../runtime/dynamic-values.ts'
import { edgesBuffer, reachOf } from '../../runtime/geo/buffer.ts'
import { densified } from '../../runtime/geo/densify.ts'
import { areaOf, holds, lengthOf, nearest, polygonCentroid, polygonEdges } from '../../runtime/geo/measure.ts'
import { combined, united } from '../../runtime/geo/overlay.ts'
import {
  nothing,
  type Polygons,
  printPoint,
  printPolygons,
  printRingPositions,
  readPolygons,
  ringPositions,
} from '../../runtime/geo/shapes.ts'
import { simplifiedRing } from '../../runtime/geo/simplify.ts'
import { angleBetween, EARTH_RADIUS, metres, toLngLat, toVector, type Vector } from '../../runtime/geo/sphere.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarRow } from '../scalar-row.ts'
import { geo, SQUARE } from './geo-form.ts'

/** A function of polygons; what are none answers null. */
const ofPolygons =
  (body: (polygons: Polygons, ...rest: never[]) => unknown) =>
  (value: Dynamic, ...rest: never[]) => {
    const polygons = readPolygons(value)
    return polygons && body(polygons, ...rest)
  }

const fromPlace = (body: (place: Vector, polygons: Polygons) => unknown) => (longitude: number, latitude: number, value: Dynamic) => {
  const polygons = readPolygons(value)
  return polygons && body(toVector([longitude, latitude]), polygons)
}

const of2 = (body: (first: Polygons, second: Polygons) => unknown) => (a: Dynamic, b: Dynamic) => {
  const [first, second] = [readPolygons(a), readPolygons(b)]
  return first && second && body(first, second)
}

/** A function of an array of polygons; one that is none spoils all. */
const ofMany =
  (body: (shapes: readonly Polygons[], ...rest: never[]) => unknown) =>
  (values: Dynamic, ...rest: never[]) => {
    const shapes = isArray(values) ? values.map(readPolygons) : []
    return shapes.length === 0 || shapes.includes(null) ? null : body(shapes as Polygons[], ...rest)
  }

/** Rings without the points that do not matter; shells that collapse vanish with their holes, and nothing left is null. */
function simplifiedPolygons(polygons: Polygons, tolerance: number): Polygons | null {
  const kept = polygons.flatMap(([shell, ...holes]) => {
    const outer = simplifiedRing(shell!, tolerance)
    if (!outer) return []
    return [[outer, ...holes.map((hole) => simplifiedRing(hole, tolerance)).filter((hole) => hole !== null)]]
  })
  return kept.length > 0 ? kept : null
}

const shared = (a: Polygons, b: Polygons) => combined(a, b, (p, q) => p && q)

const polygon = { params: ['dynamic'], returns: 'real' } as const
const place = { params: ['real', 'real', 'dynamic'], returns: 'real', places: [0] } as const
const two = { params: ['dynamic', 'dynamic'], returns: 'dynamic' } as const

/** Polygons on Earth: edges are great circles, and of the two parts a ring cuts the sphere into, the smaller is meant. */
export const geoPolygons: readonly ScalarRow[] = [
  geo(
    'polygon_area',
    'Square metres within polygons',
    [`round(geo_polygon_area(${SQUARE}) / 1000000, 0)`, '12364.0'],
    polygon,
    ofPolygons((polygons) => areaOf(polygons) * EARTH_RADIUS ** 2),
  ),
  geo(
    'polygon_perimeter',
    'Metres around polygons',
    [`round(geo_polygon_perimeter(${SQUARE}) / 1000, 0)`, '445.0'],
    polygon,
    ofPolygons((polygons) => metres(lengthOf(polygonEdges(polygons)))),
  ),
  geo(
    'polygon_centroid',
    'Middle of polygons',
    [`round(todouble(geo_polygon_centroid(${SQUARE}).coordinates[0]), 6)`, '0.5'],
    { ...polygon, returns: 'dynamic' },
    ofPolygons((polygons) => printPoint(polygonCentroid(polygonEdges(polygons)))),
  ),
  geo(
    'point_in_polygon',
    'Whether a place lies within polygons',
    [`geo_point_in_polygon(0.5, 0.5, ${SQUARE})`, 'True'],
    { ...place, returns: 'bool' },
    fromPlace((point, polygons) => holds(polygons, point)),
  ),
  geo(
    'distance_point_to_polygon',
    'Metres from a place to polygons; 0 within them',
    [`geo_distance_point_to_polygon(0.5, 0.5, ${SQUARE})`, '0.0'],
    place,
    fromPlace((point, polygons) => (holds(polygons, point) ? 0 : metres(angleBetween(point, nearest(polygonEdges(polygons), point))))),
  ),
  geo(
    'closest_point_on_polygon',
    'The point of polygons nearest to a place; the place itself within them',
    [`round(todouble(geo_closest_point_on_polygon(0.5, -1, ${SQUARE}).coordinates[0]), 6)`, '0.5'],
    { ...place, returns: 'dynamic' },
    fromPlace((point, polygons) => printPoint(holds(polygons, point) ? point : nearest(polygonEdges(polygons), point))),
  ),
  geo(
    'polygon_simplify',
    'Polygons without the corners that lie within a tolerance (10 m unless given) of the rest',
    [
      'array_length(geo_polygon_simplify(dynamic({"type":"Polygon","coordinates":[[[0,0],[0.5,0],[1,0],[1,1],[0,0]]]})).coordinates[0])',
      '4',
    ],
    { params: ['dynamic', 'real'], optional: 1, returns: 'dynamic' },
    ofPolygons((polygons, tolerance = 10) => {
      const kept = tolerance < 0 ? null : simplifiedPolygons(polygons, tolerance)
      return kept && printPolygons(kept)
    }),
  ),
  geo(
    'polygon_densify',
    'Polygons that are straight on the map, with points added until great circles follow them (10 m unless given)',
    [
      'array_length(geo_polygon_densify(dynamic({"type":"Polygon","coordinates":[[[10,10],[11,10],[11,11],[10,11],[10,10]]]})).coordinates[0])',
      '11',
    ],
    { params: ['dynamic', 'real', 'bool'], optional: 2, returns: 'dynamic' },
    (value: Dynamic, tolerance = 10) => {
      const polygons = ringPositions(value)
      if (!polygons || !(tolerance >= 0.1 && tolerance <= 10_000)) return null
      return printRingPositions(polygons.map((rings) => rings.map((ring) => densified(ring, tolerance).map(toLngLat))))
    },
  ),
  geo(
    'polygon_buffer',
    'Polygons and everything within so many metres of them, exact to a tolerance (10 m unless given)',
    [`geo_polygon_area(geo_polygon_buffer(${SQUARE}, 1000)) > geo_polygon_area(${SQUARE})`, 'True'],
    { params: ['dynamic', 'real', 'real'], optional: 1, returns: 'dynamic' },
    ofPolygons((polygons, radius: number, tolerance = 10) =>
      radius > 0 && tolerance > 0
        ? printPolygons(united([polygons, edgesBuffer(polygonEdges(polygons), reachOf(radius, tolerance))]))
        : null,
    ),
  ),
  geo(
    'intersects_2polygons',
    'Whether two polygons share a part',
    [`geo_intersects_2polygons(${SQUARE}, ${SQUARE})`, 'True'],
    { ...two, returns: 'bool' },
    of2((a, b) => shared(a, b).length > 0),
  ),
  geo(
    'intersection_2polygons',
    'The part two polygons share',
    [`geo_intersection_2polygons(${SQUARE}, ${SQUARE}).type`, 'Polygon'],
    two,
    of2((a, b) => {
      const part = shared(a, b)
      return part.length > 0 ? printPolygons(part) : nothing
    }),
  ),
  geo(
    'union_polygons_array',
    'Several polygons as one',
    [`array_length(geo_union_polygons_array(pack_array(${SQUARE}, ${SQUARE})).coordinates[0])`, '5'],
    { params: ['dynamic'], returns: 'dynamic' },
    ofMany((shapes) => printPolygons(united(shapes))),
  ),
  geo(
    'simplify_polygons_array',
    'Several polygons as one, simplified to a tolerance (10 m unless given)',
    [`geo_simplify_polygons_array(pack_array(${SQUARE}, ${SQUARE})).type`, 'Polygon'],
    { params: ['dynamic', 'real'], optional: 1, returns: 'dynamic' },
    ofMany((shapes, tolerance = 10) => {
      const kept = tolerance < 0 ? null : simplifiedPolygons(united(shapes), tolerance)
      return kept && printPolygons(kept)
    }),
  ),
]
