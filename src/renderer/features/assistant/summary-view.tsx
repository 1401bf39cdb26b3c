import { Link } from '@fluentui/react-components'
import type { OutputOf } from '../../state/client.ts'
import { counted } from '../../ui/amounts.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EntityLink, VerdictText } from '../entity/index.ts'
import styles from './summary-view.module.css'

type Summary = OutputOf<'assist.incident'>['summary']
type Named = Summary['assets'][number]

interface Props {
  readonly summary: Summary
  onAlert(alert: number): void
  onEntity(entity: number): void
}

/** What happened, each statement a link to what it was read from. */
export function SummaryView({ summary, onAlert, onEntity }: Props) {
  const { entry, steps, assets, indicators, threats } = summary
  return (
    <div className={styles.summary}>
      <p>
        {counted(summary.alertCount, 'alert')}
        {summary.first === null ? (
          ', of which the evidence gives no time.'
        ) : (
          <>
            {' '}
            between <TimeText at={summary.first} /> and <TimeText at={summary.last} />.
          </>
        )}
        {summary.alertsRead < summary.alertCount ? ` The first ${summary.alertsRead} were read for this summary.` : ''}
      </p>
      {entry ? (
        <>
          <p>
            {entry.at === null ? (
              'The first of them: '
            ) : (
              <>
                It begins at <TimeText at={entry.at} /> with the earliest alert:{' '}
              </>
            )}
            <Link as="button" onClick={() => onAlert(entry.alert)}>
              <EvidenceText>{entry.title}</EvidenceText>
            </Link>
          </p>
          {entry.entities.length > 0 ? <p>It names</p> : null}
          <Entities entities={entry.entities} onEntity={onEntity} />
        </>
      ) : null}
      <h3>How it went on</h3>
      {steps.length === 0 ? <p>No alert names a tactic: the category stands in alert exports and in AlertInfo.</p> : null}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.tactic}>
            <TimeText at={step.at} of={{ undated: step.at === null }} /> <strong>{step.tactic}</strong>{' '}
            <Link as="button" onClick={() => onAlert(step.alert)}>
              <EvidenceText>{step.title}</EvidenceText>
            </Link>
          </li>
        ))}
      </ol>
      <h3>Assets</h3>
      {assets.length === 0 ? <p>The alerts name none.</p> : <Entities entities={assets} onEntity={onEntity} />}
      <h3>Indicators</h3>
      {indicators.length === 0 ? (
        <p>No file, address or message is judged suspicious or malicious.</p>
      ) : (
        <Entities entities={indicators} onEntity={onEntity} />
      )}
      {threats.length > 0 ? (
        <>
          <h3>Threats named</h3>
          <p>
            <EvidenceText>{threats.join(', ')}</EvidenceText>
          </p>
        </>
      ) : null}
    </div>
  )
}

function Entities({ entities, onEntity }: { entities: readonly Named[]; onEntity(entity: number): void }) {
  return (
    <ul className={styles.entities}>
      {entities.map((entity) => (
        <li key={entity.entity}>
          <EntityLink kind={entity.kind} label={entity.label} onOpen={() => onEntity(entity.entity)} />
          <VerdictText verdict={entity.verdict} />
        </li>
      ))}
    </ul>
  )
}
