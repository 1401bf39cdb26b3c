import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useSession } from '../../../state/use-session.ts'
import { type Adjacency, adjacencyOf } from '../scene/adjacency.ts'
import { buildScene } from '../scene/build.ts'
import { type Emphasis, emphasisOf } from '../scene/emphasis.ts'
import { freshAt } from '../scene/fresh.ts'
import type { Scene } from '../scene/scene.ts'
import { searchScene } from '../scene/search.ts'
import { useStory, useStoryView } from './story-view.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** The scene at the shared moment. */
export function useScene(): { readonly scene: Scene; readonly adjacency: Adjacency } {
  const { source } = useStory().story
  const cursor = useStore(useSession().focus, (focus) => focus.cursor)
  const unfolded = useStoryView((view) => view.unfolded)
  const hiddenKinds = useStoryView((view) => view.hiddenKinds)
  return useMemo(() => {
    const scene = buildScene(source, { cursor, unfolded, hiddenKinds })
    return { scene, adjacency: adjacencyOf(scene) }
  }, [source, cursor, unfolded, hiddenKinds])
}

/** What stands out in a scene: by hand, search, selection and playback. */
export function useEmphasis(scene: Scene, adjacency: Adjacency): { readonly emphasis: Emphasis; readonly found: readonly string[] | null } {
  const { story } = useStory()
  const { focus } = useSession()
  const cursor = useStore(focus, (state) => state.cursor)
  const alertId = useStore(focus, (state) => state.alert)
  const entity = useStore(focus, (state) => state.entity)
  const edge = useStore(focus, (state) => state.edge)
  const hovered = useStoryView((view) => view.hovered)
  const hoveredAlert = useStoryView((view) => view.hoveredAlert)
  const search = useStoryView((view) => view.search)

  const found = useMemo(() => (search.trim() ? searchScene(scene, story.source, search) : null), [scene, story, search])
  const fresh = useMemo(() => {
    const stop = cursor === null ? undefined : story.timeline.stops.find((each) => each.time === cursor)
    return stop ? freshAt(scene, stop) : NOTHING
  }, [scene, story, cursor])
  const emphasis = useMemo(() => {
    const told = (id: number | null) => (id === null ? null : (story.told.alerts.get(id) ?? null))
    const present = hovered !== null && (scene.nodes.has(hovered) || scene.edges.has(hovered)) ? hovered : null
    return emphasisOf(scene, adjacency, {
      hovered: present,
      hoveredAlert: told(hoveredAlert),
      alert: told(alertId),
      entity,
      edge,
      found,
      fresh,
    })
  }, [scene, adjacency, story, alertId, entity, edge, hovered, hoveredAlert, found, fresh])
  return { emphasis, found }
}
