import { Button } from '@fluentui/react-components'
import { useCase, useSession } from '../../../state/use-session.ts'
import { counted, countText } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { AlertsView } from './alerts-address.ts'

/** Why the list is empty: no alerts at all, and what would bring them, or none that the filter lets through. */
export function NoAlerts({
  all,
  view,
  initial,
  onView,
  ofIncident = false,
}: {
  all: number
  view: AlertsView
  initial: AlertsView
  onView(view: AlertsView): void
  ofIncident?: boolean
}) {
  const { commands } = useSession()
  const info = useCase()
  if (all > 0)
    return (
      <EmptyState
        title="No alert fits these filters"
        actions={
          <>
            <Button onClick={() => onView({ ...view, filter: {}, range: 'all' })}>Show all {countText(all)}</Button>
            <Button onClick={() => onView(initial)}>Default filters</Button>
          </>
        }
      >
        {counted(all, 'alert')} {all === 1 ? 'is' : 'are'} hidden by the filters above. Alerts whose export tells no status are neither New
        nor In progress.
      </EmptyState>
    )
  if (ofIncident)
    return (
      <EmptyState title="No alert of this incident is in the evidence">
        The provider tells of the incident, and none of the alerts in this case is part of it. Exports of its alerts bring them: Graph
        alerts_v2, incidents with their alerts, or the hunting tables AlertInfo and AlertEvidence.
      </EmptyState>
    )
  return (
    <EmptyState
      title="No alerts yet"
      actions={
        <Button appearance="primary" onClick={() => commands.run('evidence.add')}>
          Import files…
        </Button>
      }
    >
      {info && info.sources > 0
        ? 'The evidence of this case holds no alerts. They come with Graph alerts_v2 and incident exports, Defender for Endpoint /api/alerts, Sentinel SecurityAlert and the hunting tables AlertInfo and AlertEvidence.'
        : 'Drop evidence anywhere on this window: alert and incident exports of Defender XDR, Defender for Endpoint and Sentinel bring alerts.'}
    </EmptyState>
  )
}
