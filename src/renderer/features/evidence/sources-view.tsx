import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useCall } from '../../state/use-call.ts'
import { useSession, useSettings } from '../../state/use-session.ts'
import { counted } from '../../ui/amounts.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import type { GridSort } from '../../ui/data-grid/grid-props.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sortedSources, sourceColumns } from './source-columns.tsx'
import type { Source } from './source-status.tsx'
import styles from './sources-view.module.css'

/** Every source of the case. Read is stored plus rejected, always; the line above the list says so for all of them together. */
export function SourcesView() {
  const { tabs } = useSession()
  const { data, problem } = useCall('evidence.sources', {})
  const [sort, setSort] = useState<GridSort>({ column: 'imported', descending: true })
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const rows = useMemo(() => sortedSources(data ?? [], sort.column, sort.descending), [data, sort])
  if (!data) return problem ? <EmptyState title="The sources could not be read">{problem.message}</EmptyState> : <Skeleton lines={8} />
  const sum = (of: (source: Source) => number) => data.reduce((total, source) => total + of(source), 0)
  return (
    <>
      <p className={styles.sum}>
        {counted(data.length, 'source')}:{' '}
        {counted(
          sum((source) => source.records.read),
          'record',
        )}{' '}
        read,{' '}
        {counted(
          sum((source) => source.records.stored),
          'stored',
          'stored',
        )}
        ,{' '}
        {counted(
          sum((source) => source.records.rejected),
          'rejected',
          'rejected',
        )}
      </p>
      <DataGrid
        label="Sources"
        columns={sourceColumns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(row) => row.id}
        nameOf={(row) => row.path}
        rowHeight={density === 'compact' ? 26 : 32}
        sort={sort}
        onSort={setSort}
        current={pane?.kind === 'source' ? pane.id : undefined}
        onPick={(row) => tabs.openPane({ kind: 'source', id: row.id })}
        onOpen={(row) => tabs.openPane({ kind: 'source', id: row.id })}
        empty={<EmptyState title="No evidence yet">Drop files, folders or archives anywhere on this window.</EmptyState>}
      />
    </>
  )
}
