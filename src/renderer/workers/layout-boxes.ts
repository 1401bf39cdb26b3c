import type { LayoutNode } from './layout-task.ts'

/** Room a node needs around its centre: its own disc and the label below it. */
export interface Box {
  readonly halfWidth: number
  readonly above: number
  readonly below: number
  readonly fixed: boolean
}

const GAP = 7
const LABEL_HEIGHT = 18
const MOST_ROUNDS = 200

export const boxesOf = (nodes: readonly LayoutNode[]): Box[] =>
  nodes.map(({ radius, label, fixed }) => ({
    halfWidth: Math.max(radius, label / 2) + GAP,
    above: radius + GAP,
    below: radius + LABEL_HEIGHT + GAP,
    fixed,
  }))

export function boxArea(node: LayoutNode): number {
  const [box] = boxesOf([node])
  return 2 * box!.halfWidth * (box!.above + box!.below)
}

/**
 * Moves overlapping boxes apart along the shorter way until none overlap or the rounds are used up. Fixed boxes do not give way.
 * (The noverlap of the graph library knows discs only, moves fixed nodes and draws lots; labels are wide, and pictures must repeat.)
 */
export function separate(places: readonly { x: number; y: number }[], boxes: readonly Box[]): { x: number; y: number }[] {
  const spots = places.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!pushApart(spots, boxes)) break
  }
  return spots
}

/** One sweep from left to right over neighbours in x; answers whether anything moved. */
function pushApart(spots: { x: number; y: number }[], boxes: readonly Box[]): boolean {
  const widest = boxes.reduce((most, box) => Math.max(most, box.halfWidth), 0)
  const order = spots.map((_, index) => index).sort((a, b) => spots[a]!.x - spots[b]!.x || a - b)
  let moved = false
  for (let left = 0; left < order.length; left++) {
    const a = order[left]!
    for (let right = left + 1; right < order.length; right++) {
      const b = order[right]!
      if (spots[b]!.x - spots[a]!.x >= boxes[a]!.halfWidth + widest) break
      if (pushPair(spots[a]!, boxes[a]!, spots[b]!, boxes[b]!)) moved = true
    }
  }
  return moved
}

type Spot = { x: number; y: number }

function pushPair(a: Spot, boxA: Box, b: Spot, boxB: Box): boolean {
  if (boxA.fixed && boxB.fixed) return false
  const overX = boxA.halfWidth + boxB.halfWidth - Math.abs(b.x - a.x)
  // y grows upwards: the label of the upper one meets the disc of the lower one.
  const aAbove = a.y > b.y || (a.y === b.y && a.x <= b.x)
  const room = aAbove ? boxA.below + boxB.above : boxB.below + boxA.above
  const overY = room - Math.abs(b.y - a.y)
  if (overX <= 0.5 || overY <= 0.5) return false
  const share = boxA.fixed ? 0 : boxB.fixed ? 1 : 0.5
  if (overX < overY) {
    const sign = b.x >= a.x ? 1 : -1
    a.x -= sign * overX * share
    b.x += sign * overX * (1 - share)
  } else {
    const sign = aAbove ? -1 : 1
    a.y -= sign * overY * share
    b.y += sign * overY * (1 - share)
  }
  return true
}
