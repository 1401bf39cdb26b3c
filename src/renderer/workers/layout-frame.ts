import type { LayoutTask } from './layout-task.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** Length a line between two nodes should have, so that its label finds room. */
const EDGE_LENGTH = 130

/** A picture is stretched to the surface's proportions, but never so far that its shape is lost. */
const MOST_STRETCH = 1.4

/** Below this zoom labels give way instead of pushing the picture apart further. */
const LEAST_ZOOM = 0.5

/**
 * Brings a settled picture into reading order: its long axis along the surface's, the earliest on the left, the middle at the origin, lines of
 * readable length. Distances keep their proportions; only what labels need is added afterwards.
 */
export function frame(places: readonly Place[], task: LayoutTask): Place[] {
  if (places.length < 2) return places.map(() => ({ x: 0, y: 0 }))
  const { width, height } = task.surface
  const turned = stretched(mirrored(rotated(centred(places), width / height), task), width / height)
  const lengths = task.edges.map(([source, target]) => distance(turned[source]!, turned[target]!)).sort((a, b) => a - b)
  const middle = lengths[lengths.length >> 1] ?? 0
  const scale = middle > 0 ? EDGE_LENGTH / middle : 1
  return turned.map(({ x, y }) => ({ x: x * scale, y: y * scale }))
}

/** The zoom at which places with some margin fit the surface. */
export function fitZoom(places: readonly Place[], surface: LayoutTask['surface']): number {
  const { width, height } = extent(places)
  return Math.max(LEAST_ZOOM, Math.min(1, surface.width / (width + 160), surface.height / (height + 120)))
}

function extent(places: readonly Place[]): { width: number; height: number } {
  let [left, right, bottom, top] = [0, 0, 0, 0]
  for (const { x, y } of places) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  return { width: right - left, height: top - bottom }
}

function stretched(places: readonly Place[], aspect: number): Place[] {
  const { width, height } = extent(places)
  if (width === 0 || height === 0) return [...places]
  const factor = Math.min(MOST_STRETCH, Math.max(1 / MOST_STRETCH, Math.sqrt((aspect * height) / width)))
  return places.map(({ x, y }) => ({ x: x * factor, y: y / factor }))
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

const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y)
