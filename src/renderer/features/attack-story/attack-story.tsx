import { useEffect, useMemo, useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { IncidentTabProps } from '../feature.ts'
import { createStory, type Story } from './story/story.ts'
import { createStoryView, StoryProvider } from './story/story-view.ts'
import { usePlayer } from './story/use-player.ts'
import { StoryLayout } from './story-layout.tsx'

/** The Attack story tab: what happened, in order, as list, graph and details under one clock. */
export function AttackStory({ incident }: IncidentTabProps) {
  const detail = useCall('incidents.get', { incident })
  const graph = useCall('graph.get', { incident })
  const story = useMemo(
    () => (detail.data?.id === incident && graph.data?.incident === incident ? createStory(detail.data, graph.data) : null),
    [detail.data, graph.data, incident],
  )
  const problem = detail.problem ?? graph.problem
  if (story) return <Told key={incident} story={story} />
  if (problem) return <EmptyState title="The attack story cannot be shown">{problem.message}</EmptyState>
  return <Skeleton lines={12} label="Loading the attack story" />
}

function Told({ story }: { story: Story }) {
  const player = usePlayer(story.incident.id, story.timeline)
  const [view] = useState(createStoryView)
  const value = useMemo(() => ({ story, player, view }), [story, player, view])
  useEffect(() => () => view.setState({ hovered: null }), [view])
  return (
    <StoryProvider value={value}>
      <StoryLayout />
    </StoryProvider>
  )
}
