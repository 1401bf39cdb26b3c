import { useSession, useSettings } from '../../../state/use-session.ts'
import { PaneBody, SidePane } from '../../../ui/side-pane.tsx'
import {
  AssetsSection,
  DescriptionSection,
  DetailsSection,
  type IncidentDetail,
  KeptApartSection,
  PrioritySection,
  RecommendedSection,
  ThreatsSection,
} from '../parts/incident-sections.tsx'

const SCREEN = 'incident.details.width'
const WIDTH = 340

/** Incident details at the right of the incident page (spec §3). */
export function DetailsPane({ incident, onClose }: { incident: IncidentDetail; onClose(): void }) {
  const { settings } = useSession()
  const width = useSettings((state) => {
    const kept = state.screens[SCREEN]
    return typeof kept === 'number' ? kept : WIDTH
  })
  return (
    <SidePane width={width} onWidth={(to) => settings.remember(SCREEN, to)} label="Incident details">
      <h2 className="ct-visually-hidden">The incident</h2>
      <PaneBody>
        <DetailsSection incident={incident} onClose={onClose} />
        <DescriptionSection incident={incident} />
        <AssetsSection incident={incident} />
        <PrioritySection incident={incident} />
        <RecommendedSection incident={incident} />
        <ThreatsSection incident={incident} />
        <KeptApartSection incident={incident} />
      </PaneBody>
    </SidePane>
  )
}
