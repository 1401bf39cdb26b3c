import { createRequire } from 'node:module'
import type * as H3 from 'h3-js'
import type * as S2 from 's2js'
import { inHashOrder } from '../hash-order.ts'
import type { Polygons } from './shapes.ts'
import { type LngLat, toLngLat, toVector, type Vector } from './sphere.ts'

const requireLibrary = createRequire(import.meta.url)

/** The libraries take a fifth of a second to load: a query that asks for no cell does not wait for them. */
export const h3 = (): typeof H3 => requireLibrary('h3-js') as typeof H3
const s2 = (): typeof S2.s2 => (requireLibrary('s2js') as typeof S2).s2

const RADIAN = Math.PI / 180

/** More cells than this the engine does not list. */
const MOST_CELLS = 65_536

function cellOf(token: string): bigint | null {
  if (!/^[0-9a-f]{1,16}$/i.test(token)) return null
  const { cellid } = s2()
  const id = cellid.fromToken(token.toLowerCase())
  return cellid.valid(id) ? id : null
}

export function s2Token([longitude, latitude]: LngLat, level: number): string {
  const { cellid, LatLng } = s2()
  return cellid.toToken(cellid.parent(cellid.fromLatLng(new LatLng(latitude * RADIAN, longitude * RADIAN)), level))
}

const vectorOf = ({ x, y, z }: { readonly x: number; readonly y: number; readonly z: number }): Vector => [x, y, z]

export function s2Centre(token: string): LngLat | null {
  const id = cellOf(token)
  if (id === null) return null
  const { lat, lng } = s2().cellid.latLng(id)
  return [lng / RADIAN, lat / RADIAN]
}

/** The corners of an S2 cell, closed. */
export function s2Ring(token: string): LngLat[] | null {
  const id = cellOf(token)
  if (id === null) return null
  const cell = s2().Cell.fromCellID(id)
  return [0, 1, 2, 3, 0].map((i) => toLngLat(vectorOf(cell.vertex(i))))
}

export function s2Neighbours(token: string): string[] | null {
  const id = cellOf(token)
  if (id === null) return null
  const { cellid } = s2()
  return [...new Set(cellid.allNeighbors(id, cellid.level(id)).map(cellid.toToken))]
}

/** Tokens of all cells of a level that a region meets; null where they are too many. */
function covering(region: unknown, level: number): string[] | null {
  const { RegionCoverer, cellid } = s2()
  const coverer = new RegionCoverer({ minLevel: level, maxLevel: level, maxCells: MOST_CELLS })
  const cells = [...coverer.covering(region as Parameters<typeof coverer.covering>[0])] as bigint[]
  const tokens = new Set<string>()
  for (const cell of cells) {
    if (cellid.level(cell) >= level) tokens.add(cellid.toToken(cellid.parent(cell, level)))
    else
      for (let at = cellid.childBeginAtLevel(cell, level); at !== cellid.childEndAtLevel(cell, level); at = cellid.next(at)) {
        tokens.add(cellid.toToken(at))
        if (tokens.size > MOST_CELLS) return null
      }
  }
  return tokens.size > MOST_CELLS ? null : [...tokens]
}

const pointOf = ([x, y, z]: Vector) => new (s2().Point)(x, y, z)

/** The S2 cells of a level that some polygons meet; null where they are too many. */
export function s2CellsOf(polygons: Polygons, level: number): string[] | null {
  const { Loop, Polygon } = s2()
  const lists = polygons.map((rings) => covering(Polygon.fromOrientedLoops(rings.map((ring) => new Loop(ring.map(pointOf)))), level))
  return lists.includes(null) ? null : [...new Set(lists.flatMap((list) => list!))]
}

export function s2CellsOfLine(points: readonly Vector[], level: number): string[] | null {
  const { Polyline } = s2()
  return covering(new Polyline(points.map(pointOf)), level)
}

export const h3Cell = ([longitude, latitude]: LngLat, resolution: number): string => h3().latLngToCell(latitude, longitude, resolution)

/** The cell a text names; null where it is none. */
export const h3Valid = (cell: string): string | null =>
  /^[0-9a-f]{15,16}$/i.test(cell) && h3().isValidCell(cell) ? cell.toLowerCase() : null

export function h3Centre(cell: string): LngLat {
  const [latitude, longitude] = h3().cellToLatLng(cell)
  return toLngLat(toVector([longitude, latitude]))
}

/** The corners of an H3 cell, closed. */
export const h3Ring = (cell: string): LngLat[] =>
  h3()
    .cellToBoundary(cell, true)
    .map(([longitude, latitude]): LngLat => [longitude, latitude])

/** A cell and its neighbours, at most. */
const DISK = 7

/** The cells around one, in the order in which the engine's set of them comes out. */
export const h3Neighbours = (cell: string): string[] => inHashOrder(h3().gridDisk(cell, 1), DISK).filter((one) => one !== cell)

/** The H3 cells whose centre lies in some polygons, given as closed rings; null where they are too many. */
export function h3CellsOf(polygons: readonly (readonly (readonly LngLat[])[])[], resolution: number): string[] | null {
  const cells = new Set(
    polygons.flatMap((rings) =>
      h3().polygonToCells(
        rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude])),
        resolution,
        true,
      ),
    ),
  )
  return cells.size > MOST_CELLS ? null : [...cells]
}
