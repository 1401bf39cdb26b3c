import { FlagFilled } from '@fluentui/react-icons'
import { timelineGroups } from '#model/timeline-group.ts'
import type { Column } from '../../../../ui/data-grid/column.ts'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import styles from './timeline.module.css'
import type { UndatedEvent } from './undated-lane.tsx'
import type { TimelineEvent } from './use-timeline.ts'

const titles = new Map(timelineGroups.map((group) => [group.id, group.title]))
export const groupTitle = (id: string): string => titles.get(id) ?? id

const flagColumn: Column<UndatedEvent> = {
  id: 'flag',
  title: '⚑',
  explained: 'Flagged',
  width: 34,
  cell: (event) => (event.flagged ? <FlagFilled className={styles.flag!} aria-label="Flagged" /> : null),
  text: (event) => (event.flagged ? 'Flagged' : ''),
}

const timeColumn: Column<TimelineEvent> = {
  id: 'at',
  title: 'Event time',
  width: 166,
  firm: true,
  marked: true,
  cell: (event) => <TimeText at={event.at} of={event} />,
  text: (event) => event.at,
}

const toldColumns: readonly Column<UndatedEvent>[] = [
  {
    id: 'title',
    title: 'Event',
    width: 260,
    grow: true,
    cell: (event) => <EvidenceText>{event.title}</EvidenceText>,
    text: (event) => event.title,
  },
  {
    id: 'actor',
    title: 'User',
    width: 140,
    cell: (event) => <EvidenceText>{event.actor || '–'}</EvidenceText>,
    text: (event) => event.actor,
  },
  {
    id: 'action',
    title: 'Action type',
    width: 150,
    cell: (event) => <EvidenceText>{event.action || '–'}</EvidenceText>,
    text: (event) => event.action,
  },
  {
    id: 'detail',
    title: 'Additional information',
    width: 240,
    grow: true,
    cell: (event) => <EvidenceText>{event.detail}</EvidenceText>,
    text: (event) => event.detail,
  },
  {
    id: 'techniques',
    title: 'ATT&CK',
    width: 90,
    cell: (event) => event.techniques.join(', '),
    text: (event) => event.techniques.join(', '),
  },
  { id: 'group', title: 'Event group', width: 130, cell: (event) => groupTitle(event.group), text: (event) => groupTitle(event.group) },
]

/** Columns of a timeline: when, who, what, and what belongs to it. */
export const eventColumns: readonly Column<TimelineEvent>[] = [flagColumn, timeColumn, ...toldColumns]

/** The same of what no time tells of. */
export const undatedColumns: readonly Column<UndatedEvent>[] = [flagColumn, ...toldColumns]
