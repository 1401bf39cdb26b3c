import { boxArea } from './layout-boxes.ts'
import type { LayoutTask } from './layout-task.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** Share of the picture that nodes and their labels may cover: the rest is what lines are seen in. */
const COVER = 0.4

/** How far places are drawn from where the forces left them towards an even spread along each axis. */
const EVEN = 0.5

/**
 * Brings a settled picture into reading order and to the surface's proportions: its long axis along the surface's, the earliest on the left,
 * the middle at the origin, spread so that crowds get the room that empty corners had. Neighbours stay neighbours: order along either axis
 * is kept.
 */
export function frame(places: readonly Place[], task: LayoutTask): Place[] {
  if (places.length < 2) return places.map(() => ({ x: 0, y: 0 }))
  const { width, height } = task.surface
  const turned = mirrored(rotated(centred(places), width / height), task)
  const area = task.nodes.reduce((sum, node) => sum + boxArea(node), 0) / COVER
  const tall = Math.sqrt((area * height) / width)
  const wide = (tall * width) / height
  const xs = spread(
    turned.map((place) => place.x),
    wide,
  )
  const ys = spread(
    turned.map((place) => place.y),
    tall,
  )
  return turned.map((_, index) => ({ x: xs[index]!, y: ys[index]! }))
}

/** Half way from true distances to even steps, over a given length around 0. */
function spread(values: readonly number[], length: number): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const ranks = ranksOf(values)
  const steps = Math.max(1, values.length - 1)
  return values.map((value, index) => {
    const truly = most > least ? (value - least) / (most - least) : 0.5
    return (EVEN * (ranks[index]! / steps) + (1 - EVEN) * truly - 0.5) * length
  })
}

function centred(places: readonly Place[]): Place[] {
  const mean = { x: 0, y: 0 }
  for (const { x, y } of places) {
    mean.x += x / places.length
    mean.y += y / places.length
  }
  return places.map(({ x, y }) => ({ x: x - mean.x, y: y - mean.y }))
}

/** Turns the axis of greatest spread to the long side of the surface. */
function rotated(places: readonly Place[], aspect: number): Place[] {
  let [xx, yy, xy] = [0, 0, 0]
  for (const { x, y } of places) {
    xx += x * x
    yy += y * y
    xy += x * y
  }
  const axis = 0.5 * Math.atan2(2 * xy, xx - yy)
  const angle = (aspect >= 1 ? 0 : Math.PI / 2) - axis
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return places.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }))
}

/** Mirrors the picture where time would run from right to left. */
function mirrored(places: readonly Place[], { nodes }: LayoutTask): Place[] {
  const ranks = ranksOf(nodes.map((node) => node.moment))
  const slope = places.reduce((sum, { x }, index) => sum + x * (ranks[index]! - (nodes.length - 1) / 2), 0)
  return slope < 0 ? places.map(({ x, y }) => ({ x: -x, y })) : [...places]
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]! || a - b)
  const ranks = new Array<number>(values.length)
  for (const [rank, index] of order.entries()) ranks[index] = rank
  return ranks
}
