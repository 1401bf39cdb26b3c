import { holds, lineEdges, nearest, polygonEdges } from '../runtime/geo/measure.ts'
import { readLines, readPolygons } from '../runtime/geo/shapes.ts'
import { angleBetween, isLngLat, metres, toVector, type Vector } from '../runtime/geo/sphere.ts'
import { type Dynamic, parseDynamic } from '../values/json.ts'
import type { StepOperator, StepRow } from './step.ts'

interface Settings {
  readonly shape: 'polygon' | 'line'
  /** Metres within which a shape counts; null where the place must lie in the polygon. */
  readonly radius: number | null
  readonly key: number
  readonly longitude: number
  readonly latitude: number
  readonly kept: readonly number[]
  readonly unmatched: boolean
}

/** A row of the table with the test whether its shape is met; undefined where it holds none. */
function matcher(value: Dynamic, { shape, radius }: Settings): ((place: Vector) => boolean) | undefined {
  if (shape === 'line') {
    const edges = readLines(value)?.flatMap(lineEdges)
    return edges && ((place) => metres(angleBetween(place, nearest(edges, place))) <= (radius ?? 0))
  }
  const polygons = readPolygons(value)
  if (!polygons) return undefined
  const edges = radius === null ? [] : polygonEdges(polygons)
  return (place) => holds(polygons, place) || (radius !== null && metres(angleBetween(place, nearest(edges, place))) <= radius)
}

/** Each place is tried on every shape: tables of shapes are small. */
export const geoLookup: StepOperator = {
  name: 'geo_lookup',
  *run([rows, facts], settings: Settings): Iterable<StepRow> {
    const shapes = [...facts!.rows()].flatMap((row) => {
      const text = row[settings.key]
      const meets = typeof text === 'string' ? matcher(parseDynamic(text), settings) : undefined
      return meets ? [{ row, meets }] : []
    })
    const unknown = settings.kept.map((at) => (facts!.columns[at]?.type === 'string' ? '' : null))
    for (const row of rows!.rows()) {
      const [longitude, latitude] = [Number(row[settings.longitude] ?? Number.NaN), Number(row[settings.latitude] ?? Number.NaN)]
      const place = isLngLat(longitude, latitude) ? toVector([longitude, latitude]) : undefined
      const found = place ? shapes.filter(({ meets }) => meets(place)) : []
      for (const one of found) yield [...row, ...settings.kept.map((at) => one.row[at] ?? null)]
      if (found.length === 0 && settings.unmatched) yield [...row, ...unknown]
    }
  },
}
