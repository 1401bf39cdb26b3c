import type { OutputOf } from '../../state/client.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { StatusText } from '../../ui/status-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EntityLink } from '../entity/index.ts'
import { DecideButtons } from './decide-buttons.tsx'
import styles from './investigations.module.css'
import { actionTitles } from './words.ts'

export type ProposedAction = OutputOf<'investigations.actions'>[number]

const statuses = {
  pending: ['Pending approval', 'waiting'],
  approved: ['Approved', 'done'],
  rejected: ['Rejected', 'quiet'],
} as const

export const actionColumns = (acts: { subject(id: number): void; investigation(id: number): void }): readonly Column<ProposedAction>[] => [
  { id: 'type', title: 'Action type', width: 168, cell: (row) => actionTitles[row.type], text: (row) => actionTitles[row.type] },
  {
    id: 'target',
    title: 'Entity',
    width: 200,
    grow: true,
    required: true,
    cell: (row) => <EntityLink kind={row.kind} label={row.target} onOpen={() => acts.subject(row.subject)} />,
    text: (row) => row.target,
  },
  {
    id: 'device',
    title: 'Device',
    width: 130,
    cell: (row) => (row.device ? <EvidenceText>{row.device}</EvidenceText> : <span className={styles.quiet}>None</span>),
    text: (row) => row.device,
  },
  { id: 'reason', title: 'Reason', width: 260, cell: (row) => <EvidenceText>{row.reason}</EvidenceText>, text: (row) => row.reason },
  {
    id: 'status',
    title: 'Status',
    width: 164,
    cell: (row) => <StatusText tone={statuses[row.status][1]}>{statuses[row.status][0]}</StatusText>,
    text: (row) => statuses[row.status][0],
  },
  {
    id: 'decided',
    title: 'Decided by',
    width: 170,
    cell: (row) =>
      row.decidedAt ? (
        <span title={row.comment}>
          <EvidenceText>{row.decidedBy}</EvidenceText>, <TimeText at={row.decidedAt} precision="minute" />
        </span>
      ) : (
        <span className={styles.quiet}>Nobody yet</span>
      ),
    text: (row) => row.decidedBy,
  },
  {
    id: 'investigation',
    title: 'Investigation',
    width: 116,
    cell: (row, { tabIndex }) => (
      <button
        type="button"
        className={styles.link}
        tabIndex={tabIndex}
        title={row.investigationName}
        onClick={() => acts.investigation(row.investigation)}
      >
        #{row.investigation}
      </button>
    ),
    text: (row) => String(row.investigation),
  },
  {
    id: 'decide',
    title: 'Decide',
    width: 92,
    cell: (row, { tabIndex }) =>
      row.status === 'pending' ? <DecideButtons target={row.target} actions={[row]} tabIndex={tabIndex} /> : null,
    text: () => '',
  },
]
