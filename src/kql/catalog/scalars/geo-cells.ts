import {
  h3,
  h3Cell,
  h3CellsOf,
  h3Centre,
  h3Neighbours,
  h3Ring,
  h3Valid,
  s2CellsOf,
  s2CellsOfLine,
  s2Centre,
  s2Neighbours,
  s2Ring,
  s2Token,
} from '../../runtime/geo/cells.ts'
import { geohashCell, geohashCentre, geohashNeighbours, geohashOf, geohashRing } from '../../runtime/geo/geohash.ts'
import { printPosition, printRingPositions, readLines, readPolygons, ringPositions } from '../../runtime/geo/shapes.ts'
import type { LngLat } from '../../runtime/geo/sphere.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarRow } from '../scalar-row.ts'
import { geo, LINE, SQUARE } from './geo-form.ts'

const within = (value: number, low: number, high: number) => value >= low && value <= high

const printRing = (ring: readonly LngLat[] | null) => ring && printRingPositions([[ring]])
const printPlace = (place: LngLat | null) => place && printPosition(place)

/** A function of an H3 cell by name; what is no cell answers null. */
const ofCell =
  (body: (cell: string, ...rest: never[]) => unknown) =>
  (name: string, ...rest: never[]) => {
    const cell = h3Valid(name)
    return cell === null ? null : body(cell, ...rest)
  }

const cellText = { params: ['string'], returns: 'dynamic' } as const

const geohashes: readonly ScalarRow[] = [
  geo(
    'point_to_geohash',
    'Geohash of a place, of 1 to 18 digits (5 unless given)',
    ['geo_point_to_geohash(139.806115, 35.554128, 12)', 'xn76m27ty9g4'],
    { params: ['real', 'real', 'int'], optional: 1, returns: 'string', places: [0] },
    (longitude: number, latitude: number, digits = 5) => (within(digits, 1, 18) ? geohashOf([longitude, latitude], digits) : null),
  ),
  geo(
    'geohash_to_central_point',
    'Middle of a geohash cell',
    ["geo_geohash_to_central_point('s').coordinates[0]", '22.5'],
    cellText,
    (hash: string) => {
      const cell = geohashCell(hash)
      return cell && printPosition(geohashCentre(cell))
    },
  ),
  geo(
    'geohash_to_polygon',
    'Outline of a geohash cell',
    ["array_length(geo_geohash_to_polygon('dr5ru').coordinates[0])", '5'],
    cellText,
    (hash: string) => {
      const cell = geohashCell(hash)
      return cell && printRing(geohashRing(cell))
    },
  ),
  geo(
    'geohash_neighbors',
    'The geohash cells around one',
    ["array_sort_asc(geo_geohash_neighbors('sunny'))[0]", 'sunnt'],
    cellText,
    geohashNeighbours,
  ),
]

const s2Cells: readonly ScalarRow[] = [
  geo(
    'point_to_s2cell',
    'Token of the S2 cell of a place at a level (11 unless given)',
    ['geo_point_to_s2cell(-80.195829, 25.802215, 8)', '88d9b'],
    { params: ['real', 'real', 'int'], optional: 1, returns: 'string', places: [0] },
    (longitude: number, latitude: number, level = 11) => (within(level, 0, 30) ? s2Token([longitude, latitude], level) : null),
  ),
  geo(
    's2cell_to_central_point',
    'Middle of an S2 cell',
    ["round(todouble(geo_s2cell_to_central_point('1234567').coordinates[0]), 4)", '9.8683'],
    cellText,
    (token: string) => printPlace(s2Centre(token)),
  ),
  geo(
    's2cell_to_polygon',
    'Outline of an S2 cell',
    ["array_length(geo_s2cell_to_polygon('89c259').coordinates[0])", '5'],
    cellText,
    (token: string) => printRing(s2Ring(token)),
  ),
  geo(
    's2cell_neighbors',
    'The S2 cells around one',
    ["array_sort_asc(geo_s2cell_neighbors('89c259'))[0]", '89c251'],
    cellText,
    s2Neighbours,
  ),
  geo(
    'polygon_to_s2cells',
    'Tokens of the S2 cells of a level (11 unless given) that polygons meet',
    [`array_length(geo_polygon_to_s2cells(${SQUARE}, 2))`, '4'],
    { params: ['dynamic', 'int'], optional: 1, returns: 'dynamic' },
    (value: Dynamic, level = 11) => {
      const polygons = readPolygons(value)
      return polygons && within(level, 0, 30) ? s2CellsOf(polygons, level) : null
    },
  ),
  geo(
    'line_to_s2cells',
    'Tokens of the S2 cells of a level (11 unless given) that lines meet',
    [`array_length(geo_line_to_s2cells(${LINE}, 4)) > 0`, 'True'],
    { params: ['dynamic', 'int'], optional: 1, returns: 'dynamic' },
    (value: Dynamic, level = 11) => {
      const lines = readLines(value)
      if (!lines || !within(level, 0, 30)) return null
      const lists = lines.map((line) => s2CellsOfLine(line, level))
      return lists.includes(null) ? null : [...new Set(lists.flatMap((list) => list!))]
    },
  ),
]

