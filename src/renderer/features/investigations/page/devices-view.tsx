import { useSession } from '../../../state/use-session.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { EntityLink } from '../../entity/index.ts'
import { levelTitles } from '../words.ts'
import type { Investigation } from './investigation-page.tsx'

type Device = Investigation['devices'][number]

const columns = (open: (entity: number) => void): readonly Column<Device>[] => [
  {
    id: 'label',
    title: 'Device',
    width: 240,
    grow: true,
    cell: (row) =>
      row.entity === null ? (
        <EvidenceText>{row.label}</EvidenceText>
      ) : (
        <EntityLink kind="device" label={row.label} onOpen={() => open(row.entity!)} />
      ),
    text: (row) => row.label,
  },
  {
    id: 'group',
    title: 'Device group',
    width: 200,
    cell: (row) => (row.group ? <EvidenceText>{row.group}</EvidenceText> : 'Not in this evidence'),
    text: (row) => row.group,
  },
  { id: 'level', title: 'Remediation level', width: 330, cell: (row) => levelTitles[row.level], text: (row) => levelTitles[row.level] },
]

/** Devices with the automation level of their group. */
export function DevicesView({ investigation }: { readonly investigation: Investigation }) {
  const { tabs } = useSession()
  const rows = investigation.devices
  const show = (entity: number) => tabs.openPane({ kind: 'entity', id: entity })
  return (
    <DataGrid
      label="Devices"
      columns={columns(show)}
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={(row) => row.label}
      nameOf={(row) => row.label}
      rowHeight={32}
      onOpen={(row) => {
        if (row.entity !== null) show(row.entity)
      }}
      empty={<EmptyState title="No devices">Its alerts name no device.</EmptyState>}
    />
  )
}
