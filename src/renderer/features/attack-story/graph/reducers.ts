import type { EdgeAttributes, NodeAttributes } from '../scene/diff.ts'
import type { Emphasis } from '../scene/emphasis.ts'
import type { SceneEdge } from '../scene/scene.ts'
import type { EdgeDisplay } from './edge-program.ts'
import { CONTEXT_LINE, STORY_LINE } from './line-style.ts'
import { lookOf, radiusOf } from './look.ts'
import type { NodeDisplay } from './node-program.ts'
import type { Palette } from './palette.ts'
import type { Sprites } from './sprites.ts'

/** How much is left of what is dimmed: enough to keep the whole in sight. */
export const DIMMED = 0.26

/** A line's width: more edges, a little more line. */
export const widthOf = (edges: number): number => Math.min(5, 1.1 + 0.7 * Math.log2(edges))

export const isDimmed = (key: string, { lit }: Emphasis): boolean => lit !== null && !lit.has(key)

/** Folds emphasis into a node's display; the graph itself is only read. */
export function reduceNode(key: string, { x, y, item }: NodeAttributes, emphasis: Emphasis, sprites: Sprites): Partial<NodeDisplay> {
  const selected = emphasis.selected.has(key)
  return {
    x,
    y,
    type: 'story',
    size: radiusOf(item) * (selected ? 1.15 : 1),
    corner: sprites.cornerOf(lookOf(item)),
    opacity: isDimmed(key, emphasis) ? DIMMED : 1,
    zIndex: selected ? 2 : isDimmed(key, emphasis) ? 0 : 1,
    label: null,
  }
}

export function lineOpacity({ key, alerts }: SceneEdge, emphasis: Emphasis): number {
  if (isDimmed(key, emphasis)) return DIMMED * 0.7
  if (emphasis.lit || emphasis.selected.has(key) || emphasis.spoken.has(key)) return 1
  return alerts.length > 0 ? STORY_LINE : CONTEXT_LINE
}

/** Folds emphasis into an edge's display. */
export function reduceEdge(key: string, { item }: EdgeAttributes, emphasis: Emphasis, palette: Palette): Partial<EdgeDisplay> {
  const { selected, spoken } = emphasis
  const strong = selected.has(key) || spoken.has(key)
  return {
    type: 'story',
    size: widthOf(item.edges.length) + (strong ? 0.8 : 0),
    color: strong ? palette.accent : palette.line,
    opacity: lineOpacity(item, emphasis),
    dotted: item.basis === 'possible',
    forward: item.forward,
    backward: item.backward,
    zIndex: strong ? 1 : 0,
    label: null,
  }
}
