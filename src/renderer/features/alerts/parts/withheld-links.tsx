import { Link } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useOpen } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneSection } from '../../../ui/side-pane.tsx'
import styles from './alert-parts.module.css'
import { AlertReason } from './alert-reason.tsx'

/** What the alert is linked to in other incidents, each with what keeps the two apart. Nothing where no guard had to. */
export function WithheldLinks({ alert }: { alert: OutputOf<'alerts.get'> }) {
  const open = useOpen()
  if (alert.withheld.length === 0) return null
  return (
    <PaneSection title={`Linked, but kept apart (${alert.withheld.length})`}>
      <ul className={styles.list}>
        {alert.withheld.map((link) => (
          <AlertReason key={`${link.rule} ${link.with.id}`} link={link} apart={`Kept apart because ${link.because}.`}>
            <Link as="button" onClick={() => open(address(['alerts', link.with.id]), 'tab')}>
              <EvidenceText>{link.with.title}</EvidenceText>
            </Link>
            <Link as="button" onClick={() => open(address(['incidents', link.incident.id]), 'tab')}>
              <EvidenceText>{`#${link.incident.id} ${link.incident.name}`}</EvidenceText>
            </Link>
          </AlertReason>
        ))}
      </ul>
    </PaneSection>
  )
}
