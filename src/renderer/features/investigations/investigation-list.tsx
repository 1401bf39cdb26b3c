import { type ReactNode, useMemo } from 'react'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useOpen, useSettings } from '../../state/use-session.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { investigationColumns } from './investigation-columns.tsx'

/** Investigations of an incident, or of the case. */
export function InvestigationList({ incident, empty }: { readonly incident?: number; readonly empty: ReactNode }) {
  const { data, problem } = useCall('investigations.list', incident === undefined ? {} : { incident })
  const open = useOpen()
  const density = useSettings((settings) => settings.density)
  const columns = useMemo(() => investigationColumns((id) => open(address(['investigations', id]))), [open])
  if (!data)
    return problem ? <EmptyState title="The investigations could not be read">{problem.message}</EmptyState> : <Skeleton lines={6} />
  return (
    <DataGrid
      label="Investigations"
      columns={columns}
      count={data.length}
      rowAt={(index) => data[index]}
      keyOf={(row) => row.id}
      nameOf={(row) => `investigation ${row.id}, ${row.name}`}
      rowHeight={density === 'compact' ? 26 : 32}
      onOpen={(row) => open(address(['investigations', row.id]))}
      empty={empty}
    />
  )
}
