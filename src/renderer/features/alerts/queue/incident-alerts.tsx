import { useTabState } from '../../../state/use-tab-state.ts'
import type { IncidentTabProps } from '../../feature.ts'
import { tabColumns } from './alert-columns.tsx'
import { incidentView } from './alerts-address.ts'
import { AlertsView } from './alerts-view.tsx'

/** The alerts of an incident in the order they happened, each with the reason it was linked (spec §5.1). */
export function IncidentAlerts({ incident }: IncidentTabProps) {
  const [view, setView] = useTabState(`incident.${incident}.alerts`, incidentView)
  return <AlertsView incident={incident} view={view} initial={incidentView} initialColumns={tabColumns} onView={setView} />
}
