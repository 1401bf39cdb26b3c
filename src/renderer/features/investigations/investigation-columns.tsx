import type { OutputOf } from '../../state/client.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import styles from './investigations.module.css'
import { StateText } from './state-text.tsx'
import { states } from './words.ts'

export type InvestigationRow = OutputOf<'investigations.list'>[number]

const number = (id: string, title: string, of: (row: InvestigationRow) => number): Column<InvestigationRow> => ({
  id,
  title,
  width: 84,
  align: 'end',
  cell: of,
  text: (row) => String(of(row)),
})

export const investigationColumns = (open: (id: number) => void): readonly Column<InvestigationRow>[] => [
  { id: 'id', title: 'ID', width: 48, align: 'end', cell: (row) => row.id, text: (row) => String(row.id) },
  {
    id: 'name',
    title: 'Triggering alert',
    width: 240,
    grow: true,
    required: true,
    cell: (row, { tabIndex }) => (
      <button type="button" className={styles.link} tabIndex={tabIndex} onClick={() => open(row.id)}>
        <EvidenceText>{row.name}</EvidenceText>
      </button>
    ),
    text: (row) => row.name,
  },
  { id: 'state', title: 'Status', width: 168, cell: (row) => <StateText state={row.state} />, text: (row) => states[row.state][0] },
  {
    id: 'assets',
    title: 'Assets',
    explained: 'Devices, users and mailboxes of its alerts',
    width: 220,
    cell: (row) => (row.assets.length > 0 ? <EvidenceText>{row.assets.join(', ')}</EvidenceText> : 'None named'),
    text: (row) => row.assets.join(', '),
  },
  number('alerts', 'Alerts', (row) => row.alerts),
  number('threats', 'Threats', (row) => row.threats),
  number('pending', 'Pending', (row) => row.pendingActions),
  { id: 'started', title: 'Start time', width: 166, firm: true, cell: (row) => <TimeText at={row.started} />, text: (row) => row.started },
  {
    id: 'by',
    title: 'Started by',
    width: 120,
    cell: (row) => <EvidenceText>{row.startedBy}</EvidenceText>,
    text: (row) => row.startedBy,
  },
]
