import { Button } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { classificationLabels } from '../../../theme/labels.ts'
import { counted, countText } from '../../../ui/amounts.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { AlertStatus } from '../parts/alert-status.tsx'
import type { AlertDetail } from './alert-header.tsx'
import styles from './alert-page.module.css'
import { Section } from './section.tsx'
import list from './similar-alerts.module.css'

const SHOWN = 8

/** Alerts of the same type, how they were classified, and one step to classify all of them (spec §5.2). */
export function SimilarAlerts({ alert }: { alert: AlertDetail }) {
  const { tabs } = useSession()
  const { data } = useCall('alerts.similar', { alert: alert.id })
  if (!data) return null
  const by = data.by === 'detector' ? 'the same detector' : 'a detector that names no id, under the same title'
  if (data.total === 0)
    return (
      <Section title="Similar alerts">
        <div className={styles.quiet}>No other alert of this case was raised by {by}.</div>
      </Section>
    )
  const decided = Map.groupBy(
    data.alerts.filter((one) => one.classification !== 'unknown'),
    (one) => one.classification,
  )
  const said = [...decided].map(([classification, of]) => `${countText(of.length)} ${classificationLabels[classification].toLowerCase()}`)
  return (
    <Section
      title={`Similar alerts (${countText(data.total)})`}
      aside={
        <Button
          size="small"
          onClick={() => tabs.openPane({ kind: 'alert-manage', id: alert.id, others: data.alerts.map((one) => one.id) })}
        >
          Classify all {countText(data.alerts.length + 1)}…
        </Button>
      }
    >
      <div className={styles.quiet}>
        Raised by {by}. {said.length > 0 ? `Classified so far: ${said.join(', ')}.` : 'None of them is classified yet.'}
      </div>
      <ul className={list.list} aria-label="Similar alerts">
        {data.alerts.slice(0, SHOWN).map((one) => (
          <li key={one.id} className={list.row}>
            <TimeText at={one.firstActivity} precision="minute" />
            <SeverityMark severity={one.severity} wordless />
            <button type="button" className={list.title} onClick={() => tabs.open(address(['alerts', one.id]), 'tab')}>
              <EvidenceText>{one.title}</EvidenceText>
            </button>
            <span className={list.assets}>
              <EvidenceText>
                {one.involved
                  .filter((each) => each.impacted)
                  .map((each) => each.label)
                  .join(', ') || 'No asset named'}
              </EvidenceText>
            </span>
            <AlertStatus status={one.status} />
            <span className={styles.quiet}>{classificationLabels[one.classification]}</span>
          </li>
        ))}
      </ul>
      {data.total > SHOWN ? (
        <div className={styles.quiet}>{counted(data.total - SHOWN, 'more alert')} of this type in the Alerts queue.</div>
      ) : null}
    </Section>
  )
}
