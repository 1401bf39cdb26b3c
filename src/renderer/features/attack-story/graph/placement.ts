import type { LayoutAnswer, LayoutTask } from '../../../workers/layout-task.ts'
import type { Place } from '../scene/diff.ts'
import type { Scene, SceneNode } from '../scene/scene.ts'
import type { Bounds } from './hand.ts'
import { radiusOf } from './look.ts'
import { shortened } from './shortened.ts'

export interface SavedPlace extends Place {
  readonly node: number
  readonly pinned: boolean
}

/** Where entities stand, kept with the case; entities folded together stand at one place. */
export type Places = ReadonlyMap<number, SavedPlace>

export const placesOf = (saved: readonly SavedPlace[]): Places => new Map(saved.map((place) => [place.node, place]))

/** A scene's node stands where its first member does. */
export const placeIn = (places: Places, node: SceneNode): SavedPlace | undefined => places.get(node.members[0]!)

/** Average width of a character at the label's size: the worker cannot measure text. */
const CHARACTER = 6.6

/** Whether every node of the scene has a place of its own: members of a group just opened still share theirs. */
export function isPlaced(scene: Scene, places: Places): boolean {
  return unplaced(scene, places).size === 0
}

function unplaced(scene: Scene, places: Places): Set<string> {
  const missing = new Set<string>()
  const taken = new Set<string>()
  for (const node of scene.nodes.values()) {
    const place = placeIn(places, node)
    const spot = place && `${place.x} ${place.y}`
    if (!spot || taken.has(spot)) missing.add(node.key)
    else taken.add(spot)
  }
  return missing
}

/** What the worker has to settle; `anew` lets go of every place but pinned ones. */
export function layoutTask(scene: Scene, places: Places, surface: LayoutTask['surface'], anew: boolean): Omit<LayoutTask, 'id'> {
  const missing = unplaced(scene, places)
  const index = new Map([...scene.nodes.keys()].map((key, at) => [key, at]))
  const nodes = [...scene.nodes.values()].map((node) => {
    const known = missing.has(node.key) ? undefined : placeIn(places, node)
    const held = known && (known.pinned || !anew) ? known : undefined
    const size = { radius: radiusOf(node) * 1.35, label: shortened(node.label).length * CHARACTER }
    return {
      key: node.key,
      ...size,
      moment: node.seen === null ? 0 : Date.parse(node.seen),
      fixed: held !== undefined,
      ...(held ? { at: { x: held.x, y: held.y } } : {}),
    }
  })
  const edges = [...scene.edges.values()].map(
    (edge) => [index.get(edge.source)!, index.get(edge.target)!, 1 + Math.log2(edge.edges.length)] as const,
  )
  return { nodes, edges, surface }
}

/** Places after the worker answered for a scene. */
export function placesAfter(scene: Scene, places: Places, answer: LayoutAnswer): Places {
  const next = new Map(places)
  let index = 0
  for (const node of scene.nodes.values()) {
    const place = { x: answer.x[index]!, y: answer.y[index]! }
    index++
    const pinned = placeIn(places, node)?.pinned ?? false
    for (const member of node.members) next.set(member, { node: member, ...place, pinned })
  }
  return next
}

/** Puts a node where the hand left it; it stays there when the rest is laid out anew. */
export function placesPinned(places: Places, node: SceneNode, place: Place): Places {
  const next = new Map(places)
  for (const member of node.members) next.set(member, { node: member, ...place, pinned: true })
  return next
}

/** The same places with no node pinned. */
export const placesReleased = (places: Places): Places =>
  new Map([...places].map(([entity, place]) => [entity, { ...place, pinned: false }]))

export const somePinned = (places: Places): boolean => [...places.values()].some((place) => place.pinned)

const MARGIN = 70

/** The frame around a scene with room for its labels. */
export function boundsOf(scene: Scene, places: Places): Bounds | null {
  const spots = [...scene.nodes.values()].flatMap((node) => placeIn(places, node) ?? [])
  if (spots.length === 0) return null
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)]
  return {
    left: least(xs) - MARGIN,
    right: -least(xs.map((x) => -x)) + MARGIN,
    bottom: least(ys) - MARGIN / 2,
    top: -least(ys.map((y) => -y)) + MARGIN / 2,
  }
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
