import { isLngLat } from '../../runtime/geo/sphere.ts'
import type { Dynamic } from '../../values/json.ts'
import type { Param, Returns, ScalarRow } from '../scalar-row.ts'

interface Signature {
  readonly params: readonly Param[]
  readonly optional?: number
  readonly returns: Returns
  /** Places of the longitudes among the arguments; the latitude follows each. One that is no place on Earth answers null. */
  readonly places?: readonly number[]
}

/** A function of places, shapes and cells; what is no such thing answers null, as in Kusto. */
export function geo(
  name: string,
  doc: string,
  example: readonly [kql: string, gives: string],
  { params, optional, returns, places = [] }: Signature,
  body: (...args: never[]) => unknown,
): ScalarRow {
  const call = body as unknown as (...args: unknown[]) => unknown
  const guarded = (...args: Dynamic[]) => {
    for (const at of places) if (!isLngLat(Number(args[at]), Number(args[at + 1]))) return null
    return call(...args)
  }
  return {
    name: `geo_${name}`,
    doc,
    example,
    forms: [{ params, ...(optional ? { optional } : {}), returns, js: { body: guarded } }],
  }
}

/** A square of a degree at the equator, and a line across it, for the examples. */
export const SQUARE = 'dynamic({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})'
export const LINE = 'dynamic({"type":"LineString","coordinates":[[-1,0.5],[2,0.5]]})'
