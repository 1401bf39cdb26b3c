import { Link } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useSession } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../../ui/side-pane.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { EntityLink } from '../../entity/index.ts'
import { assetCountsText } from '../../incidents/index.ts'
import { useStory } from '../story/story-view.ts'
import styles from './details.module.css'

/** The incident while nothing in it is selected: how it began, how far it went, where to start. */
export function Overview() {
  const { story } = useStory()
  const { focus } = useSession()
  const { incident } = story
  const most = useMemo(
    () =>
      [...story.graph.nodes]
        .filter((node) => node.alerts.length > 0)
        .sort((a, b) => b.alerts.length - a.alerts.length || a.id - b.id)
        .slice(0, 8),
    [story],
  )
  const first = story.alerts[story.undated.length]
  return (
    <>
      <PaneHeader title={<EvidenceText>{incident.name}</EvidenceText>} subtitle={`Incident ${incident.id}`} />
      <PaneBody>
        <PaneSection title="At a glance">
          <Facts>
            <Fact title="Severity">
              <SeverityMark severity={incident.severity} />
            </Fact>
            <Fact title="Active alerts">
              {incident.activeAlertCount} of {incident.alertCount}
            </Fact>
            <Fact title="First activity">
              <TimeText at={incident.firstActivity} of={{ undated: incident.undated, clock: incident.firstClock }} />
            </Fact>
            <Fact title="Last activity">
              <TimeText at={incident.lastActivity} of={{ undated: incident.undated, clock: incident.lastClock }} />
            </Fact>
            <Fact title="Impacted assets" wide>
              {assetCountsText(incident.assets) || 'None'}
            </Fact>
          </Facts>
        </PaneSection>
        {incident.description ? (
          <PaneSection title="Description">
            <p className={styles.text}>
              <EvidenceText>{incident.description}</EvidenceText>
            </p>
          </PaneSection>
        ) : null}
        {first ? (
          <PaneSection title="It began with">
            <div className={styles.line}>
              <SeverityMark severity={first.severity} wordless />
              <Link as="button" onClick={() => focus.set({ alert: first.id })}>
                <EvidenceText>{first.title}</EvidenceText>
              </Link>
            </div>
          </PaneSection>
        ) : null}
        <PaneSection title="Most alerts name">
          {most.length === 0 ? <p className={styles.none}>No alert names an entity.</p> : null}
          <ul className={styles.list}>
            {most.map((node) => (
              <li key={node.id} className={styles.evidence}>
                <EntityLink kind={node.kind} label={node.label} onOpen={() => focus.set({ entity: node.id })} />
                <span className={styles.quiet}>{node.alerts.length === 1 ? '1 alert' : `${node.alerts.length} alerts`}</span>
              </li>
            ))}
          </ul>
        </PaneSection>
      </PaneBody>
    </>
  )
}
