import { Link } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneSection } from '../../../ui/side-pane.tsx'
import { EntityLink } from '../../entity/index.ts'
import styles from './alert-parts.module.css'
import { AlertReason } from './alert-reason.tsx'

/** Why the alert stands in its incident: each reason with the alert it leads to and the entity both name. */
export function AlertLinks({ alert }: { alert: OutputOf<'alerts.get'> }) {
  const { tabs } = useSession()
  const incident = useCall('incidents.get', { incident: alert.incident }).data
  const titleOf = (id: number) => incident?.alerts.find((one) => one.id === id)?.title ?? `alert #${id}`
  const shared = new Map(alert.evidence.map((one) => [one.entity, one]))
  return (
    <PaneSection title={`Linked because (${alert.links.length})`}>
      {alert.links.length === 0 ? (
        <div className={styles.quiet}>It is the first of its incident, or came with the provider's own incident.</div>
      ) : null}
      <ul className={styles.list}>
        {alert.links.map((link) => {
          const entity = link.entity === null ? undefined : shared.get(link.entity)
          const other = link.with
          return (
            <AlertReason key={`${link.rule} ${link.with} ${link.entity} ${link.reason}`} link={link}>
              {other === null ? null : (
                <Link as="button" onClick={() => tabs.open(address(['alerts', other]), 'tab')}>
                  <EvidenceText>{titleOf(other)}</EvidenceText>
                </Link>
              )}
              {entity ? (
                <EntityLink
                  kind={entity.kind}
                  label={entity.label}
                  onOpen={() => tabs.openPane({ kind: 'entity', id: entity.entity }, 'over')}
                />
              ) : null}
            </AlertReason>
          )
        })}
      </ul>
    </PaneSection>
  )
}
