import type { Place } from './diff.ts'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const AHEAD: Readonly<Record<Direction, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

/**
 * The neighbour an arrow key leads to: the one that lies most in that direction, of two the nearer. Nothing behind one's back is taken, so
 * undefined says there is no way on.
 */
export function neighbourToward(from: Place, neighbours: ReadonlyMap<string, Place>, direction: Direction): string | undefined {
  const ahead = AHEAD[direction]
  let best: { key: string; cost: number } | undefined
  for (const [key, { x, y }] of neighbours) {
    const [dx, dy] = [x - from.x, y - from.y]
    const along = dx * ahead.x + dy * ahead.y
    if (along <= 0) continue
    // Straying sideways costs twice, so that a near neighbour at an angle does not beat the one straight ahead.
    const cost = along + 2 * Math.abs(dx * ahead.y - dy * ahead.x)
    if (!best || cost < best.cost) best = { key, cost }
  }
  return best?.key
}
