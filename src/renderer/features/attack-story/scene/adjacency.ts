import type { Scene, SceneEdge } from './scene.ts'

/** Edges of each drawn node. */
export type Adjacency = ReadonlyMap<string, readonly SceneEdge[]>

export function adjacencyOf(scene: Scene): Adjacency {
  const edges = new Map<string, SceneEdge[]>()
  for (const edge of scene.edges.values()) {
    for (const end of [edge.source, edge.target]) {
      const own = edges.get(end)
      if (own) own.push(edge)
      else edges.set(end, [edge])
    }
  }
  return edges
}

export const otherEnd = (edge: SceneEdge, key: string): string => (edge.source === key ? edge.target : edge.source)
