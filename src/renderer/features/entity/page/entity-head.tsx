import { severities } from '#model/severity.ts'
import { colourOf } from '../../../theme/entity-colour.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { kindLabel, severityLabels } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { GoHuntMenu } from '../../hunting/index.ts'
import { CriticalityText } from '../criticality-text.tsx'
import { DeviceClockFact } from '../device-clock-fact.tsx'
import type { EntityDetail } from '../entity-facts.tsx'
import { FactValue } from '../fact-value.tsx'
import { VerdictText } from '../verdict-text.tsx'
import styles from './entity-head.module.css'
import type { EntityPageKind } from './entity-tab.ts'
import { Sparkline } from './sparkline.tsx'

/** The band over every entity's page: name, verdict, criticality, the facts asked first, alerts by severity, first and last seen. */
export function EntityHead({ entity, page }: { entity: EntityDetail; page: EntityPageKind }) {
  const Icon = iconOf(entity.kind)
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <Icon aria-hidden className={styles.icon!} style={{ color: `var(--ct-${colourOf(entity.kind)})` }} />
        <h1 className={styles.title}>
          <EvidenceText>{entity.label}</EvidenceText>
        </h1>
        <span className={styles.kind}>{kindLabel(entity.kind)}</span>
        {entity.tags.map((tag) => (
          <EvidenceText key={`${tag.name} ${tag.system}`} className={styles.tag!}>
            {tag.name}
          </EvidenceText>
        ))}
        {entity.marks.map((mark) => (
          <strong key={mark} className={styles.mark}>
            {mark}
          </strong>
        ))}
        <span className={styles.actions}>
          <GoHuntMenu of={{ entity: entity.id, incident: null }} />
        </span>
      </div>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>Verdict</dt>
          <dd>
            <VerdictText verdict={entity.verdict} />
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>Criticality</dt>
          <dd>
            <CriticalityText criticality={entity.criticality} />
          </dd>
        </div>
        {entity.kind === 'device' ? (
          <div className={`${styles.fact} ${styles.wide}`}>
            <dt>Clock</dt>
            <dd>
              <DeviceClockFact device={entity.id} label={entity.label} />
            </dd>
          </div>
        ) : null}
        {page.asked.map((each) => (
          <div key={each.title} className={styles.fact}>
            <dt>{each.title}</dt>
            <dd>
              <Asked entity={entity} of={each} filledBy={page.filledBy} />
            </dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt>Alerts</dt>
          <dd>
            <AlertCounts alerts={entity.alerts} />
          </dd>
        </div>
        <div className={styles.seen}>
          <dt>First and last seen</dt>
          <dd>
            <span>
              <TimeText at={entity.first} precision="minute" of={{ clock: entity.firstClock }} />
              {entity.first === null && entity.last === null ? null : (
                <>
                  {' – '}
                  <TimeText at={entity.last} precision="minute" of={{ clock: entity.lastClock }} />
                </>
              )}
            </span>
            <Sparkline entity={entity.id} />
          </dd>
        </div>
      </dl>
    </header>
  )
}

function Asked({ entity, of, filledBy }: { entity: EntityDetail; of: EntityPageKind['asked'][number]; filledBy: string }) {
  const fact = of.facts.map((title) => entity.facts.find((each) => each.title === title)).find(Boolean)
  const name = of.fromName?.(entity.label)
  if (!fact && !name)
    return (
      <span className={styles.unknown} title={`What would bring it: ${filledBy}`}>
        Not in this evidence
      </span>
    )
  return (
    <span className={styles.value}>
      {fact ? <FactValue title={fact.title} value={fact.value} /> : <EvidenceText>{name!}</EvidenceText>}
    </span>
  )
}

function AlertCounts({ alerts }: { alerts: EntityDetail['alerts'] }) {
  if (alerts.length === 0) return <>None</>
  return (
    <span className={styles.counts}>
      {[...severities].reverse().flatMap((severity) => {
        const n = alerts.filter((alert) => alert.severity === severity).length
        return n === 0
          ? []
          : [
              <span key={severity} className={styles.count} title={`${n} ${severityLabels[severity]}`}>
                <SeverityMark severity={severity} wordless /> {n}
              </span>,
            ]
      })}
    </span>
  )
}
