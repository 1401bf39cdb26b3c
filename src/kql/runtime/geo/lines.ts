import { type Edge, holds, lineEdges, polygonEdges } from './measure.ts'
import { createPlaces, cuts } from './overlay.ts'
import type { Lines, Polygons } from './shapes.ts'
import { between, type Vector } from './sphere.ts'

/** Where two sets of edges meet: crossings, and corners of one that lie on the other. */
export function meetings(first: readonly Edge[], second: readonly Edge[]): Vector[] {
  const place = createPlaces()
  const found = new Map<number, Vector>()
  for (const edge of first) {
    for (const point of cuts(edge, second)) {
      const { id, point: known } = place(point)
      found.set(id, known)
    }
  }
  return [...found.values()]
}

const cutInto = (line: readonly Vector[], others: readonly Edge[]): Vector[] =>
  lineEdges(line).flatMap(([a, b], i) => [...(i === 0 ? [a] : []), ...cuts([a, b], others), b])

/** The parts of lines that lie within polygons. */
export function within(lines: Lines, polygons: Polygons): Vector[][] {
  const edges = polygonEdges(polygons)
  const place = createPlaces()
  return lines.flatMap((line) => {
    const points = cutInto(line, edges).map((point) => place(point))
    const parts: Vector[][] = []
    let open: Vector[] | undefined
    points.slice(1).forEach((end, i) => {
      const start = points[i]!
      if (start.id === end.id) return
      if (!holds(polygons, between(start.point, end.point, 0.5))) {
        open = undefined
        return
      }
      if (open) open.push(end.point)
      else {
        open = [start.point, end.point]
        parts.push(open)
      }
    })
    return parts
  })
}

interface Piece {
  readonly from: number
  readonly to: number
}

/** All lines as one: pieces that several share stand once, and pieces that go on from one another are joined. */
export function unitedLines(shapes: readonly Lines[]): Vector[][] {
  const place = createPlaces()
  const all = shapes.flat()
  const points = new Map<number, Vector>()
  const pieces = new Map<string, Piece>()
  for (const line of all) {
    const others = all.filter((other) => other !== line).flatMap(lineEdges)
    const places = cutInto(line, others).map(place)
    for (const { id, point } of places) points.set(id, point)
    places.slice(1).forEach((to, i) => {
      const from = places[i]!
      if (from.id === to.id) return
      const key = from.id < to.id ? `${from.id} ${to.id}` : `${to.id} ${from.id}`
      if (!pieces.has(key)) pieces.set(key, { from: from.id, to: to.id })
    })
  }
  return chained([...pieces.values()]).map((chain) => chain.map((id) => points.get(id)!))
}

/** Pieces joined where exactly two meet. */
function chained(pieces: readonly Piece[]): number[][] {
  const ends = new Map<number, number>()
  for (const { from, to } of pieces) for (const id of [from, to]) ends.set(id, (ends.get(id) ?? 0) + 1)
  const open = [...pieces]
  const chains: number[][] = []
  const take = (id: number): number | undefined => {
    if (ends.get(id) !== 2) return undefined
    const at = open.findIndex((piece) => piece.from === id || piece.to === id)
    const [found] = at < 0 ? [] : open.splice(at, 1)
    return found && (found.from === id ? found.to : found.from)
  }
  while (open.length > 0) {
    const { from, to } = open.shift()!
    const chain = [from, to]
    for (let next = take(to); next !== undefined; next = take(next)) chain.push(next)
    for (let next = take(from); next !== undefined; next = take(next)) chain.unshift(next)
    chains.push(chain)
  }
  return chains
}
