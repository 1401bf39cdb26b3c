import { useMemo, useState } from 'react'
import type { OutputOf } from '../../state/client.ts'
import { useCall } from '../../state/use-call.ts'
import { useSettings } from '../../state/use-session.ts'
import { countText } from '../../ui/amounts.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import type { GridSort } from '../../ui/data-grid/grid-props.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'

type Table = OutputOf<'evidence.tables'>[number]

/** Of rows that bear no time. */
const NO_TIME = <span title="Its rows bear no time">–</span>

const columns: readonly Column<Table>[] = [
  {
    id: 'name',
    title: 'Table',
    width: 260,
    required: true,
    sorts: 'ascending',
    cell: (row) => <EvidenceText>{row.name}</EvidenceText>,
    text: (row) => row.name,
  },
  {
    id: 'rows',
    title: 'Rows',
    width: 110,
    align: 'end',
    sorts: 'descending',
    cell: (row) => countText(row.rows),
    text: (row) => String(row.rows),
  },
  {
    id: 'first',
    title: 'First',
    width: 150,
    sorts: 'ascending',
    cell: (row) => (row.first ? <TimeText at={row.first} precision="minute" /> : NO_TIME),
    text: (row) => row.first ?? '',
  },
  {
    id: 'last',
    title: 'Last',
    width: 160,
    sorts: 'descending',
    cell: (row) => (row.last ? <TimeText at={row.last} precision="minute" /> : NO_TIME),
    text: (row) => row.last ?? '',
  },
  {
    id: 'description',
    title: 'Holds',
    width: 300,
    grow: true,
    cell: (row) => <EvidenceText>{row.description}</EvidenceText>,
    text: (row) => row.description,
  },
]

/** Tables that hold rows, with the time they span. */
export function TablesView() {
  const { data, problem } = useCall('evidence.tables', {})
  const density = useSettings((settings) => settings.density)
  const [sort, setSort] = useState<GridSort>({ column: 'rows', descending: true })
  const rows = useMemo(() => {
    const text = columns.find((column) => column.id === sort.column)!.text
    const sorted = [...(data ?? [])].sort((a, b) => (sort.column === 'rows' ? a.rows - b.rows : text(a).localeCompare(text(b))))
    return sort.descending ? sorted.reverse() : sorted
  }, [data, sort])
  if (!data) return problem ? <EmptyState title="The tables could not be read">{problem.message}</EmptyState> : <Skeleton lines={8} />
  return (
    <DataGrid
      label="Tables"
      columns={columns}
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={(row) => row.name}
      nameOf={(row) => row.name}
      rowHeight={density === 'compact' ? 26 : 32}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState title="No table holds rows yet">Hunting tables fill as event and alert exports are imported.</EmptyState>}
    />
  )
}
