import type * as z from 'zod'
import type { alertSummary } from '#api/calls/alerts.ts'
import { serviceSourceTitle } from '#model/service-source.ts'
import { useSession } from '../../../state/use-session.ts'
import { categoryLabel } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { AlertStatus } from '../../alerts/index.ts'
import styles from './alert-list.module.css'

export type AlertSummary = z.infer<typeof alertSummary>

export interface AlertTicks {
  readonly ticked: ReadonlySet<number>
  toggle(alert: number): void
}

/** Why the alert stands with the others, in the engine's sentence. */
export function LinkReason({ link }: { link: AlertSummary['link'] }) {
  if (!link) return <span className={styles.first}>First alert of the incident</span>
  return <EvidenceText>{link.reason}</EvidenceText>
}

/** Alerts of an incident in the order they happened, each with the reason it was linked. */
export function AlertList({ alerts, ticks }: { alerts: readonly AlertSummary[]; ticks?: AlertTicks }) {
  const { tabs } = useSession()
  const ordered = [...alerts].sort((a, b) => a.firstActivity.localeCompare(b.firstActivity) || a.id - b.id)
  return (
    <div className={styles.box}>
      <ul className={styles.list} aria-label="Alerts">
        {ordered.map((alert) => (
          <li key={alert.id} className={styles.alert}>
            {ticks ? (
              <input
                type="checkbox"
                className={styles.tick}
                aria-label={`Select alert ${alert.title}`}
                checked={ticks.ticked.has(alert.id)}
                onChange={() => ticks.toggle(alert.id)}
              />
            ) : null}
            <span className={styles.time}>
              <TimeText at={alert.firstActivity} of={alert} />
            </span>
            <SeverityMark severity={alert.severity} wordless />
            <span className={styles.what}>
              <button type="button" className={styles.title} onClick={() => tabs.openPane({ kind: 'alert', id: alert.id }, 'over')}>
                <EvidenceText>{alert.title}</EvidenceText>
              </button>
              <span className={styles.reason}>
                <LinkReason link={alert.link} />
              </span>
            </span>
            <span className={styles.facts}>
              <AlertStatus status={alert.status} />
              <span className={styles.quiet}>{alert.category ? categoryLabel(alert.category) : 'No category'}</span>
              <span className={styles.quiet}>{serviceSourceTitle(alert.serviceSource)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
