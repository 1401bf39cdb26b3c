import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { boxesOf, separate } from './layout-boxes.ts'
import { frame } from './layout-frame.ts'
import type { LayoutAnswer, LayoutTask } from './layout-task.ts'

/** Iterations run between two looks at how much still moves. */
const CHUNK = 40
const MOST_ITERATIONS = 800
const FEWEST_ITERATIONS = 80
/** Work spent on forces at most, in nodes moved: the larger the graph, the sooner it has to be good enough. */
const MOST_MOVES = 300_000
/** The layout has settled once the average node moves less than this share of the picture's width within a chunk. */
const STILL = 0.006

interface Place {
  readonly x: number
  readonly y: number
}

interface Spot {
  x: number
  y: number
  size: number
}

/**
 * Settles a layout. A picture that mostly stands keeps standing: what is new is put beside its neighbours and finds room there. Otherwise forces
 * act first, then the picture is framed and moved to where pinned nodes are. Last, what overlaps moves apart. The same task gives the same answer.
 */
export function settle(task: LayoutTask): LayoutAnswer {
  const fixed = task.nodes.filter((node) => node.fixed).length
  const places = fixed * 2 > task.nodes.length ? besideNeighbours(task) : heldByPins(frame(relaxed(task), task), task)
  return answer(task.id, separate(places, boxesOf(task.nodes)))
}

function relaxed(task: LayoutTask): Place[] {
  const graph = new Graph<Spot>({ type: 'undirected' })
  const spread = 60 * Math.sqrt(task.nodes.length)
  for (const [index, { key, radius }] of task.nodes.entries()) graph.addNode(index, { ...seededSpot(key, spread), size: radius })
  for (const [source, target, weight] of task.edges) graph.mergeUndirectedEdge(source, target, { weight })
  if (graph.order > 1) relax(graph)
  return graph.mapNodes((_, { x, y }) => ({ x, y }))
}

/** Moves the picture so that pinned nodes are near where they were pinned, and puts them there exactly. */
function heldByPins(places: readonly Place[], { nodes }: LayoutTask): Place[] {
  const pins = nodes.flatMap(({ fixed, at }, index) => (fixed && at ? [{ at, found: places[index]! }] : []))
  const shift = { x: 0, y: 0 }
  for (const { at, found } of pins) {
    shift.x += (at.x - found.x) / pins.length
    shift.y += (at.y - found.y) / pins.length
  }
  return places.map(({ x, y }, index) => {
    const { fixed, at } = nodes[index]!
    return fixed && at ? at : { x: x + shift.x, y: y + shift.y }
  })
}

/** What is new stands around the middle of its neighbours that stand already; what has none, below the picture. */
function besideNeighbours(task: LayoutTask): Place[] {
  const sums = task.nodes.map(() => ({ x: 0, y: 0, count: 0 }))
  const lean = (from: number, to: number) => {
    const standing = task.nodes[to]!.at
    if (task.nodes[from]!.at || !standing) return
    const sum = sums[from]!
    sum.x += standing.x
    sum.y += standing.y
    sum.count++
  }
  for (const [source, target] of task.edges) {
    lean(source, target)
    lean(target, source)
  }
  const floor = Math.min(...task.nodes.flatMap(({ at }) => (at ? [at.y] : [])))
  return task.nodes.map(({ key, at }, index) => {
    if (at) return at
    const { x, y, count } = sums[index]!
    const aside = seededSpot(key, 90)
    return count > 0 ? { x: x / count + aside.x, y: y / count + aside.y } : { x: aside.x, y: floor - 120 + aside.y }
  })
}

function relax(graph: Graph<Spot>): void {
  const { order } = graph
  const settings = {
    ...forceAtlas2.inferSettings(order),
    barnesHutOptimize: order > 500,
    gravity: 0.6,
    scalingRatio: 60,
    slowDown: 2 + Math.log2(order + 1) / 2,
    outboundAttractionDistribution: true,
    edgeWeightInfluence: 0.6,
  }
  const iterations = Math.max(FEWEST_ITERATIONS, Math.min(MOST_ITERATIONS, MOST_MOVES / order))
  for (let done = 0; done < iterations; done += CHUNK) {
    const before = graph.mapNodes((_, { x, y }) => [x, y] as const)
    forceAtlas2.assign(graph, { iterations: CHUNK, settings, getEdgeWeight: 'weight' })
    if (meanMove(graph, before) < STILL) return
  }
}

function meanMove(graph: Graph<Spot>, before: readonly (readonly [number, number])[]): number {
  let moved = 0
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let index = 0
  graph.forEachNode((_, { x, y }) => {
    const [oldX, oldY] = before[index++]!
    moved += Math.hypot(x - oldX, y - oldY)
    left = Math.min(left, x)
    right = Math.max(right, x)
  })
  return moved / graph.order / Math.max(1, right - left)
}

/** A point of a disc that a key alone decides (FNV-1a, two draws). */
function seededSpot(key: string, radius: number): Place {
  const angle = hash(key) * 2 * Math.PI
  const distance = radius * Math.sqrt(hash(`${key}:r`))
  return { x: Math.cos(angle) * distance, y: Math.sin(angle) * distance }
}

function hash(text: string): number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  state ^= state >>> 15
  return (Math.imul(state, 0x2c1b3c6d) >>> 0) / 4_294_967_296
}

function answer(id: number, places: readonly Place[]): LayoutAnswer {
  return { id, x: Float64Array.from(places, (place) => place.x), y: Float64Array.from(places, (place) => place.y) }
}
