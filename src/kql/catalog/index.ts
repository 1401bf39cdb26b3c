import type { AggregateRow } from './aggregate-row.ts'
import { collections } from './aggregates/collections.ts'
import { numbers } from './aggregates/numbers.ts'
import { percentiles } from './aggregates/percentiles.ts'
import { schemas } from './aggregates/schema.ts'
import { sketched } from './aggregates/sketches.ts'
import type { ScalarRow } from './scalar-row.ts'
import { arrays } from './scalars/arrays.ts'
import { bags } from './scalars/bags.ts'
import { conditional } from './scalars/conditional.ts'
import { convert } from './scalars/convert.ts'
import { datetime } from './scalars/datetime.ts'
import { geoCells } from './scalars/geo-cells.ts'
import { geoLines } from './scalars/geo-lines.ts'
import { geoPoints } from './scalars/geo-points.ts'
import { geoPolygons } from './scalars/geo-polygons.ts'
import { hash } from './scalars/hash.ts'
import { ipInText } from './scalars/ip-in-text.ts'
import { ipNotation } from './scalars/ip-notation.ts'
import { math } from './scalars/math.ts'
import { network } from './scalars/network.ts'
import { parse } from './scalars/parse.ts'
import { regex } from './scalars/regex.ts'
import { series } from './scalars/series.ts'
import { seriesItems } from './scalars/series-items.ts'
import { seriesMeasures } from './scalars/series-measures.ts'
import { sets } from './scalars/sets.ts'
import { sketches } from './scalars/sketches.ts'
import { statistics } from './scalars/statistics.ts'
import { strings } from './scalars/strings.ts'
import { units } from './scalars/units.ts'
import { agents } from './scalars/user-agent.ts'

export const scalarRows: readonly ScalarRow[] = [
  ...conditional,
  ...strings,
  ...regex,
  ...parse,
  ...convert,
  ...math,
  ...datetime,
  ...arrays,
  ...sets,
  ...bags,
  ...hash,
  ...network,
  ...ipNotation,
  ...ipInText,
  ...seriesItems,
  ...seriesMeasures,
  ...series,
  ...sketches,
  ...statistics,
  ...units,
  ...agents,
  ...geoPoints,
  ...geoCells,
  ...geoLines,
  ...geoPolygons,
]

export const aggregateRows: readonly AggregateRow[] = [...numbers, ...percentiles, ...collections, ...sketched, ...schemas]

function byName<Row extends { readonly name: string; readonly aliases?: readonly string[] }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const)))
}

const scalars = byName(scalarRows)
const aggregates = byName(aggregateRows)

/** The row of a scalar function by name or alias; names are case-sensitive as in Kusto. */
export const scalarNamed = (name: string): ScalarRow | undefined => scalars.get(name)
export const aggregateNamed = (name: string): AggregateRow | undefined => aggregates.get(name)
