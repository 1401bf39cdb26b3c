import { useSession } from '../../../state/use-session.ts'
import { kindLabel } from '../../../theme/labels.ts'
import { EntityLink } from '../../entity/index.ts'
import { GoHuntMenu } from '../../hunting/index.ts'
import type { AlertDetail } from './alert-header.tsx'
import styles from './alert-page.module.css'
import { Section } from './section.tsx'

/** Users stand first: they are whom an analyst calls (spec §5.2). */
const ORDER = ['user', 'device', 'mailbox']
const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)

/** What exports would have told whom the alert is about, where this one does not. */
const BRINGERS = 'Graph alerts_v2, incident exports, and the AlertEvidence table tell whom and what an alert hit.'

/** The assets the alert hit, as large links. */
export function WhoWasHit({ alert }: { alert: AlertDetail }) {
  const { tabs } = useSession()
  const seen = new Set<number>()
  const hit = alert.evidence.filter((one) => one.impacted && !seen.has(one.entity) && seen.add(one.entity))
  const ordered = [...hit].sort((a, b) => rank(a.kind) - rank(b.kind))
  return (
    <Section title="Who and what was hit">
      {ordered.length === 0 ? (
        <div className={styles.quiet}>
          {alert.evidence.length === 0
            ? `Not in this evidence: the export carries no entities for this alert. ${BRINGERS}`
            : 'Not in this evidence: none of the entities the alert names is a user, device, mailbox, app or cloud resource that was hit.'}
        </div>
      ) : (
        <ul className={styles.hit}>
          {ordered.map((one) => (
            <li key={one.entity} className={styles.asset}>
              <span className={styles.kind}>{kindLabel(one.kind)}</span>
              <span className={styles.line}>
                <EntityLink kind={one.kind} label={one.label} onOpen={() => tabs.openPane({ kind: 'entity', id: one.entity })} />
                <GoHuntMenu of={{ entity: one.entity, incident: alert.incident }} appearance="subtle" wordless />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
