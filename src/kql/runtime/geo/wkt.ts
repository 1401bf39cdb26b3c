import type { Dynamic } from '../../values/json.ts'

const types: Readonly<Record<string, { readonly type: string; readonly depth: number }>> = {
  POINT: { type: 'Point', depth: 0 },
  LINESTRING: { type: 'LineString', depth: 1 },
  MULTIPOINT: { type: 'MultiPoint', depth: 1 },
  POLYGON: { type: 'Polygon', depth: 2 },
  MULTILINESTRING: { type: 'MultiLineString', depth: 2 },
  MULTIPOLYGON: { type: 'MultiPolygon', depth: 3 },
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

const next = (reader: Reader) => reader.tokens[reader.at++]

/** Items in brackets; undefined where the text is not what it should be. */
function list(reader: Reader, item: () => Dynamic | undefined): Dynamic[] | undefined {
  if (next(reader) !== '(') return undefined
  const items: Dynamic[] = []
  for (;;) {
    const value = item()
    if (value === undefined) return undefined
    items.push(value)
    const end = next(reader)
    if (end === ')') return items
    if (end !== ',') return undefined
  }
}

function position(reader: Reader): Dynamic | undefined {
  const bracketed = reader.tokens[reader.at] === '('
  if (bracketed) reader.at++
  const numbers: number[] = []
  while (/^[-+\d.]/.test(reader.tokens[reader.at] ?? '')) numbers.push(Number(next(reader)))
  if (bracketed && next(reader) !== ')') return undefined
  return numbers.length >= 2 && numbers.every(Number.isFinite) ? numbers : undefined
}

const nestedList = (reader: Reader, depth: number): Dynamic | undefined =>
  depth === 0 ? position(reader) : list(reader, () => nestedList(reader, depth - 1))

function geometry(reader: Reader): Dynamic | undefined {
  const word = (next(reader) ?? '').toUpperCase()
  if (word === 'GEOMETRYCOLLECTION') {
    const geometries = list(reader, () => geometry(reader))
    return geometries && { type: 'GeometryCollection', geometries }
  }
  const kind = types[word]
  if (!kind) return undefined
  const coordinates = kind.depth === 0 ? list(reader, () => position(reader))?.[0] : nestedList(reader, kind.depth)
  return coordinates === undefined ? undefined : { type: kind.type, coordinates }
}

/** Well-known text as GeoJSON; null where it is none. */
export function geometryOfWkt(text: string): Dynamic {
  const reader: Reader = { tokens: text.match(/[A-Za-z]+|[-+]?[\d.]+(?:[eE][-+]?\d+)?|[(),]/g) ?? [], at: 0 }
  const read = geometry(reader)
  return read === undefined || reader.at !== reader.tokens.length ? null : read
}
