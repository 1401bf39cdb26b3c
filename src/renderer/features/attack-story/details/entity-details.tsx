import { useStore } from 'zustand'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { kindLabel } from '../../../theme/labels.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneBody, PaneHeader } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { EntityFacts } from '../../entity/index.ts'
import { useStory } from '../story/story-view.ts'

/** The selected entity in the story's pane. */
export function EntityDetails({ entity }: { entity: number }) {
  const { data, problem } = useCall('entities.get', { entity })
  const { focus } = useSession()
  const incident = useStore(focus, (state) => state.incident)
  const { story, view } = useStory()
  if (!data) return problem ? <EmptyState title="The entity cannot be shown">{problem.message}</EmptyState> : <Skeleton lines={10} />
  const Icon = iconOf(data.kind)
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{data.label}</EvidenceText>}
        subtitle={
          <>
            <Icon aria-hidden /> {kindLabel(data.kind)}
          </>
        }
        onClose={() => focus.set({ entity: null })}
      />
      <PaneBody>
        <EntityFacts
          entity={data}
          {...(incident === null ? {} : { incident })}
          onEntity={(next) => focus.set({ entity: next })}
          onEdge={(edge) => focus.set({ edge })}
          onAlert={(alert) => story.told.alerts.has(alert) && focus.set({ alert })}
          onRecords={() => view.setState({ details: 'records' })}
        />
      </PaneBody>
    </>
  )
}
