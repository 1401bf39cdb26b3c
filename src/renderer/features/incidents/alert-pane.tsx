import { Button } from '@fluentui/react-components'
import { serviceSourceTitle } from '#model/service-source.ts'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { categoryLabel, classificationLabels, detectionSourceLabel, determinationLabels, remediationLabel } from '../../theme/labels.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EntityLink, VerdictText } from '../entity/index.ts'
import type { PaneProps } from '../feature.ts'
import styles from './alert-pane.module.css'
import { AlertStatus } from './parts/alert-status.tsx'

const MISSING = 'Not in this evidence'

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
            <Button size="small" onClick={showInStory}>
              Show in attack story
            </Button>
          </span>
        }
        onClose={onClose}
      />
      <PaneBody>
        <PaneSection title="Description">
          <EvidenceText className={styles.text}>{alert.description || MISSING}</EvidenceText>
        </PaneSection>
        <PaneSection title="Why it is in this incident">
          {alert.links.length > 0 ? (
            <ul className={styles.list}>
              {alert.links.map((link) => (
                <li key={`${link.rule} ${link.with} ${link.entity}`}>
                  <EvidenceText>{link.reason}</EvidenceText>
                </li>
              ))}
            </ul>
          ) : (
            <div className={styles.quiet}>It is the first of its incident.</div>
          )}
        </PaneSection>
        <PaneSection title="Alert details">
          <Facts>
            <Fact title="First activity">
              <TimeText at={alert.firstActivity} />
            </Fact>
            <Fact title="Last activity">
              <TimeText at={alert.lastActivity} />
            </Fact>
            <Fact title="Category">{alert.category ? categoryLabel(alert.category) : MISSING}</Fact>
            <Fact title="Techniques">{alert.techniques.join(', ') || MISSING}</Fact>
            <Fact title="Service source">{serviceSourceTitle(alert.serviceSource)}</Fact>
            <Fact title="Detection source">{alert.detectionSource ? detectionSourceLabel(alert.detectionSource) : MISSING}</Fact>
            <Fact title="Assigned to">
              <EvidenceText>{alert.assignedTo || 'Unassigned'}</EvidenceText>
            </Fact>
            <Fact title="Classification">
              {[
                classificationLabels[alert.classification],
                alert.determination === 'unknown' ? '' : determinationLabels[alert.determination],
              ]
                .filter(Boolean)
                .join(' · ')}
            </Fact>
            <Fact title="Alert ID at the provider" wide>
              <EvidenceText>{alert.providerAlertId}</EvidenceText>
            </Fact>
          </Facts>
        </PaneSection>
        <PaneSection title={`Evidence (${alert.evidence.length})`}>
          {alert.evidence.length === 0 ? <div className={styles.quiet}>The export carries no evidence for this alert.</div> : null}
          <ul className={styles.list}>
            {alert.evidence.map((each) => (
              <li key={each.id} className={styles.evidence}>
                <EntityLink kind={each.kind} label={each.label} onOpen={() => tabs.openPane({ kind: 'entity', id: each.entity }, 'over')} />
                <span className={styles.line}>
                  <VerdictText verdict={each.verdict} />
                  <span className={styles.quiet}>
                    {[
                      each.impacted ? 'Impacted asset' : '',
                      each.remediationStatus === 'none' ? '' : remediationLabel(each.remediationStatus),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </PaneSection>
        <PaneSection title="Recommended actions">
          <EvidenceText className={styles.text}>{alert.recommendedActions || MISSING}</EvidenceText>
        </PaneSection>
      </PaneBody>
    </>
  )
}
