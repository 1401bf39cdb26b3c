import { Link } from '@fluentui/react-components'
import { techniqueTitle } from '#model/attack/technique.ts'
import { serviceSourceTitle } from '#model/service-source.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { alertStatusLabels, categoryLabel, detectionSourceLabel, remediationLabel, words } from '../../../theme/labels.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { WithheldLinks } from '../../alerts/index.ts'
import { EntityLink, VerdictText } from '../../entity/index.ts'
import { AlertOrigin } from '../../hunting/index.ts'
import { useStory } from '../story/story-view.ts'
import { AlertOriginals } from './alert-originals.tsx'
import styles from './details.module.css'
import { ManageAlert } from './manage-alert.tsx'

type AlertDetail = OutputOf<'alerts.get'>

const MISSING = 'Not in this evidence'

/** The selected alert: what it says, what it names, why it stands here, what was done about it. */
export function AlertDetails({ alert: id }: { alert: number }) {
  const { data: alert, problem } = useCall('alerts.get', { alert: id })
  const { focus } = useSession()
  const { story } = useStory()
  if (!alert) return problem ? <EmptyState title="The alert cannot be shown">{problem.message}</EmptyState> : <Skeleton lines={10} />
  const number = story.told.numbers.get(id)
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{alert.title}</EvidenceText>}
        subtitle={
          <span className={styles.line}>
            <SeverityMark severity={alert.severity} />
            <span>
              {alertStatusLabels[alert.status]}
              {number === undefined ? '' : ` · alert ${number} of ${story.alerts.length}`}
            </span>
          </span>
        }
        onClose={() => focus.set({ alert: null })}
      />
      <PaneBody>
        <ManageAlert key={id} alert={alert} />
        <PaneSection title="What it says">
          <p className={styles.text}>
            <EvidenceText>{alert.description || MISSING}</EvidenceText>
          </p>
        </PaneSection>
        <AlertOrigin alert={id} />
        <WhenAndWhat alert={alert} />
        <PaneSection title={`Evidence (${alert.evidence.length})`}>
          {alert.evidence.length === 0 ? <p className={styles.none}>The export carries no evidence for this alert.</p> : null}
          <ul className={styles.list}>
            {alert.evidence.map((each) => (
              <li key={each.id} className={styles.evidence}>
                <EntityLink kind={each.kind} label={each.label} onOpen={() => focus.set({ entity: each.entity })} />
                <VerdictText verdict={each.verdict} />
                <span className={styles.quiet}>
                  {[each.impacted ? 'Impacted asset' : '', ...each.roles.map(words)].filter(Boolean).join(' · ')}
                </span>
                <span className={styles.quiet}>{each.remediationStatus === 'none' ? '' : remediationLabel(each.remediationStatus)}</span>
              </li>
            ))}
          </ul>
        </PaneSection>
        <Links alert={alert} />
        <WithheldLinks alert={alert} />
        <PaneSection title="Recommended actions">
          <p className={alert.recommendedActions ? styles.text : styles.none}>
            <EvidenceText>{alert.recommendedActions || MISSING}</EvidenceText>
          </p>
        </PaneSection>
        {alert.comments.length > 0 ? (
          <PaneSection title={`Comments (${alert.comments.length})`}>
            <ul className={styles.list}>
              {alert.comments.map((comment) => (
                <li key={`${comment.created}${comment.createdBy}${comment.comment}`}>
                  <EvidenceText>{comment.comment}</EvidenceText>
                  <div className={styles.quiet}>
                    <EvidenceText>{comment.createdBy}</EvidenceText> · <TimeText at={comment.created} />
                  </div>
                </li>
              ))}
            </ul>
          </PaneSection>
        ) : null}
        <AlertOriginals alert={alert} />
      </PaneBody>
    </>
  )
}

function WhenAndWhat({ alert }: { alert: AlertDetail }) {
  return (
    <PaneSection title="Alert properties">
      <Facts>
        <Fact title="First activity">
          <TimeText at={alert.firstActivity} of={alert} />
        </Fact>
        <Fact title="Last activity">
          <TimeText at={alert.lastActivity} of={alert} />
        </Fact>
        <Fact title="Created">
          <TimeText at={alert.created} />
        </Fact>
        <Fact title="Last update">
          <TimeText at={alert.lastUpdate} />
        </Fact>
        <Fact title="Category">
          <EvidenceText>{alert.category ? categoryLabel(alert.category) : MISSING}</EvidenceText>
        </Fact>
        <Fact title="Service source">{serviceSourceTitle(alert.serviceSource)}</Fact>
        <Fact title="Detection source">
          <EvidenceText>{alert.detectionSource ? detectionSourceLabel(alert.detectionSource) : MISSING}</EvidenceText>
        </Fact>
        <Fact title="Threat">
          <EvidenceText>
            {[alert.threatDisplayName, alert.threatFamilyName, alert.actorDisplayName].filter(Boolean).join(' · ') || MISSING}
          </EvidenceText>
        </Fact>
        <Fact title="ATT&CK techniques">{alert.techniques.length > 0 ? alert.techniques.map(techniqueTitle).join(', ') : MISSING}</Fact>
        <Fact title="Alert ID">
          <EvidenceText>{alert.providerAlertId}</EvidenceText>
        </Fact>
      </Facts>
    </PaneSection>
  )
}

/** Why the alert stands in this incident, each reason leading to the other alert and to what they share. */
function Links({ alert }: { alert: AlertDetail }) {
  const { story } = useStory()
  const { focus } = useSession()
  return (
    <PaneSection title={`Linked because (${alert.links.length})`}>
      {alert.links.length === 0 ? (
        <p className={styles.none}>It is the first of its incident, or came with the provider's own incident.</p>
      ) : null}
      <ul className={styles.list}>
        {alert.links.map((link) => {
          const shared = link.entity === null ? undefined : story.source.byId.get(link.entity)
          const other = link.with === null ? undefined : story.told.alerts.get(link.with)
          return (
            <li key={`${link.rule}${link.with}${link.entity}`}>
              <EvidenceText>{link.reason}</EvidenceText>
              <div className={styles.quiet}>
                {shared ? <EntityLink kind={shared.kind} label={shared.label} onOpen={() => focus.set({ entity: shared.id })} /> : null}
                {other ? (
                  <Link as="button" onClick={() => focus.set({ alert: other.id })}>
                    {' '}
                    <EvidenceText>{other.title}</EvidenceText>
                  </Link>
                ) : null}{' '}
                {link.rule} {link.ruleVersion}
              </div>
            </li>
          )
        })}
      </ul>
    </PaneSection>
  )
}