const h3Cells: readonly ScalarRow[] = [
  geo(
    'point_to_h3cell',
    'H3 cell of a place at a resolution (6 unless given)',
    ['geo_point_to_h3cell(-74.04450446039874, 40.689250859314974, 6)', '862a1072fffffff'],
    { params: ['real', 'real', 'int'], optional: 1, returns: 'string', places: [0] },
    (longitude: number, latitude: number, resolution = 6) => (within(resolution, 0, 15) ? h3Cell([longitude, latitude], resolution) : null),
  ),
  geo(
    'h3cell_to_central_point',
    'Middle of an H3 cell',
    ["round(todouble(geo_h3cell_to_central_point('862a1072fffffff').coordinates[1]), 4)", '40.7042'],
    cellText,
    ofCell((cell) => printPosition(h3Centre(cell))),
  ),
  geo(
    'h3cell_to_polygon',
    'Outline of an H3 cell',
    ["array_length(geo_h3cell_to_polygon('862a1072fffffff').coordinates[0])", '7'],
    cellText,
    ofCell((cell) => printRing(h3Ring(cell))),
  ),
  geo(
    'h3cell_neighbors',
    'The H3 cells around one',
    ["geo_h3cell_neighbors('862a1072fffffff')[0]", '862a10777ffffff'],
    cellText,
    ofCell(h3Neighbours),
  ),
  geo(
    'h3cell_level',
    'Resolution of an H3 cell',
    ["geo_h3cell_level('862a1072fffffff')", '6'],
    { params: ['string'], returns: 'int' },
    ofCell((cell) => h3().getResolution(cell)),
  ),
  geo(
    'h3cell_parent',
    'The H3 cell of a coarser resolution (the next unless given) that holds one',
    ["geo_h3cell_parent('862a1072fffffff')", '852a1073fffffff'],
    { params: ['string', 'int'], optional: 1, returns: 'string' },
    ofCell((cell, resolution?: number) => {
      const own = h3().getResolution(cell)
      const wanted = resolution ?? own - 1
      return within(wanted, 0, own - 1) ? h3().cellToParent(cell, wanted) : null
    }),
  ),
  geo(
    'h3cell_children',
    'The H3 cells of a finer resolution (the next unless given) within one',
    ["array_length(geo_h3cell_children('862a1072fffffff'))", '7'],
    { params: ['string', 'int'], optional: 1, returns: 'dynamic' },
    ofCell((cell, resolution?: number) => {
      const own = h3().getResolution(cell)
      const wanted = resolution ?? own + 1
      return within(wanted, own + 1, Math.min(15, own + 5)) ? h3().cellToChildren(cell, wanted) : null
    }),
  ),
  geo(
    'h3cell_rings',
    'The rings of H3 cells about one, up to a distance (0 to 142)',
    ["array_length(geo_h3cell_rings('861f8894fffffff', 2)[2])", '12'],
    { params: ['string', 'int'], returns: 'dynamic' },
    ofCell((cell, distance: number) => (within(distance, 0, 142) ? h3().gridDiskDistances(cell, distance) : null)),
  ),
  geo(
    'polygon_to_h3cells',
    'H3 cells of a resolution (6 unless given) whose middle lies in polygons',
    [`array_length(geo_polygon_to_h3cells(${SQUARE}, 3))`, '1'],
    { params: ['dynamic', 'int'], optional: 1, returns: 'dynamic' },
    (value: Dynamic, resolution = 6) => {
      const rings = ringPositions(value)
      return rings && within(resolution, 0, 15) ? h3CellsOf(rings, resolution) : null
    },
  ),
]

/** Cells of the Earth's surface: geohash, S2 and H3. */
export const geoCells: readonly ScalarRow[] = [...geohashes, ...s2Cells, ...h3Cells]
