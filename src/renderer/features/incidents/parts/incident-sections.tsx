import { Badge, Button, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type * as z from 'zod'
import type { incidentDetail } from '#api/calls/incidents.ts'
import { address } from '../../../state/address.ts'
import { useSession } from '../../../state/use-session.ts'
import { categoryLabel, classificationLabels, determinationLabels } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Fact, Facts, PaneSection } from '../../../ui/side-pane.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { assetCountsText } from './asset-counts.tsx'
import { FactorList } from './factor-list.tsx'
import styles from './incident-sections.module.css'
import { IncidentStatus } from './incident-status.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { TagList } from './tag-list.tsx'

export type IncidentDetail = z.infer<typeof incidentDetail>

/** @param onClose puts the whole pane away, where the section heads one */
export function DetailsSection({ incident, onClose }: { incident: IncidentDetail; onClose?: () => void }) {
  return (
    <PaneSection
      title="Incident details"
      aside={
        onClose ? (
          <Tooltip content="Hide incident details" relationship="label">
            <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={onClose} />
          </Tooltip>
        ) : null
      }
    >
      <Facts>
        <Fact title="Status">
          <IncidentStatus status={incident.status} />
        </Fact>
        <Fact title="Severity">
          <SeverityMark severity={incident.severity} />
        </Fact>
        <Fact title="Assigned to">
          <EvidenceText>{incident.assignedTo || 'Unassigned'}</EvidenceText>
        </Fact>
        <Fact title="Incident ID">{incident.id}</Fact>
        <Fact title="Classification">{classificationLabels[incident.classification]}</Fact>
        <Fact title="Determination">{determinationLabels[incident.determination]}</Fact>
        <Fact title="First activity">
          <TimeText at={incident.firstActivity} of={{ undated: incident.undated, clock: incident.firstClock }} />
        </Fact>
        <Fact title="Last activity">
          <TimeText at={incident.lastActivity} of={{ undated: incident.undated, clock: incident.lastClock }} />
        </Fact>
        <Fact title="Active alerts">{`${incident.activeAlertCount} of ${incident.alertCount}`}</Fact>
        <Fact title="Last update">
          <TimeText at={incident.lastUpdate} />
        </Fact>
        <Fact title="Impacted assets" wide>
          {assetCountsText(incident.assets) || 'None'}
        </Fact>
        <Fact title="Categories" wide>
          {incident.categories.map(categoryLabel).join(', ') || 'None'}
        </Fact>
        {incident.providerIncidentIds.length > 0 ? (
          <Fact title="ID at the provider">
            <EvidenceText>{incident.providerIncidentIds.join(', ')}</EvidenceText>
          </Fact>
        ) : null}
        {incident.tags.length > 0 ? (
          <Fact title="Tags" wide>
            <TagList tags={incident.tags} />
          </Fact>
        ) : null}
      </Facts>
      {incident.status === 'resolved' && incident.resolvingComment ? (
        <div className={styles.note}>
          <div className={styles.noteTitle}>Resolution note</div>
          <EvidenceText className={styles.text}>{incident.resolvingComment}</EvidenceText>
        </div>
      ) : null}
    </PaneSection>
  )
}

export function DescriptionSection({ incident }: { incident: IncidentDetail }) {
  if (!incident.description) return null
  return (
    <PaneSection
      title="Description"
      aside={
        incident.descriptionStored ? null : (
          <Badge
            appearance="outline"
            color="informative"
            title="The first alert's description, shown here but not stored with the incident"
          >
            Display only
          </Badge>
        )
      }
    >
      <EvidenceText className={styles.text}>{incident.description}</EvidenceText>
    </PaneSection>
  )
}

export function PrioritySection({ incident }: { incident: IncidentDetail }) {
  return (
    <PaneSection title="Priority assessment" aside={<PriorityMark incident={incident.id} score={incident.priority} />}>
      <FactorList factors={incident.priorityFactors} />
    </PaneSection>
  )
}

export function AssetsSection({ incident }: { incident: IncidentDetail }) {
  const { tabs } = useSession()
  if (incident.topAssets.length === 0) return null
  return (
    <PaneSection title="Most affected assets">
      <ul className={styles.assets}>
        {incident.topAssets.map((asset) => (
          <li key={asset.entity}>
            <button type="button" className={styles.link} onClick={() => tabs.openPane({ kind: 'entity', id: asset.entity }, 'over')}>
              <EvidenceText>{asset.label}</EvidenceText>
            </button>
          </li>
        ))}
      </ul>
    </PaneSection>
  )
}

export function RecommendedSection({ incident }: { incident: IncidentDetail }) {
  return (
    <PaneSection title="Recommended actions">
      {incident.recommendedActions.length > 0 ? (
        <ol className={styles.actions}>
          {incident.recommendedActions.map((action) => (
            <li key={action}>
              <EvidenceText className={styles.text}>{action}</EvidenceText>
            </li>
          ))}
        </ol>
      ) : (
        <div className={styles.none}>No alert of this incident came with recommended actions.</div>
      )}
    </PaneSection>
  )
}

export function ThreatsSection({ incident }: { incident: IncidentDetail }) {
  return (
    <PaneSection title="Related threats">
      {incident.threats.length > 0 ? (
        <ul className={styles.assets}>
          {incident.threats.map((threat) => (
            <li key={threat}>
              <EvidenceText>{threat}</EvidenceText>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.none}>No threat is named in this evidence.</div>
      )}
    </PaneSection>
  )
}

/** Incidents that belong here by a rule but were kept apart, with what kept them (spec §13.4). Nothing where no guard had to. */
export function KeptApartSection({ incident }: { incident: IncidentDetail }) {
  const { tabs } = useSession()
  if (incident.keptApart.length === 0) return null
  return (
    <PaneSection title={`Linked, but kept apart (${incident.keptApart.length})`}>
      <ul className={styles.assets}>
        {incident.keptApart.map((other) => (
          <li key={other.incident}>
            <button type="button" className={styles.link} onClick={() => tabs.open(address(['incidents', other.incident]), 'tab')}>
              <EvidenceText>{`#${other.incident} ${other.name}`}</EvidenceText>
            </button>
            <div>
              <EvidenceText>{other.reason}</EvidenceText>
            </div>
            <div className={styles.none}>
              Kept apart because {other.because}
              {other.links > 1 ? `; ${other.links} links lead there` : ''}.
            </div>
          </li>
        ))}
      </ul>
    </PaneSection>
  )
}
