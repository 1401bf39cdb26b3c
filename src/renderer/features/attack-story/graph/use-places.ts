import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSession } from '../../../state/use-session.ts'
import { createLayoutClient } from '../../../workers/layout-client.ts'
import type { LayoutTask } from '../../../workers/layout-task.ts'
import { buildScene } from '../scene/build.ts'
import type { Place } from '../scene/diff.ts'
import type { SceneNode } from '../scene/scene.ts'
import { wholeView } from '../scene/view.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import { isPlaced, layoutTask, type Places, placesAfter, placesOf, placesPinned, placesReleased } from './placement.ts'

export interface PlacesInUse {
  /** null until the first layout has settled */
  readonly places: Places | null
  readonly settling: boolean
  pin(node: SceneNode, place: Place): void
  layOutAnew(): void
  /** Lets go of pinned nodes and lays everything out anew. */
  release(): void
}

/**
 * Where the incident's entities stand. Places are settled for the whole of its time at once, so that nothing moves during playback, and kept
 * with the case; what is new later finds room between what stands.
 */
export function usePlaces(surface: () => LayoutTask['surface']): PlacesInUse {
  const { story } = useStory()
  const { calls } = useSession()
  const unfolded = useStoryView((view) => view.unfolded)
  const { graph, source } = story
  const whole = useMemo(() => buildScene(source, { ...wholeView, unfolded }), [source, unfolded])
  const [places, setPlaces] = useState<Places>(() => placesOf(graph.positions))
  const [settling, setSettling] = useState(false)
  const known = useRef(places)
  const layout = useMemo(() => createLayoutClient(), [])
  useEffect(() => () => layout.close(), [layout])

  const keep = useCallback(
    (next: Places) => {
      known.current = next
      setPlaces(next)
      void calls.ask('graph.savePositions', { incident: graph.incident, positions: [...next.values()] })
    },
    [calls, graph.incident],
  )
  const settle = useCallback(
    async (anew: boolean) => {
      setSettling(true)
      const answer = await layout.settle(layoutTask(whole, known.current, surface(), anew))
      if (!answer) return
      keep(placesAfter(whole, known.current, answer))
      setSettling(false)
    },
    [whole, layout, keep, surface],
  )
  useEffect(() => {
    if (!isPlaced(whole, known.current)) void settle(false)
  }, [whole, settle])

  return {
    places: places.size > 0 ? places : null,
    settling,
    pin: useCallback((node, place) => keep(placesPinned(known.current, node, place)), [keep]),
    layOutAnew: useCallback(() => void settle(true), [settle]),
    release: useCallback(() => {
      known.current = placesReleased(known.current)
      void settle(true)
    }, [settle]),
  }
}
