import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { words } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { EntityLink } from '../../entity/index.ts'
import type { AlertDetail } from './alert-header.tsx'
import styles from './alert-page.module.css'
import chain from './event-chain.module.css'
import { Section } from './section.tsx'

/** What was done against what the alert is about, as the evidence tells. */
export function ActionsTaken({ alert }: { alert: AlertDetail }) {
  const { tabs } = useSession()
  const { data } = useCall('alerts.actions', { alert: alert.id })
  return (
    <Section title={data && data.length > 0 ? `Actions taken (${data.length})` : 'Actions taken'}>
      {data === undefined ? <Skeleton lines={2} /> : null}
      {data?.length === 0 ? (
        <div className={styles.quiet}>
          The evidence tells of no action: no piece of the alert's evidence carries a remediation status, and neither
          EmailPostDeliveryEvents nor DeviceEvents tell of one around it.
        </div>
      ) : null}
      {data && data.length > 0 ? (
        <ol className={chain.chain} aria-label="Actions taken">
          {data.map((one) => (
            <li key={`${one.record.table} ${one.record.row} ${one.target?.entity} ${one.action} ${one.detail}`} className={chain.event}>
              <span className={chain.time}>
                <TimeText at={one.at} />
              </span>
              <span>{words(one.action)}</span>
              <span className={chain.what}>
                {one.target ? (
                  <EntityLink
                    kind={one.target.kind}
                    label={one.target.label}
                    onOpen={() => tabs.openPane({ kind: 'entity', id: one.target!.entity })}
                  />
                ) : null}
                {one.detail ? <EvidenceText className={styles.quiet!}>{one.detail}</EvidenceText> : null}
              </span>
              <span className={styles.quiet}>{one.record.table || 'the alert itself'}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </Section>
  )
}
