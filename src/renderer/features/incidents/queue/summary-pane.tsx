import { Button, Tooltip } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneBody, PaneHeader, PaneSection } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { PaneProps } from '../../feature.ts'
import { AlertList } from '../parts/alert-list.tsx'
import {
  AssetsSection,
  DescriptionSection,
  DetailsSection,
  KeptApartSection,
  PrioritySection,
  RecommendedSection,
  ThreatsSection,
} from '../parts/incident-sections.tsx'
import styles from './summary-pane.module.css'

const SHOWN_ALERTS = 10

/** An incident in short beside the queue; the arrows walk the queue without leaving the pane (spec §1.6, §2). */
export function SummaryPane({ id, onClose }: PaneProps) {
  const { tabs, commands } = useSession()
  const { data: incident, problem } = useCall('incidents.get', { incident: id })
  const open = () => tabs.open(address(['incidents', id]), 'tab')
  return (
    <>
      <PaneHeader
        title={incident?.id === id ? <EvidenceText>{incident.name}</EvidenceText> : `Incident #${id}`}
        subtitle={
          <div className={styles.actions}>
            <Button size="small" appearance="primary" onClick={open}>
              Open incident page
            </Button>
            <Button size="small" onClick={() => tabs.openPane({ kind: 'incident-manage', id }, 'over')}>
              Manage incident
            </Button>
            <Button size="small" onClick={() => tabs.openPane({ kind: 'incident-activities', id }, 'over')}>
              Activities
            </Button>
          </div>
        }
        actions={
          <>
            <Tooltip content="Previous incident in the queue" relationship="label">
              <Button appearance="subtle" size="small" icon={<ArrowUpRegular />} onClick={() => commands.run('queue.previous')} />
            </Tooltip>
            <Tooltip content="Next incident in the queue" relationship="label">
              <Button appearance="subtle" size="small" icon={<ArrowDownRegular />} onClick={() => commands.run('queue.next')} />
            </Tooltip>
          </>
        }
        onClose={onClose}
      />
      {incident ? (
        <PaneBody>
          <DetailsSection incident={incident} />
          <DescriptionSection incident={incident} />
          <PrioritySection incident={incident} />
          <AssetsSection incident={incident} />
          <RecommendedSection incident={incident} />
          <ThreatsSection incident={incident} />
          <KeptApartSection incident={incident} />
          <PaneSection title={`Alerts (${incident.alertCount})`}>
            <AlertList alerts={incident.alerts.slice(0, SHOWN_ALERTS)} />
            {incident.alerts.length > SHOWN_ALERTS ? (
              <Button appearance="transparent" size="small" onClick={open}>
                {`${incident.alerts.length - SHOWN_ALERTS} more on the incident page`}
              </Button>
            ) : null}
          </PaneSection>
        </PaneBody>
      ) : problem ? (
        <EmptyState title="The incident could not be read">{problem.message}</EmptyState>
      ) : (
        <Skeleton />
      )}
    </>
  )
}
