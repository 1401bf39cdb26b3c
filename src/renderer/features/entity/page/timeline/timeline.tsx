import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { useChange } from '../../../../state/use-call.ts'
import { useSession, useSettings } from '../../../../state/use-session.ts'
import { categoryLabel } from '../../../../theme/labels.ts'
import { counted } from '../../../../ui/amounts.ts'
import { rowsAsCsv } from '../../../../ui/data-grid/copied-rows.ts'
import { DataGrid } from '../../../../ui/data-grid/data-grid.tsx'
import { download } from '../../../../ui/download.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../../ui/severity-mark.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { TimeBrush } from '../../../../ui/time-brush.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import type { EntityTabProps } from '../entity-tab.ts'
import { eventColumns } from './event-columns.tsx'
import { EventPane } from './event-pane.tsx'
import styles from './timeline.module.css'
import { TimelineFilters } from './timeline-filters.tsx'
import { type UndatedEvent, UndatedLane } from './undated-lane.tsx'
import { EXPORTED, type TimelineEvent, useTimeline } from './use-timeline.ts'

const keyOf = (event: Pick<TimelineEvent, 'table' | 'row'>) => `${event.table} ${event.row}`
const nameOf = (event: TimelineEvent) => event.title

/** Everything the tables hold of an entity in order, its alerts between the events as rows of their own colour. */
export function Timeline({ entity }: EntityTabProps) {
  const { tabs, notices } = useSession()
  const change = useChange()
  const timeline = useTimeline(entity.id)
  const density = useSettings((settings) => settings.density)
  const [opened, setOpened] = useState<string>()
  const [undated, setUndated] = useState<UndatedEvent>()
  const { span, histogram, more, choice, setChoice } = timeline
  const events = timeline.events ?? []
  if (span.data === undefined)
    return timeline.problem ? (
      <EmptyState title="The timeline could not be read">{timeline.problem.message}</EmptyState>
    ) : (
      <Skeleton lines={10} label="Loading the timeline" />
    )
  const event = events.find((each) => keyOf(each) === opened) ?? undated
  const flag = async (of: TimelineEvent | UndatedEvent, flagged: boolean) => {
    const done = await change('timeline.flag', { entity: entity.id, events: [{ table: of.table, row: of.row }], flagged })
    if (!done.ok) return
    timeline.marked(of, flagged)
    if (undated && keyOf(undated) === keyOf(of)) setUndated({ ...undated, flagged })
  }
  const pickUndated = (of: UndatedEvent) => {
    setUndated(undefined)
    if (of.table === '') return tabs.openPane({ kind: 'alert', id: of.row })
    tabs.closePane()
    setOpened(keyOf(of))
    setUndated(of)
  }
  const lane = <UndatedLane filter={timeline.filter} opened={opened} onPick={pickUndated} />
  const pane = event ? (
    <EventPane
      event={event}
      onClose={() => {
        setOpened(undefined)
        setUndated(undefined)
      }}
      onFlag={(flagged) => void flag(event, flagged)}
    />
  ) : null
  if (span.data === null)
    return (
      <div className={styles.frame}>
        <div className={styles.main}>
          {lane}
          <EmptyState title="No dated event of it is in this evidence">
            Events come with hunting tables (Device, Identity, sign-in, cloud and email tables), Windows and Sysmon event logs, and Sentinel
            exports.
          </EmptyState>
        </div>
        {pane}
      </div>
    )
  const exportCsv = async () => {
    const all = await timeline.everything()
    if (!all) return
    download(`timeline-${entity.id}.csv`, 'text/csv;charset=utf-8', rowsAsCsv(eventColumns, all))
    notices.show({
      intent: 'success',
      text: `${counted(all.length, 'event')} exported as CSV`,
      ...(all.length === EXPORTED ? { hint: 'An export holds at most that many; narrow the range for the rest' } : {}),
    })
  }
  const pick = (of: TimelineEvent) => {
    setUndated(undefined)
    if (of.table === '') return tabs.openPane({ kind: 'alert', id: of.row })
    tabs.closePane()
    setOpened(keyOf(of))
  }
  return (
    <div className={styles.frame}>
      <div className={styles.main}>
        <TimelineFilters
          choice={choice}
          from={histogram.data?.from}
          to={histogram.data?.to}
          counts={histogram.data?.groups ?? {}}
          onChange={setChoice}
          onExport={() => void exportCsv()}
        />
        {histogram.data ? (
          <TimeBrush
            label="Range of the timeline"
            from={histogram.data.from}
            to={histogram.data.to}
            bars={histogram.data.events}
            marks={histogram.data.alerts}
            words={['event', 'alert']}
            onBrush={(from, to) => setChoice({ ...choice, from, to })}
          />
        ) : null}
        {lane}
        <DataGrid
          label="Timeline"
          columns={eventColumns}
          count={events.length + (more && events.length > 0 ? 1 : 0)}
          rowAt={(index) => events[index]}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={density === 'compact' ? 26 : 32}
          current={opened}
          onPick={pick}
          onOpen={pick}
          onRange={(_, last) => timeline.reach(last)}
          list={timeline.key}
          band={(of) => (of.table === '' ? <AlertBand event={of} /> : undefined)}
          empty={
            timeline.events === undefined ? (
              <Skeleton lines={8} label="Loading events" />
            ) : (
              <EmptyState
                title="No event fits these filters"
                actions={<Button onClick={() => setChoice({ whole: true })}>Show all events</Button>}
              >
                All are hidden by the search, groups, flags or range above.
              </EmptyState>
            )
          }
        />
      </div>
      {pane}
    </div>
  )
}

function AlertBand({ event }: { event: TimelineEvent }) {
  return (
    <span className={`${styles.band} ${styles[event.severity ?? 'unknown'] ?? ''}`}>
      <SeverityMark severity={event.severity ?? 'unknown'} />
      <TimeText at={event.at} of={event} />
      <strong>
        <EvidenceText>{event.title}</EvidenceText>
      </strong>
      <span>{[event.action && categoryLabel(event.action), ...event.techniques].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
