import { address } from '../../../state/address.ts'
import { useOpen, useSession } from '../../../state/use-session.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import styles from '../investigations.module.css'
import type { Investigation } from './investigation-page.tsx'

type Alert = Investigation['alertList'][number]

const columns = (openIncident: (id: number) => void): readonly Column<Alert>[] => [
  {
    id: 'first',
    title: 'First activity',
    width: 166,
    firm: true,
    marked: true,
    cell: (row) => <TimeText at={row.firstActivity} of={row} />,
    text: (row) => row.firstActivity,
  },
  {
    id: 'title',
    title: 'Alert',
    width: 280,
    grow: true,
    cell: (row) => <EvidenceText>{row.title}</EvidenceText>,
    text: (row) => row.title,
  },
  {
    id: 'supported',
    title: 'Investigated',
    width: 170,
    cell: (row) => (row.supported ? 'Yes' : 'Unsupported alert type'),
    text: (row) => (row.supported ? 'Yes' : 'Unsupported alert type'),
  },
  { id: 'reason', title: 'Why it stands here', width: 300, cell: (row) => row.reason, text: (row) => row.reason },
  {
    id: 'incident',
    title: 'Incident',
    width: 80,
    cell: (row, { tabIndex }) =>
      row.incident === null ? null : (
        <button type="button" className={styles.link} tabIndex={tabIndex} onClick={() => openIncident(row.incident!)}>
          #{row.incident}
        </button>
      ),
    text: (row) => String(row.incident ?? ''),
  },
]

export function AlertsView({ investigation }: { readonly investigation: Investigation }) {
  const { tabs } = useSession()
  const open = useOpen()
  const rows = investigation.alertList
  return (
    <DataGrid
      label="Alerts"
      columns={columns((id) => open(address(['incidents', id, 'alerts'])))}
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={(row) => row.id}
      nameOf={(row) => row.title}
      rowHeight={32}
      onPick={(row) => tabs.openPane({ kind: 'alert', id: row.id })}
      onOpen={(row) => tabs.openPane({ kind: 'alert', id: row.id })}
      empty={<EmptyState title="No alerts">It was started by hand.</EmptyState>}
    />
  )
}
