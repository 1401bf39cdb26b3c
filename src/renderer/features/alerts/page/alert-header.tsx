import { Button, Link } from '@fluentui/react-components'
import { ArrowMoveRegular, BranchForkRegular, EditRegular, FilterRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useSession } from '../../../state/use-session.ts'
import { classificationLabels, determinationLabels } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { MoveAlertsDialog } from '../../incidents/index.ts'
import { AlertStatus } from '../parts/alert-status.tsx'
import { TicketMenu } from '../parts/ticket-menu.tsx'
import { useTriage } from '../queue/use-triage.ts'
import styles from './alert-page.module.css'

export type AlertDetail = OutputOf<'alerts.get'>

/** Title, severity, status and owner on one line, and what can be done with the alert. */
export function AlertHeader({ alert }: { alert: AlertDetail }) {
  const { tabs, focus } = useSession()
  const [moving, setMoving] = useState(false)
  useTriage({ alerts: [alert.id], move: () => setMoving(true) })
  const showInStory = () => {
    tabs.open(address(['incidents', alert.incident, 'attack-story']), 'tab')
    focus.set({ incident: alert.incident, cursor: null, alert: alert.id })
  }
  const decided = [
    alert.classification === 'unknown' ? '' : classificationLabels[alert.classification],
    alert.determination === 'unknown' ? '' : determinationLabels[alert.determination],
  ].filter(Boolean)
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          <EvidenceText>{alert.title || '(no title)'}</EvidenceText>
        </h1>
        <div className={styles.actions}>
          <Button size="small" icon={<EditRegular />} onClick={() => tabs.openPane({ kind: 'alert-manage', id: alert.id })}>
            Manage alert
          </Button>
          <Button size="small" icon={<ArrowMoveRegular />} onClick={() => setMoving(true)}>
            Move…
          </Button>
          <Button size="small" icon={<FilterRegular />} onClick={() => tabs.openPane({ kind: 'tune-alert', id: alert.id })}>
            Tune alert
          </Button>
          <TicketMenu alert={alert.id} />
          <Button size="small" icon={<BranchForkRegular />} onClick={showInStory}>
            Show in attack story
          </Button>
        </div>
      </div>
      <div className={styles.line}>
        <span className={styles.quiet}>#{alert.id}</span>
        <SeverityMark severity={alert.severity} />
        <AlertStatus status={alert.status} />
        <span>
          <span className={styles.quiet}>Assigned to </span>
          <EvidenceText>{alert.assignedTo || 'nobody'}</EvidenceText>
        </span>
        {decided.length > 0 ? <span>{decided.join(' · ')}</span> : null}
        <span>
          <span className={styles.quiet}>Part of </span>
          <Link onClick={() => tabs.open(address(['incidents', alert.incident]), 'tab')}>incident #{alert.incident}</Link>
        </span>
      </div>
      {moving ? <MoveAlertsDialog alerts={[alert.id]} from={[alert.incident]} onClose={() => setMoving(false)} /> : null}
    </header>
  )
}
