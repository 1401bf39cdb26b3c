import { Button, Link } from '@fluentui/react-components'
import { useState } from 'react'
import { assetViewOf } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import { relationOf } from '#model/relation.ts'
import type { OutputOf } from '../../state/client.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Fact, Facts, PaneSection } from '../../ui/side-pane.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { GoHuntMenu } from '../hunting/index.ts'
import { CriticalityText } from './criticality-text.tsx'
import { DeviceClockFact } from './device-clock-fact.tsx'
import styles from './entity-facts.module.css'
import { EntityLink } from './entity-link.tsx'
import { FactList } from './fact-list.tsx'
import { Identifiers } from './identifiers.tsx'
import { VerdictFact } from './verdict-fact.tsx'

export type EntityDetail = OutputOf<'entities.get'>

interface EntityFactsProps {
  readonly entity: EntityDetail
  /** the incident it is looked at in: go hunt takes its first moment from there */
  readonly incident?: number
  onEntity(entity: number): void
  onEdge?(edge: number): void
  onAlert?(alert: number): void
  onRecords(): void
}

/** Related entities shown before the analyst asks for all. */
const FEW = 12

/** What the evidence says of an entity: facts, names, alerts and neighbours, each with where it comes from. */
export function EntityFacts({ entity, incident, onEntity, onEdge, onAlert, onRecords }: EntityFactsProps) {
  const view = assetViewOf(entity.kind)
  return (
    <>
      <PaneSection title="At a glance">
        <Facts>
          <Fact title="Verdict">
            <VerdictFact entity={entity} />
          </Fact>
          <Fact title="Criticality">
            {view || entity.criticality ? <CriticalityText criticality={entity.criticality} /> : 'Not an asset'}
          </Fact>
          {entity.kind === 'device' ? (
            <Fact title="Clock">
              <DeviceClockFact device={entity.id} label={entity.label} />
            </Fact>
          ) : null}
          <Fact title="First seen">
            <TimeText at={entity.first} of={{ clock: entity.firstClock }} />
          </Fact>
          <Fact title="Last seen">
            <TimeText at={entity.last} of={{ clock: entity.lastClock }} />
          </Fact>
          <Fact title="Records">
            <Link as="button" onClick={onRecords}>
              {(entity.recordCount ?? 0).toLocaleString('en')} (R)
            </Link>
          </Fact>
          <Fact title="Incidents">{entity.incidents.length}</Fact>
        </Facts>
        <GoHuntMenu of={{ entity: entity.id, incident: incident ?? null }} />
      </PaneSection>
      <FactSection entity={entity} />
      <Identifiers entity={entity} />
      <PaneSection title={`Alerts (${entity.alerts.length})`}>
        {entity.alerts.length === 0 ? <p className={styles.none}>No alert names it.</p> : null}
        <ul className={styles.list}>
          {entity.alerts.map((alert) => (
            <li key={alert.id} className={styles.alert}>
              <SeverityMark severity={alert.severity} wordless />
              <Link as="button" className={styles.text!} onClick={() => onAlert?.(alert.id)}>
                <EvidenceText>{alert.title}</EvidenceText>
              </Link>
              <span className={styles.quiet}>
                <TimeText at={alert.firstActivity} precision="minute" of={alert} />
              </span>
            </li>
          ))}
        </ul>
      </PaneSection>
      <Related entity={entity} onEntity={onEntity} onEdge={onEdge} />
    </>
  )
}

function FactSection({ entity }: { entity: EntityDetail }) {
  if (entity.facts.length === 0) {
    const asked = kindOf(entity.kind)
      .facts.slice(0, 4)
      .map((field) => field.title)
    return (
      <PaneSection title="Facts">
        <p className={styles.none}>
          {asked.length > 0 ? `${asked.join(', ')}: not in this evidence.` : 'Nothing more is in this evidence.'}
        </p>
      </PaneSection>
    )
  }
  return (
    <PaneSection title="Facts">
      <FactList facts={entity.facts} />
    </PaneSection>
  )
}

function Related({ entity, onEntity, onEdge }: Pick<EntityFactsProps, 'entity' | 'onEntity' | 'onEdge'>) {
  const [all, setAll] = useState(false)
  const shown = all ? entity.related : entity.related.slice(0, FEW)
  return (
    <PaneSection title={`Related entities (${entity.related.length})`}>
      {entity.related.length === 0 ? <p className={styles.none}>No record ties it to another entity.</p> : null}
      <ul className={styles.list}>
        {shown.map((tie) => (
          <li key={tie.edge} className={styles.tie}>
            <Link as="button" className={styles.verb!} appearance="subtle" disabled={!onEdge} onClick={() => onEdge?.(tie.edge)}>
              {tie.outgoing ? '→' : '←'} {relationOf(tie.relation)?.title ?? tie.relation}
            </Link>
            <EntityLink kind={tie.kind} label={tie.label} onOpen={() => onEntity(tie.entity)} />
            <span className={styles.quiet}>
              <TimeText at={tie.first} precision="minute" />
            </span>
          </li>
        ))}
      </ul>
      {entity.related.length > FEW && !all ? (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          Show all {entity.related.length}
        </Button>
      ) : null}
    </PaneSection>
  )
}
