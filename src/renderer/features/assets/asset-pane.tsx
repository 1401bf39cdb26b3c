import { Button, Link } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons'
import { assetViewOf } from '#model/entity-kind.ts'
import type { OutputOf } from '../../state/client.ts'
import { useCall } from '../../state/use-call.ts'
import { useOpen, useSession } from '../../state/use-session.ts'
import { kindLabel, severityLabels } from '../../theme/labels.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { CriticalityText, EntityName, entityAddress, FactList, VerdictText } from '../entity/index.ts'
import type { PaneProps } from '../feature.ts'
import { TagList } from '../incidents/index.ts'
import styles from './asset-pane.module.css'
import { type FactGroup, factGroups } from './asset-pane-facts.ts'

type Asset = OutputOf<'entities.get'>

/** What the check mark opens (spec §6): of a device its details, directory data and users, of a user threat, exposure and contact; of all the active alerts. */
export function AssetPane({ id, onClose }: PaneProps) {
  const { data, problem } = useCall('entities.get', { entity: id })
  const open = useOpen()
  if (!data) return problem ? <EmptyState title="The asset cannot be shown">{problem.message}</EmptyState> : <Skeleton lines={10} />
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{data.label}</EvidenceText>}
        subtitle={kindLabel(data.kind)}
        actions={
          <Button size="small" appearance="subtle" icon={<OpenRegular />} onClick={() => open(entityAddress(id), 'tab')}>
            Open page
          </Button>
        }
        onClose={onClose}
      />
      <PaneBody>
        <PaneSection title="At a glance">
          <Facts>
            <Fact title="Verdict">
              <VerdictText verdict={data.verdict} />
            </Fact>
            <Fact title="Criticality">
              <CriticalityText criticality={data.criticality} />
            </Fact>
            <Fact title="First seen">
              <TimeText at={data.first} of={{ clock: data.firstClock }} />
            </Fact>
            <Fact title="Last seen">
              <TimeText at={data.last} of={{ clock: data.lastClock }} />
            </Fact>
            <Fact title="Tags" wide>
              <TagList tags={data.tags} />
            </Fact>
          </Facts>
        </PaneSection>
        {factGroups(assetViewOf(data.kind)).map((group) => (
          <Group key={group.title} group={group} asset={data} />
        ))}
        <ActiveAlerts asset={data} />
        {data.kind === 'device' ? <LoggedOn asset={data} /> : null}
      </PaneBody>
    </>
  )
}

function Group({ group, asset }: { group: FactGroup; asset: Asset }) {
  const facts = group.titles.flatMap((title) => asset.facts.find((fact) => fact.title === title) ?? [])
  return (
    <PaneSection title={group.title}>
      {facts.length > 0 ? (
        <FactList facts={facts} />
      ) : (
        <p className={styles.none}>Not in this evidence. What would bring it: {group.filledBy}.</p>
      )}
    </PaneSection>
  )
}

function ActiveAlerts({ asset }: { asset: Asset }) {
  const { tabs } = useSession()
  const active = asset.alerts.filter((alert) => alert.status !== 'resolved')
  return (
    <PaneSection title={`Active alerts (${active.length})`}>
      {active.length === 0 ? <p className={styles.none}>No active alert names it.</p> : null}
      <ul className={styles.list}>
        {active.map((alert) => (
          <li key={alert.id} className={styles.item}>
            <SeverityMark severity={alert.severity} wordless />
            <Link as="button" className={styles.text!} onClick={() => tabs.openPane({ kind: 'alert', id: alert.id }, 'over')}>
              <EvidenceText>{alert.title}</EvidenceText>
            </Link>
            <span className="ct-visually-hidden">{severityLabels[alert.severity]}</span>
            <TimeText at={alert.firstActivity} precision="minute" />
          </li>
        ))}
      </ul>
    </PaneSection>
  )
}

function LoggedOn({ asset }: { asset: Asset }) {
  const users = asset.related.filter((tie) => tie.relation === 'logged-on-to' && !tie.outgoing)
  return (
    <PaneSection title={`Logged-on users (${users.length})`}>
      {users.length === 0 ? (
        <p className={styles.none}>No logon of an alerted user is in this evidence. The device’s page lists all logons that tables hold.</p>
      ) : null}
      <ul className={styles.list}>
        {users.map((tie) => (
          <li key={tie.edge} className={styles.item}>
            <EntityName entity={tie.entity} kind={tie.kind} label={tie.label} />
            <TimeText at={tie.last} precision="minute" />
          </li>
        ))}
      </ul>
    </PaneSection>
  )
}
