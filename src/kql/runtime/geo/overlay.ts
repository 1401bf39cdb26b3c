import { areaOf, type Edge, holds, polygonEdges } from './measure.ts'
import type { Polygon, Polygons, Ring } from './shapes.ts'
import { angleBetween, between, crossing, dot, nearestOnEdge, plus, turn, unit, type Vector } from './sphere.ts'

/** Points closer than this (radians; 0.6 µm on Earth) are one: places worked out in two ways differ in their last digits. */
export const SAME_PLACE = 1e-13

/** Points by identity: a point close to one met before is that one. */
export function createPlaces() {
  const grid = new Map<string, { readonly point: Vector; readonly id: number }[]>()
  const cell = (value: number) => Math.round(value / (4 * SAME_PLACE))
  let count = 0
  return function place(point: Vector): { readonly point: Vector; readonly id: number } {
    const [x, y, z] = point.map(cell) as [number, number, number]
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        for (let k = -1; k <= 1; k++) {
          const near = grid.get(`${x + i} ${y + j} ${z + k}`)?.find((other) => angleBetween(other.point, point) <= SAME_PLACE)
          if (near) return near
        }
    const made = { point, id: count++ }
    const key = `${x} ${y} ${z}`
    grid.set(key, [...(grid.get(key) ?? []), made])
    return made
  }
}

/** The points at which edges are cut: where another crosses, or a corner of another lies on them; from their start on. */
export function cuts([a, b]: Edge, others: readonly Edge[]): Vector[] {
  const middle = unit(plus(a, b))
  const reach = angleBetween(a, b) / 2 + SAME_PLACE
  const found: Vector[] = []
  for (const [c, d] of others) {
    const away = angleBetween(middle, unit(plus(c, d))) - angleBetween(c, d) / 2
    if (away > reach) continue
    const at = crossing(a, b, c, d)
    if (at) found.push(at)
    for (const corner of [c, d]) if (angleBetween(nearestOnEdge(corner, a, b), corner) <= SAME_PLACE) found.push(corner)
  }
  return found.toSorted((p, q) => dot(q, a) - dot(p, a))
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly start: Vector
  readonly end: Vector
  /** The place of its edge in the input: pieces of one edge share it. */
  readonly edge: number
  readonly side: 0 | 1
}

/** What is kept of two shapes, by whether a point lies in the first and in the second. */
export type Rule = (inFirst: boolean, inSecond: boolean) => boolean

function piecesOf(
  edges: readonly Edge[],
  others: readonly Edge[],
  first: number,
  side: 0 | 1,
  place: ReturnType<typeof createPlaces>,
): Piece[] {
  return edges.flatMap((edge, i) => {
    const points = [edge[0], ...cuts(edge, others), edge[1]].map(place)
    return points.slice(1).flatMap((end, at): Piece[] => {
      const start = points[at]!
      return start.id === end.id ? [] : [{ from: start.id, to: end.id, start: start.point, end: end.point, edge: first + i, side }]
    })
  })
}

/** The pieces of both boundaries that bound the result, directed so that it lies on their left. */
function bounding(pieces: readonly Piece[], shapes: readonly [Polygons, Polygons], keep: Rule): Piece[] {
  const groups = Map.groupBy(pieces, ({ from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`))
  return [...groups.values()].flatMap((group) => {
    const [one] = group as [Piece]
    const middle = between(one.start, one.end, 0.5)
    const sides = ([0, 1] as const).map((side) => {
      const own = group.filter((piece) => piece.side === side)
      if (own.length === 0) {
        const inside = holds(shapes[side], middle)
        return { left: inside, right: inside }
      }
      return { left: own.some((piece) => piece.from === one.from), right: own.some((piece) => piece.from !== one.from) }
    })
    const left = keep(sides[0]!.left, sides[1]!.left)
    const right = keep(sides[0]!.right, sides[1]!.right)
    if (left === right) return []
    const edge = Math.min(...group.map((piece) => piece.edge))
    return [left ? { ...one, edge } : { ...one, from: one.to, to: one.from, start: one.end, end: one.start, edge }]
  })
}

/** A ring starts after its last piece of the edge that came last in the input, as S2's builder has it. */
function startedAsInput(ring: readonly Piece[]): readonly Piece[] {
  let last = 0
  let gap = false
  for (let i = 1; i < ring.length; i++) {
    const order = ring[i]!.edge - ring[last]!.edge
    if (order < 0) gap = true
    else if (order > 0 || !gap) {
      last = i
      gap = false
    }
  }
  return [...ring.slice(last + 1), ...ring.slice(0, last + 1)]
}

/** Pieces joined end to end into rings; where several go on from a point, the sharpest left turn keeps the rings apart. */
export function joined(pieces: readonly Piece[]): Ring[] {
  const open = [...pieces].sort((a, b) => a.edge - b.edge)
  const rings: Ring[] = []
  while (open.length > 0) {
    const chain = [open.shift()!]
    while (chain.at(-1)!.to !== chain[0]!.from) {
      const here = chain.at(-1)!
      const onward = open.filter((piece) => piece.from === here.to)
      if (onward.length === 0) break
      const next =
        onward.length === 1 ? onward[0]! : onward.reduce((best, piece) => (clockwise(here, piece) < clockwise(here, best) ? piece : best))
      open.splice(open.indexOf(next), 1)
      chain.push(next)
    }
    if (chain.length > 2) rings.push(startedAsInput(chain).map((piece) => piece.start))
  }
  return rings
}

/** How far one has to turn clockwise from the way back to the way on: least for the sharpest left turn. */
function clockwise(here: Piece, next: Piece): number {
  const angle = -turn(here.end, here.start, next.end)
  return angle <= 0 ? angle + 2 * Math.PI : angle
}

/** Rings as polygons: each hole with the smallest shell around it. */
export function nested(rings: readonly Ring[]): Polygons {
  const sized = rings.map((ring) => ({ ring, area: areaOf([[ring]]) }))
  const shells = sized.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area)
  const holesOf = new Map(shells.map(({ ring }) => [ring, [] as Ring[]]))
  for (const { ring } of sized.filter(({ area }) => area < 0))
    holesOf.get(shells.find((shell) => holds([[shell.ring]], between(ring[0]!, ring[1]!, 0.5)))?.ring ?? [])?.push(ring)
  return rings.flatMap((ring): Polygon[] => (holesOf.has(ring) ? [[ring, ...holesOf.get(ring)!]] : []))
}

/** Two shapes combined by a rule (`or`: union, `and`: intersection). Both must be valid: rings that neither cross nor overlap. */
export function combined(first: Polygons, second: Polygons, keep: Rule): Polygons {
  const place = createPlaces()
  const [a, b] = [polygonEdges(first), polygonEdges(second)]
  const pieces = [...piecesOf(a, b, 0, 0, place), ...piecesOf(b, a, a.length, 1, place)]
  return nested(joined(bounding(pieces, [first, second], keep)))
}

const cornersOf = (polygons: Polygons) => polygons.flat().reduce((sum, ring) => sum + ring.length, 0)

/** The union of many shapes: the two with the fewest corners first, as S2 does it. */
export function united(shapes: readonly Polygons[]): Polygons {
  const queue = shapes.map((shape) => ({ shape, corners: cornersOf(shape) }))
  while (queue.length > 1) {
    queue.sort((a, b) => a.corners - b.corners)
    const [one, two] = queue.splice(0, 2) as [(typeof queue)[number], (typeof queue)[number]]
    queue.push({ shape: combined(one.shape, two.shape, (p, q) => p || q), corners: one.corners + two.corners })
  }
  return queue[0]?.shape ?? []
}
