import { Link } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useSession } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { AlertStatus } from '../../alerts/index.ts'
import styles from './tuning.module.css'

/** An alert that a rule matches. */
export function MatchedAlert({ alert }: { alert: OutputOf<'tuning.matches'>['alerts'][number] }) {
  const { tabs } = useSession()
  return (
    <li className={styles.match}>
      <SeverityMark severity={alert.severity} wordless />
      <Link as="button" onClick={() => tabs.open(address(['alerts', alert.id]), 'tab')}>
        <EvidenceText>{alert.title}</EvidenceText>
      </Link>
      <span className={styles.quiet}>
        <TimeText at={alert.firstActivity} precision="minute" />
      </span>
      <AlertStatus status={alert.status} />
    </li>
  )
}
