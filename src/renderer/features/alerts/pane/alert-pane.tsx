import { Button } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { PaneBody, PaneHeader, PaneSection } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { PaneProps } from '../../feature.ts'
import { AlertOrigin } from '../../hunting/index.ts'
import { AlertEvidence } from '../parts/alert-evidence.tsx'
import { AlertHistory } from '../parts/alert-history.tsx'
import { AlertLinks } from '../parts/alert-links.tsx'
import styles from '../parts/alert-parts.module.css'
import { AlertProperties } from '../parts/alert-properties.tsx'
import { AlertStatus } from '../parts/alert-status.tsx'
import { TicketMenu } from '../parts/ticket-menu.tsx'
import { WithheldLinks } from '../parts/withheld-links.tsx'

/** One alert beside a list: what it says, what it names, and why it stands in its incident. */
export function AlertPane({ id, onClose }: PaneProps) {
  const { tabs, focus } = useSession()
  const { data: alert, problem } = useCall('alerts.get', { alert: id })
  if (!alert)
    return (
      <>
        <PaneHeader title={`Alert #${id}`} onClose={onClose} />
        {problem ? <EmptyState title="The alert could not be read">{problem.message}</EmptyState> : <Skeleton />}
      </>
    )
  const showInStory = () => {
    tabs.open(address(['incidents', alert.incident, 'attack-story']), 'tab')
    focus.set({ incident: alert.incident, cursor: null, alert: id })
  }
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{alert.title}</EvidenceText>}
        subtitle={
          <span className={styles.line}>
            <SeverityMark severity={alert.severity} />
            <AlertStatus status={alert.status} />
            <Button size="small" appearance="primary" onClick={() => tabs.open(address(['alerts', id]), 'tab')}>
              Open alert page
            </Button>
            <Button size="small" onClick={() => tabs.openPane({ kind: 'alert-manage', id }, 'over')}>
              Manage alert
            </Button>
            <TicketMenu alert={id} />
            <Button size="small" onClick={showInStory}>
              Show in attack story
            </Button>
          </span>
        }
        onClose={onClose}
      />
      <PaneBody>
        <PaneSection title="Description">
          <EvidenceText className={styles.text!}>{alert.description || 'Its export carries no description.'}</EvidenceText>
        </PaneSection>
        <AlertOrigin alert={id} />
        <AlertLinks alert={alert} />
        <WithheldLinks alert={alert} />
        <AlertEvidence alert={alert} how="over" />
        <AlertProperties alert={alert} />
        <AlertHistory alert={id} />
      </PaneBody>
    </>
  )
}
