import type { Scene } from './scene.ts'
import type { SceneSource } from './source.ts'

/** Drawn nodes that a text finds: by their label, or by that of an entity folded into them. Case does not count; nothing is found by nothing. */
export function searchScene(scene: Scene, source: SceneSource, text: string): string[] {
  const wanted = text.trim().toLowerCase()
  if (!wanted) return []
  const found: string[] = []
  for (const node of scene.nodes.values()) {
    if (node.members.some((member) => source.byId.get(member)?.label.toLowerCase().includes(wanted))) found.push(node.key)
  }
  return found
}
