import { useCallback } from 'react'
import { useSession } from '../../../state/use-session.ts'
import type { Scene } from '../scene/scene.ts'
import { useStory } from './story-view.ts'

/** Selects what is drawn under a key, in the words all windows share. A group is opened rather than selected. */
export function useSelectKey(scene: Scene): (key: string | null) => void {
  const { focus } = useSession()
  const { view } = useStory()
  return useCallback(
    (key) => {
      if (key === null) return focus.set({ alert: null, entity: null, edge: null })
      const edge = scene.edges.get(key)
      if (edge) return focus.set({ edge: edge.edges[0]! })
      const node = scene.nodes.get(key)
      if (node?.group) view.toggleFold(key)
      else if (node) focus.set({ entity: node.members[0]! })
    },
    [focus, view, scene],
  )
}
