import { Button, Link } from '@fluentui/react-components'
import { FlagOffRegular, FlagRegular } from '@fluentui/react-icons'
import { useCall } from '../../../../state/use-call.ts'
import { useSession, useSettings } from '../../../../state/use-session.ts'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { PaneBody, PaneHeader, PaneSection, SidePane } from '../../../../ui/side-pane.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import { GoHuntMenu } from '../../../hunting/index.ts'
import { RecordView } from '../../record-view.tsx'
import { chainOf } from './event-chain.ts'
import { groupTitle } from './event-columns.tsx'
import styles from './timeline.module.css'
import type { UndatedEvent } from './undated-lane.tsx'
import type { TimelineEvent } from './use-timeline.ts'

const SCREEN = 'timeline.event.width'
const WIDTH = 420

/** One event: what led to it, its techniques, what to hunt for around it, and its record as it was imported. */
export function EventPane({
  event,
  onClose,
  onFlag,
}: {
  event: TimelineEvent | UndatedEvent
  onClose(): void
  onFlag(flagged: boolean): void
}) {
  const { settings, tabs } = useSession()
  const width = useSettings((state) => {
    const kept = state.screens[SCREEN]
    return typeof kept === 'number' ? kept : WIDTH
  })
  // source and record are told by the record itself; the row alone names it
  const ref = { table: event.table, row: event.row, source: 1, record: 0 }
  const record = useCall('entities.record', ref).data
  const alerts = useCall('entities.ofRecord', record ? record.ref : null).data?.alerts ?? []
  const chain = record ? chainOf(event.table, record.values) : []
  return (
    <SidePane width={width} onWidth={(to) => settings.remember(SCREEN, to)} label="Event">
      <PaneHeader
        title={<EvidenceText>{event.title}</EvidenceText>}
        subtitle={
          <>
            {'at' in event ? <TimeText at={event.at} precision="whole" of={event} /> : 'Undated'} · {groupTitle(event.group)}
          </>
        }
        onClose={onClose}
      />
      <PaneBody>
        <div className={styles.acts}>
          <Button size="small" icon={event.flagged ? <FlagOffRegular /> : <FlagRegular />} onClick={() => onFlag(!event.flagged)}>
            {event.flagged ? 'Remove flag' : 'Flag event'}
          </Button>
          <GoHuntMenu of={{ table: event.table, row: event.row }} />
        </div>
        <PaneSection title="Entity chain">
          {chain.length === 0 ? <p className={styles.none}>The record names no process, account or file.</p> : null}
          <ol className={styles.chain}>
            {chain.map((step, place) => {
              const key = `${place} ${step.kind}`
              return (
                <li key={key}>
                  <span className={styles.kind}>{step.kind}</span>
                  <EvidenceText className={styles.label!}>{step.label}</EvidenceText>
                  {step.detail ? <EvidenceText className={styles.detail!}>{step.detail}</EvidenceText> : null}
                </li>
              )
            })}
          </ol>
        </PaneSection>
        <PaneSection title="MITRE ATT&CK">
          {event.techniques.length > 0 ? (
            <p className={styles.none}>{event.techniques.join(', ')}, named by the rule of the sensor that wrote the record.</p>
          ) : (
            <p className={styles.none}>No technique is named in this record.</p>
          )}
          {alerts.map((alert) => (
            <Link key={alert} as="button" onClick={() => tabs.openPane({ kind: 'alert', id: alert })}>
              Alert #{alert} tells of it
            </Link>
          ))}
        </PaneSection>
        <RecordView recordRef={ref} onEntity={(entity) => tabs.openPane({ kind: 'entity', id: entity })} />
      </PaneBody>
    </SidePane>
  )
}
