import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useSession } from '../../../state/use-session.ts'
import { kindLabel, verdictLabels } from '../../../theme/labels.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { otherEnd } from '../scene/adjacency.ts'
import { buildScene } from '../scene/build.ts'
import { emptyScene, type SceneNode, seenFrom } from '../scene/scene.ts'
import { wholeView } from '../scene/view.ts'
import { type Direction, neighbourToward } from '../scene/walk.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import { useEmphasis, useScene } from '../story/use-scene.ts'
import { useSelectKey } from '../story/use-select.ts'
import styles from './graph-pane.module.css'
import { IconSheet } from './icon-sheet.tsx'
import { Legend } from './legend.tsx'
import type { Icons } from './look.ts'
import { Minimap } from './minimap.tsx'
import { boundsOf, placeIn, somePinned } from './placement.ts'
import { Toolbar } from './toolbar.tsx'
import { usePlaces } from './use-places.ts'
import { useStage } from './use-stage.ts'

const isArrow = (key: string): key is Direction => key.startsWith('Arrow')

/** The incident graph: surface, legend, minimap and tools. */
export function GraphPane() {
  const { story, view } = useStory()
  const { focus } = useSession()
  const { scene, adjacency } = useScene()
  const { emphasis, found } = useEmphasis(scene, adjacency)
  const [icons, setIcons] = useState<Icons | null>(null)
  const surface = useRef<HTMLDivElement>(null)
  const size = useCallback(() => ({ width: surface.current?.clientWidth || 800, height: surface.current?.clientHeight || 600 }), [])
  const { places, settling, pin, layOutAnew, release } = usePlaces(size)
  const pinned = useMemo(() => places !== null && somePinned(places), [places])
  const times = useMemo(() => story.graph.edges.flatMap((edge) => seenFrom(edge) ?? []), [story])
  const state = useStage(surface, icons, times)
  const stage = state && 'stage' in state ? state.stage : null
  const select = useSelectKey(scene)
  const kinds = useMemo(() => [...new Set(story.graph.nodes.map((node) => node.kind))].sort(), [story])
  const unfolded = useStoryView((each) => each.unfolded)
  const bounds = useMemo(
    () => (places ? boundsOf(buildScene(story.source, { ...wholeView, unfolded }), places) : null),
    [places, story, unfolded],
  )
  const drawn = useRef(emptyScene)
  drawn.current = scene

  useEffect(() => {
    if (!stage || !places) return
    if (bounds) stage.frame(bounds)
    stage.show(scene, (node) => placeIn(places, node) ?? { x: 0, y: 0 })
  }, [stage, scene, places, bounds])
  useEffect(() => {
    if (stage && places) stage.arrange((node) => placeIn(places, node) ?? { x: 0, y: 0 })
  }, [stage, places])
  useEffect(() => stage?.emphasise(emphasis), [stage, emphasis])
  useEffect(() => {
    if (!stage) return
    const stops = [
      stage.on('hovered', (hovered) => view.setState({ hovered })),
      stage.on('dragged', ({ key, place }) => pin(drawn.current.nodes.get(key)!, place)),
      stage.on('clicked', (click) => {
        // The second click of a double click closes a group again: opening took the first.
        if (click?.double) return
        select(click?.key ?? null)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, view, pin, select])

  const follows = useStoryView((each) => each.follows)
  const reached = useStore(focus, (each) => each.cursor)
  useEffect(() => {
    if (!stage || !follows || reached === null) return
    const [next] = emphasis.fresh
    if (next !== undefined) stage.reveal(next)
  }, [stage, follows, reached, emphasis])

  const optionId = useId()
  const selected = useStore(focus, (each) => each.entity)
  const standing = selected === null ? undefined : scene.nodes.get(scene.homes.get(selected) ?? '')

  const walk = (event: KeyboardEvent) => {
    const entity = focus.getState().entity
    const at = entity === null ? undefined : scene.homes.get(entity)
    if (event.key === 'Enter' && standing?.group) view.toggleFold(standing.key)
    if (!stage || !isArrow(event.key) || event.altKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    const from = at === undefined ? undefined : stage.placeOf(at)
    if (at === undefined || !from) {
      const [first] = [...scene.nodes.values()].filter((node) => !node.group).sort((a, b) => b.alerts.length - a.alerts.length)
      if (first) select(first.key)
      return
    }
    const neighbours = new Map((adjacency.get(at) ?? []).map((edge) => otherEnd(edge, at)).map((key) => [key, stage.placeOf(key)!]))
    const next = neighbourToward(from, neighbours, event.key)
    if (next === undefined) return
    const node = scene.nodes.get(next)!
    focus.set({ entity: node.members[0]! })
    stage.reveal(next)
  }

  const failed = state && 'failed' in state ? state.failed : null
  useEffect(() => {
    if (failed) view.setState({ shown: 'table', undrawn: failed })
    else if (stage) view.setState({ undrawn: null })
  }, [failed, stage, view])

  const waits = story.graph.nodes.length > 0 && !places
  return (
    <section className={styles.pane} aria-label="Incident graph">
      <Toolbar
        stage={stage}
        found={found}
        settling={settling}
        onLayOut={layOutAnew}
        pinned={pinned}
        onRelease={release}
        icons={icons}
        kinds={kinds}
      />
      <div className={styles.stage}>
        <div
          className={styles.walk}
          role="listbox"
          aria-label={`Graph of ${scene.nodes.size} nodes. Arrow keys walk from neighbour to neighbour, T shows the same as a table.`}
          aria-activedescendant={optionId}
          tabIndex={0}
          onKeyDown={walk}
        >
          <div ref={surface} className={styles.surface} data-drawn={stage && places ? 'yes' : 'no'} aria-hidden />
          <div id={optionId} role="option" aria-selected={standing !== undefined} tabIndex={-1} className="ct-visually-hidden">
            {standing ? nodeSentence(standing) : 'Nothing selected'}
          </div>
        </div>
        {icons ? null : <IconSheet kinds={kinds} onIcons={setIcons} />}
        {waits ? <Skeleton label="Laying out the graph" /> : null}
        {story.graph.nodes.length === 0 ? (
          <EmptyState title="No entities in this incident's evidence">
            Alerts bring entities when they carry evidence: Microsoft Graph security alerts (alerts_v2) do.
          </EmptyState>
        ) : null}
        <Legend kinds={kinds} icons={icons} />
        {stage && places ? <Minimap stage={stage} scene={scene} places={places} emphasis={emphasis} /> : null}
        <Hovered scene={scene} />
      </div>
    </section>
  )
}

/** What a screen reader says of the node the keyboard stands on. */
const nodeSentence = ({ title, kind, verdict, alerts }: SceneNode): string =>
  [title, kindLabel(kind), verdictLabels[verdict], alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`].join(', ')

function Hovered({ scene }: { scene: ReturnType<typeof useScene>['scene'] }) {
  const hovered = useStoryView((view) => view.hovered)
  const node = hovered === null ? undefined : scene.nodes.get(hovered)
  return <output className={styles.hovered}>{node ? <bdi>{node.title}</bdi> : null}</output>
}
