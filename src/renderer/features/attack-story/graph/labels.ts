/** A text that wants a place on the picture, in pixels. */
export interface LabelWish {
  readonly key: string
  readonly text: string
  readonly width: number
  /** the point it belongs to and the room that point itself takes */
  readonly x: number
  readonly y: number
  readonly radius: number
  /** greater goes first */
  readonly weight: number
  /** has only one place to stand: on the middle of its line */
  readonly onLine?: boolean
}

export interface PlacedLabel {
  readonly key: string
  readonly text: string
  /** middle of the text */
  readonly x: number
  readonly y: number
}

/** A piece of the picture, in pixels. */
export interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const LABEL_SIZE = 12
const HALF_HEIGHT = LABEL_SIZE / 2 + 2
const PAD = 3
const GRID = 96
/** In a crowd these many of the weightiest go over nodes rather than nameless. */
const INSISTING = 12
/** How far towards a corner a label aslant of its node stands, of the way aside and down. */
const SLANT = 0.85

/**
 * Gives labels places so that none lies on another or on what else is written (`written`), and none but the weightiest on a node: these
 * choose first, below their node, then above, right, left, then aslant, and where none is free over as few nodes as can be. A label that
 * finds no place is left out; its node still has its shape, and hovering names it.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  nodes: readonly { x: number; y: number; radius: number }[],
  width: number,
  height: number,
  written: readonly Rectangle[] = [],
): PlacedLabel[] {
  const bodies = createGrid()
  const texts = createGrid()
  for (const box of written) texts.add(box)
  for (const { x, y, radius } of nodes) bodies.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
  const placed: PlacedLabel[] = []
  const place = (wish: LabelWish, insists: boolean) => {
    const half = wish.width / 2 + PAD
    let best: { readonly x: number; readonly y: number; readonly box: Rectangle; readonly covered: number } | undefined
    for (const { x, y } of spotsOf(wish)) {
      const box = { left: x - half, right: x + half, top: y - HALF_HEIGHT, bottom: y + HALF_HEIGHT }
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height || texts.meets(box)) continue
      const covered = bodies.met(box)
      if (covered < (best?.covered ?? (insists ? Number.POSITIVE_INFINITY : 1))) best = { x, y, box, covered }
      if (covered === 0) break
    }
    if (!best) return
    texts.add(best.box)
    placed.push({ key: wish.key, text: wish.text, x: best.x, y: best.y })
  }
  const inOrder = [...wishes].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
  for (const [rank, wish] of inOrder.entries()) place(wish, rank < INSISTING)
  return placed
}

function spotsOf({ x, y, radius, width, onLine }: LabelWish): { x: number; y: number }[] {
  if (onLine) return [{ x, y }]
  const down = radius + HALF_HEIGHT + 2
  const aside = radius + width / 2 + 6
  return [
    { x, y: y + down },
    { x, y: y - down },
    { x: x + aside, y },
    { x: x - aside, y },
    ...[down, -down].flatMap((slant) => [
      { x: x + aside * SLANT, y: y + slant * SLANT },
      { x: x - aside * SLANT, y: y + slant * SLANT },
    ]),
  ]
}

/** Rectangles by the squares they touch, so that a picture of thousands is still placed within a frame. */
function createGrid() {
  const squares = new Map<string, Rectangle[]>()
  const touched = ({ left, right, top, bottom }: Rectangle) => {
    const keys: string[] = []
    for (let column = Math.floor(left / GRID); column <= Math.floor(right / GRID); column++) {
      for (let row = Math.floor(top / GRID); row <= Math.floor(bottom / GRID); row++) keys.push(`${column} ${row}`)
    }
    return keys
  }
  const overlap = (a: Rectangle, b: Rectangle) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  return {
    add(box: Rectangle) {
      for (const key of touched(box)) {
        const known = squares.get(key)
        if (known) known.push(box)
        else squares.set(key, [box])
      }
    },
    meets: (box: Rectangle): boolean => touched(box).some((key) => squares.get(key)?.some((other) => overlap(box, other)) ?? false),
    /** how many it lies on */
    met: (box: Rectangle): number =>
      new Set(touched(box).flatMap((key) => squares.get(key)?.filter((other) => overlap(box, other)) ?? [])).size,
  }
}
