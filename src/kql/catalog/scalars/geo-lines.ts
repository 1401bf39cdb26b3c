import { isArray } from '../../runtime/dynamic-values.ts'
import { edgesBuffer, reachOf } from '../../runtime/geo/buffer.ts'
import { cutAtAntimeridian, densified } from '../../runtime/geo/densify.ts'
import { meetings, unitedLines, within } from '../../runtime/geo/lines.ts'
import { interpolated, lengthOf, lineCentroid, lineEdges, located, nearest, polygonEdges } from '../../runtime/geo/measure.ts'
import {
  type Lines,
  linePositions,
  nothing,
  printLinePositions,
  printLines,
  printPoint,
  printPolygons,
  readLines,
  readPolygons,
} from '../../runtime/geo/shapes.ts'
import { simplified } from '../../runtime/geo/simplify.ts'
import { angleBetween, metres, toLngLat, toVector, type Vector } from '../../runtime/geo/sphere.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarRow } from '../scalar-row.ts'
import { geo, LINE, SQUARE } from './geo-form.ts'

/** A function of lines; what are none answers null. */
const ofLines =
  (body: (lines: Lines, ...rest: never[]) => unknown) =>
  (value: Dynamic, ...rest: never[]) => {
    const lines = readLines(value)
    return lines && body(lines, ...rest)
  }

/** A function of a place and lines. */
const fromPlace = (body: (place: Vector, lines: Lines) => unknown) => (longitude: number, latitude: number, value: Dynamic) => {
  const lines = readLines(value)
  return lines && body(toVector([longitude, latitude]), lines)
}

const edgesOf = (lines: Lines) => lines.flatMap(lineEdges)

/** Points as one, as several, or as nothing. */
function printPoints(points: readonly Vector[]): Dynamic {
  if (points.length === 0) return nothing
  if (points.length === 1) return printPoint(points[0]!)
  return { type: 'MultiPoint', coordinates: points.map((point) => Float64Array.from(toLngLat(point))) }
}

const between2Lines = (body: (first: Lines, second: Lines) => unknown) => (a: Dynamic, b: Dynamic) => {
  const [first, second] = [readLines(a), readLines(b)]
  return first && second && body(first, second)
}

const ACROSS = 'dynamic({"type":"LineString","coordinates":[[0.5,-1],[0.5,2]]})'

const line = { params: ['dynamic'], returns: 'real' } as const
const twoShapes = { params: ['dynamic', 'dynamic'], returns: 'dynamic' } as const
const placeAndShape = { params: ['real', 'real', 'dynamic'], returns: 'real', places: [0] } as const

