import type Graph from 'graphology'
import { emptyScene, type Scene, type SceneEdge, type SceneNode } from './scene.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

export interface NodeAttributes extends Place {
  readonly item: SceneNode
}

export interface EdgeAttributes {
  readonly item: SceneEdge
}

export type SceneGraph = Graph<NodeAttributes, EdgeAttributes>

/** What one step changed, by key. */
export interface SceneChange {
  readonly addedNodes: readonly string[]
  readonly addedEdges: readonly string[]
  readonly changed: number
  readonly removed: number
}

/**
 * Brings a graph from one scene to the next by touching only what differs, so that a step of playback costs what it shows, not what is there.
 * `placeOf` answers where a new node stands. The graph holds scene items and places; emphasis never gets in.
 */
export function applyScene(graph: SceneGraph, before: Scene, after: Scene, placeOf: (node: SceneNode) => Place): SceneChange {
  let removed = 0
  let changed = 0
  const addedNodes: string[] = []
  const addedEdges: string[] = []
  for (const key of before.edges.keys()) {
    if (after.edges.has(key)) continue
    graph.dropEdge(key)
    removed++
  }
  for (const key of before.nodes.keys()) {
    if (after.nodes.has(key)) continue
    graph.dropNode(key)
    removed++
  }
  for (const [key, item] of after.nodes) {
    const was = before.nodes.get(key)
    if (was === undefined) {
      const { x, y } = placeOf(item)
      graph.addNode(key, { x, y, item })
      addedNodes.push(key)
    } else if (!sameItem(was, item)) {
      graph.setNodeAttribute(key, 'item', item)
      changed++
    }
  }
  for (const [key, item] of after.edges) {
    const was = before.edges.get(key)
    if (was === undefined) {
      graph.addUndirectedEdgeWithKey(key, item.source, item.target, { item })
      addedEdges.push(key)
    } else if (!sameItem(was, item)) {
      graph.setEdgeAttribute(key, 'item', item)
      changed++
    }
  }
  return { addedNodes, addedEdges, changed, removed }
}

const lacksAny = (of: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) => [...of.keys()].some((key) => !other.has(key))

/** Whether something of the first scene is not in the second. */
export const loses = (before: Scene, after: Scene): boolean => lacksAny(before.edges, after.edges) || lacksAny(before.nodes, after.nodes)

/** Fills an empty graph with a scene. */
export const showAfresh = (graph: SceneGraph, scene: Scene, placeOf: (node: SceneNode) => Place): SceneChange =>
  applyScene(graph, emptyScene, scene, placeOf)

type Item = SceneNode | SceneEdge

/** Two items say the same; lists are compared by value, since every build makes them anew. */
export function sameItem<T extends Item>(a: T, b: T): boolean {
  if (a === b) return true
  for (const field in a) {
    const [one, other]: [unknown, unknown] = [a[field], b[field]]
    if (one === other) continue
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  }
  return true
}
