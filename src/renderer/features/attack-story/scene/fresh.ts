import type { Stop } from '../../../state/playback/timeline.ts'
import type { Scene } from './scene.ts'

/** What came into the scene with a stop: nodes and lines that begin there, and the entities of the alerts that do. */
export function freshAt(scene: Scene, stop: Stop): Set<string> {
  const fresh = new Set<string>()
  const began = new Set(stop.alerts)
  for (const node of scene.nodes.values()) {
    if (node.first === stop.time || node.alerts.some((alert) => began.has(alert))) fresh.add(node.key)
  }
  for (const edge of scene.edges.values()) if (edge.first === stop.time) fresh.add(edge.key)
  return fresh
}
