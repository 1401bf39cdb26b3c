import type { OutputOf } from '../../../state/client.ts'
import { useSession } from '../../../state/use-session.ts'
import { remediationLabel, words } from '../../../theme/labels.ts'
import { PaneSection } from '../../../ui/side-pane.tsx'
import { EntityLink, VerdictText } from '../../entity/index.ts'
import styles from './alert-parts.module.css'

/** Everything the alert names, with verdict, roles and remediation status. */
export function AlertEvidence({ alert, how }: { alert: OutputOf<'alerts.get'>; how: 'over' | 'instead' }) {
  const { tabs } = useSession()
  return (
    <PaneSection title={`Evidence (${alert.evidence.length})`}>
      {alert.evidence.length === 0 ? <div className={styles.quiet}>The export carries no evidence for this alert.</div> : null}
      <ul className={styles.list}>
        {alert.evidence.map((each) => {
          const said = [
            each.impacted ? 'Impacted asset' : '',
            ...each.roles.map(words),
            each.remediationStatus === 'none' ? '' : remediationLabel(each.remediationStatus),
          ].filter(Boolean)
          return (
            <li key={each.id} className={styles.item}>
              <EntityLink kind={each.kind} label={each.label} onOpen={() => tabs.openPane({ kind: 'entity', id: each.entity }, how)} />
              <span className={styles.line}>
                <VerdictText verdict={each.verdict} />
                <span className={styles.quiet}>{said.join(' · ')}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </PaneSection>
  )
}
