import { Link } from '@fluentui/react-components'
import {
  CloudRegular,
  CursorClickRegular,
  DesktopRegular,
  type FluentIcon,
  MailRegular,
  OrganizationRegular,
  PersonKeyRegular,
} from '@fluentui/react-icons'
import { useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useSession } from '../../../state/use-session.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { EntityLink, RecordView } from '../../entity/index.ts'
import styles from './event-chain.module.css'

type ChainEvent = OutputOf<'alerts.related'>['events'][number]

const stages: Record<ChainEvent['stage'], { readonly title: string; readonly icon: FluentIcon }> = {
  message: { title: 'Message', icon: MailRegular },
  click: { title: 'Click', icon: CursorClickRegular },
  signIn: { title: 'Sign-in', icon: PersonKeyRegular },
  cloud: { title: 'Cloud app', icon: CloudRegular },
  identity: { title: 'Identity', icon: OrganizationRegular },
  device: { title: 'Logon', icon: DesktopRegular },
}

const SHOWN = 50

/** Events in order, each with its stage, a sentence, what of the alert it names, and the way to its record. */
export function EventChain({ events, truncated, label }: { events: readonly ChainEvent[]; truncated: boolean; label: string }) {
  const { tabs } = useSession()
  const [record, setRecord] = useState<ChainEvent>()
  const [shown, setShown] = useState(SHOWN)
  if (record)
    return (
      <div className={styles.record}>
        <RecordView
          recordRef={{ table: record.table, row: record.row, source: record.source, record: record.record }}
          onBack={() => setRecord(undefined)}
          onEntity={(entity) => tabs.openPane({ kind: 'entity', id: entity })}
        />
      </div>
    )
  return (
    <>
      <ol className={styles.chain} aria-label={label}>
        {events.slice(0, shown).map((event) => {
          const { title, icon: Icon } = stages[event.stage]
          return (
            <li key={`${event.table} ${event.row}`} className={styles.event}>
              <span className={styles.time}>
                <TimeText at={event.at} />
              </span>
              <span className={styles.stage}>
                <Icon aria-hidden /> {title}
              </span>
              <span className={styles.what}>
                <EvidenceText>{event.text}</EvidenceText>
                <span className={styles.names}>
                  {event.names.map((one) => (
                    <EntityLink
                      key={one.entity}
                      kind={one.kind}
                      label={one.label}
                      onOpen={() => tabs.openPane({ kind: 'entity', id: one.entity })}
                    />
                  ))}
                </span>
              </span>
              <Link as="button" className={styles.table!} onClick={() => setRecord(event)} aria-label={`Record in ${event.table}`}>
                {event.table}
              </Link>
            </li>
          )
        })}
      </ol>
      {events.length > shown ? (
        <Link as="button" onClick={() => setShown(events.length)}>
          Show all {events.length} events
        </Link>
      ) : null}
      {truncated ? (
        <div className={styles.cut}>
          A table holds more than the 200 rows nearest to the alert that are looked at; go hunt for the rest.
        </div>
      ) : null}
    </>
  )
}