/** Lines on Earth, whose edges are great circles. */
export const geoLines: readonly ScalarRow[] = [
  geo(
    'line_length',
    'Metres along lines',
    [`round(geo_line_length(${LINE}) / 1000, 1)`, '333.6'],
    line,
    ofLines((lines) => metres(lengthOf(edgesOf(lines)))),
  ),
  geo(
    'line_centroid',
    'Middle of lines',
    [`round(todouble(geo_line_centroid(${LINE}).coordinates[0]), 6)`, '0.5'],
    { ...line, returns: 'dynamic' },
    ofLines((lines) => printPoint(lineCentroid(edgesOf(lines)))),
  ),
  geo(
    'line_interpolate_point',
    'The place at a fraction (0 to 1) of the length of lines',
    [`round(todouble(geo_line_interpolate_point(${LINE}, 0.5).coordinates[0]), 6)`, '0.5'],
    { params: ['dynamic', 'real'], returns: 'dynamic' },
    ofLines((lines, fraction: number) => (fraction >= 0 && fraction <= 1 ? printPoint(interpolated(lines, fraction)) : null)),
  ),
  geo(
    'line_locate_point',
    'The fraction of the length of lines at which they come nearest to a place',
    [`round(geo_line_locate_point(${LINE}, 0.5, 0.5), 3)`, '0.5'],
    { params: ['dynamic', 'real', 'real'], returns: 'real', places: [1] },
    ofLines((lines, longitude: number, latitude: number) => located(lines, toVector([longitude, latitude]))),
  ),
  geo(
    'distance_point_to_line',
    'Metres from a place to the nearest point of lines',
    [`round(geo_distance_point_to_line(0.5, 0.6, ${LINE}) / 1000, 0)`, '11.0'],
    placeAndShape,
    fromPlace((place, lines) => metres(angleBetween(place, nearest(edgesOf(lines), place)))),
  ),
  geo(
    'closest_point_on_line',
    'The point of lines nearest to a place',
    [`round(todouble(geo_closest_point_on_line(0.5, 0.6, ${LINE}).coordinates[0]), 6)`, '0.5'],
    { ...placeAndShape, returns: 'dynamic' },
    fromPlace((place, lines) => printPoint(nearest(edgesOf(lines), place))),
  ),
  geo(
    'line_simplify',
    'Lines without the points that lie within a tolerance (10 m unless given) of the rest',
    [`array_length(geo_line_simplify(dynamic({"type":"LineString","coordinates":[[0,0],[0.5,0],[1,0]]})).coordinates)`, '2'],
    { params: ['dynamic', 'real'], optional: 1, returns: 'dynamic' },
    ofLines((lines, tolerance = 10) => {
      if (tolerance < 0) return null
      const kept = lines.filter((points) => points.some((point) => metres(angleBetween(point, points[0]!)) > tolerance))
      return kept.length > 0 ? printLines(kept.map((points) => simplified(points, tolerance))) : null
    }),
  ),
  geo(
    'line_densify',
    'Lines that are straight on the map, with points added until great circles follow them (10 m unless given)',
    ['array_length(geo_line_densify(dynamic({"type":"LineString","coordinates":[[50,50],[51,51]]})).coordinates)', '9'],
    { params: ['dynamic', 'real', 'bool'], optional: 2, returns: 'dynamic' },
    (value: Dynamic, tolerance = 10, keepsCrossing = false) => {
      const lines = linePositions(value, true)
      if (!lines || !(tolerance >= 0.1 && tolerance <= 10_000)) return null
      const dense = lines.map((points) => densified(points, tolerance))
      return printLinePositions(keepsCrossing ? dense.map((points) => points.map(toLngLat)) : dense.flatMap(cutAtAntimeridian))
    },
  ),
  geo(
    'line_buffer',
    'Polygon of everything within so many metres of lines, exact to a tolerance (10 m unless given)',
    [`geo_line_buffer(${LINE}, 1000).type`, 'Polygon'],
    { params: ['dynamic', 'real', 'real'], optional: 1, returns: 'dynamic' },
    ofLines((lines, radius: number, tolerance = 10) =>
      radius > 0 && tolerance > 0 ? printPolygons(edgesBuffer(edgesOf(lines), reachOf(radius, tolerance))) : null,
    ),
  ),
  geo(
    'intersects_2lines',
    'Whether two lines meet',
    [`geo_intersects_2lines(${LINE}, ${ACROSS})`, 'True'],
    { ...twoShapes, returns: 'bool' },
    between2Lines((a, b) => meetings(edgesOf(a), edgesOf(b)).length > 0),
  ),
  geo(
    'intersection_2lines',
    'Where two lines meet',
    [`round(todouble(geo_intersection_2lines(${LINE}, ${ACROSS}).coordinates[0]), 6)`, '0.5'],
    twoShapes,
    between2Lines((a, b) => printPoints(meetings(edgesOf(a), edgesOf(b)))),
  ),
  geo(
    'intersects_line_with_polygon',
    'Whether lines enter or touch polygons',
    [`geo_intersects_line_with_polygon(${LINE}, ${SQUARE})`, 'True'],
    { ...twoShapes, returns: 'bool' },
    (a: Dynamic, b: Dynamic) => {
      const [lines, polygons] = [readLines(a), readPolygons(b)]
      return lines && polygons && (within(lines, polygons).length > 0 || meetings(edgesOf(lines), polygonEdges(polygons)).length > 0)
    },
  ),
  geo(
    'intersection_line_with_polygon',
    'The parts of lines within polygons',
    [`geo_intersection_line_with_polygon(${LINE}, ${SQUARE}).type`, 'LineString'],
    twoShapes,
    (a: Dynamic, b: Dynamic) => {
      const [lines, polygons] = [readLines(a), readPolygons(b)]
      if (!lines || !polygons) return null
      const parts = within(lines, polygons)
      return parts.length > 0 ? printLines(parts) : printPoints(meetings(edgesOf(lines), polygonEdges(polygons)))
    },
  ),
  geo(
    'union_lines_array',
    'Several lines as one',
    [`geo_union_lines_array(pack_array(${LINE}, ${LINE})).type`, 'LineString'],
    { params: ['dynamic'], returns: 'dynamic' },
    (values: Dynamic) => {
      const shapes = isArray(values) ? values.map(readLines) : []
      return shapes.length === 0 || shapes.includes(null) ? null : printLines(unitedLines(shapes as Lines[]))
    },
  ),
]
