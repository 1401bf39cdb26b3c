import type { Dynamic } from '../../values/json.ts'
import { isArray, isBag } from '../dynamic-values.ts'
import { dot, isLngLat, type LngLat, toLngLat, toVector, turn, type Vector } from './sphere.ts'

/** Lines of at least two points each. */
export type Lines = readonly (readonly Vector[])[]

/** A ring without its repeated last point, counterclockwise around what it encloses (a hole: around what is left out). */
export type Ring = readonly Vector[]

/** A shell and its holes. */
export type Polygon = readonly Ring[]
export type Polygons = readonly Polygon[]

/** The positions of a GeoJSON array; null where one is no place on Earth. */
function positions(value: Dynamic | undefined, anyLongitude = false): LngLat[] | null {
  if (!isArray(value)) return null
  const read = value.map((item): LngLat | null => {
    if (!isArray(item) || item.length < 2) return null
    const [longitude, latitude] = [Number(item[0]), Number(item[1])]
    return isLngLat(anyLongitude ? 0 : longitude, latitude) && Number.isFinite(longitude) ? [longitude, latitude] : null
  })
  return read.includes(null) ? null : (read as LngLat[])
}

/** `coordinates` of a geometry of one of two types, as a list: of the single one, or of the many. */
function parts(value: Dynamic, single: string, many: string): readonly Dynamic[] | null {
  if (!isBag(value)) return null
  const { type, coordinates } = value
  if (type === single) return coordinates === undefined ? null : [coordinates]
  return type === many && isArray(coordinates) ? coordinates : null
}

/** Lines as positions, for what works in the plane. */
export function linePositions(value: Dynamic, anyLongitude = false): LngLat[][] | null {
  const lines = parts(value, 'LineString', 'MultiLineString')?.map((line) => positions(line, anyLongitude))
  return lines && lines.length > 0 && lines.every((line) => line !== null && line.length >= 2) ? (lines as LngLat[][]) : null
}

/** A `LineString` or `MultiLineString`; null where it is none, or a line has no two points. */
export function readLines(value: Dynamic): Lines | null {
  const lines = linePositions(value)?.map((line) => line.map(toVector))
  return lines?.every((line) => line.some((point) => dot(point, line[0]!) < 1)) ? lines : null
}

/** Rings of polygons as positions, closed; null where one is not closed or has no three corners. */
export function ringPositions(value: Dynamic): LngLat[][][] | null {
  const polygons = parts(value, 'Polygon', 'MultiPolygon')?.map((polygon) => {
    const rings = isArray(polygon) ? polygon.map((ring) => positions(ring)) : []
    return rings.length > 0 && rings.every((ring) => ring !== null && isRing(ring)) ? (rings as LngLat[][]) : null
  })
  return polygons && polygons.length > 0 && !polygons.includes(null) ? (polygons as LngLat[][][]) : null
}

function isRing(ring: readonly LngLat[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || !first || !last || first[0] !== last[0] || first[1] !== last[1]) return false
  return new Set(ring.map(String)).size === ring.length - 1
}

/** The sum of the turns along a ring: 2π less what it encloses on its left. */
const turns = (ring: Ring): number =>
  ring.reduce((sum, point, i) => sum + Math.PI - positiveTurn(point, ring[(i + 1) % ring.length]!, ring.at(i - 1)!), 0)

function positiveTurn(at: Vector, next: Vector, before: Vector): number {
  const angle = turn(at, next, before)
  return angle < 0 ? angle + 2 * Math.PI : angle
}

/** Of the two parts a ring cuts the sphere into, the smaller is meant: its ring goes counterclockwise. */
const around = (ring: Ring): Ring => (turns(ring) < 0 ? [...ring].reverse() : ring)

/** A `Polygon` or `MultiPolygon`; null where it is none. Holes are turned the other way round. */
export function readPolygons(value: Dynamic): Polygons | null {
  const polygons = ringPositions(value)
  if (!polygons) return null
  return polygons.map((rings) =>
    rings.map((ring, i) => {
      const shell = around(ring.slice(0, -1).map(toVector))
      return i === 0 ? shell : [...shell].reverse()
    }),
  )
}

const geometry = (type: string, coordinates: Dynamic): Dynamic => ({ type, coordinates })

/** A position prints as reals, whole or not. */
const position = (point: LngLat): Dynamic => Float64Array.from(point)

export const printPosition = (point: LngLat): Dynamic => geometry('Point', position(point))
export const printPoint = (point: Vector): Dynamic => printPosition(toLngLat(point))

export function printLinePositions(lines: readonly (readonly LngLat[])[]): Dynamic {
  const all = lines.map((line) => line.map(position))
  return all.length === 1 ? geometry('LineString', all[0]!) : geometry('MultiLineString', all)
}

export const printLines = (lines: Lines): Dynamic => printLinePositions(lines.map((line) => line.map(toLngLat)))

export function printRingPositions(polygons: readonly (readonly (readonly LngLat[])[])[]): Dynamic {
  const all = polygons.map((rings) => rings.map((ring) => ring.map(position)))
  return all.length === 1 ? geometry('Polygon', all[0]!) : geometry('MultiPolygon', all)
}

/** Polygons as GeoJSON, rings closed. */
export const printPolygons = (polygons: Polygons): Dynamic =>
  printRingPositions(polygons.map((rings) => rings.map((ring) => [...ring, ring[0]!].map(toLngLat))))

export const nothing: Dynamic = { type: 'GeometryCollection', geometries: [] }
