import { describe, expect, it } from 'vitest'
import { rows } from './support/ask.ts'

const square = (west: number, south: number, size = 1) =>
  `dynamic({"type":"Polygon","coordinates":[[[${west},${south}],[${west + size},${south}],[${west + size},${south + size}],[${west},${south + size}],[${west},${south}]]]})`

const areaOf = (polygon: string) => `geo_polygon_area(${polygon})`

describe('shapes on Earth', () => {
  it('what two squares share and what each has alone add up to their union', () => {
    const [a, b] = [square(0, 0), square(0.5, 0.5)]
    const union = `geo_union_polygons_array(pack_array(${a}, ${b}))`
    const shared = `geo_intersection_2polygons(${a}, ${b})`
    const apart = `${areaOf(a)} + ${areaOf(b)} - ${areaOf(shared)} - ${areaOf(union)}`
    expect(
      rows(`print abs(${apart}) < 1, geo_point_in_polygon(0.75, 0.75, ${shared}), geo_point_in_polygon(0.25, 0.25, ${shared})`),
    ).toEqual([[true, true, false]])
  })

  it('squares that share a side become one without it, squares apart become several, a frame keeps its hole', () => {
    const frame = [square(0, 0), square(1, 0), square(2, 0), square(0, 1), square(2, 1), square(0, 2), square(1, 2), square(2, 2)]
    const union = (shapes: readonly string[]) => `geo_union_polygons_array(pack_array(${shapes.join(', ')}))`
    expect(rows(`print x = ${union([square(0, 0), square(1, 0)])} | project tostring(x.type), array_length(x.coordinates[0])`)).toEqual([
      ['Polygon', 7],
    ])
    expect(rows(`print tostring(${union([square(0, 0), square(5, 0)])}.type)`)).toEqual([['MultiPolygon']])
    expect(rows(`print x = ${union(frame)} | project array_length(x.coordinates), geo_point_in_polygon(1.5, 1.5, x)`)).toEqual([[2, false]])
  })

  it('a ring means the smaller part of the sphere whichever way it goes round', () => {
    const reversed = 'dynamic({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]})'
    expect(rows(`print ${areaOf(reversed)} == ${areaOf(square(0, 0))}, geo_point_in_polygon(0.5, 0.5, ${reversed})`)).toEqual([
      [true, true],
    ])
  })

  it('what is no place or shape answers null, never an error', () => {
    expect(
      rows(
        `print isnull(geo_distance_2points(300, 1, 1, 1)), isnull(geo_polygon_area(dynamic({"type":"Polygon"}))),
        isnull(geo_line_length(parse_json("[1]"))), isnull(geo_h3cell_level("x")), isnull(geo_from_wkt("POINT")),
        isnull(geo_union_polygons_array(parse_json("[1]")))`,
      ),
    ).toEqual([[true, true, true, true, true, true]])
  })

  it('places are looked up among shapes, by lying within or by distance', () => {
    const tables = `let shapes = datatable(area: string, shape: dynamic)["first", ${square(0, 0)}, "second", ${square(5, 5)}];
      datatable(name: string, lng: real, lat: real)["in", 0.5, 0.5, "near", 1.01, 0.5, "far", 50.0, 50.0]`
    expect(rows(`${tables} | evaluate geo_polygon_lookup(shapes, shape, lng, lat) | project name, area`)).toEqual([['in', 'first']])
    expect(
      rows(`${tables} | evaluate geo_polygon_lookup(shapes, shape, lng, lat, 2000, return_unmatched = true) | project name, area`),
    ).toEqual([
      ['in', 'first'],
      ['near', 'first'],
      ['far', ''],
    ])
  })
})
