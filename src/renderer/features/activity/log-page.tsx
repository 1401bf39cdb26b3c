import { Button, SearchBox, Tooltip } from '@fluentui/react-components'
import { ArrowRedoRegular, ArrowUndoRegular } from '@fluentui/react-icons'
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import type { InputOf } from '../../state/client.ts'
import { useCall } from '../../state/use-call.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { PAGE_SIZE, usePages } from '../../state/use-pages.ts'
import { useSession, useSettings } from '../../state/use-session.ts'
import { useTabState } from '../../state/use-tab-state.ts'
import { counted } from '../../ui/amounts.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { PageProps } from '../feature.ts'
import { entryColumns } from './entry-columns.tsx'
import { actionTitle, actText, entryTitle } from './entry-words.ts'
import styles from './log-page.module.css'
import { ValueFilter } from './value-filter.tsx'

type Filter = NonNullable<InputOf<'activity.list'>['filter']>

const kinds = [
  { value: 'audit', label: 'Audit' },
  { value: 'comment', label: 'Comment' },
]

const states = [
  { value: 'false', label: 'Completed' },
  { value: 'true', label: 'Undone' },
]

/** The case's whole history: who did what and when, what stands and what was taken back, and why some of it cannot be. */
export function LogPage(_: PageProps) {
  usePageTitle('Log')
  const [filter, setFilter] = useTabState<Filter>('log.filter', {})
  const [range, setRange] = useState({ first: 0, last: 0 })
  const { tabs } = useSession()
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const pages = usePages('activity.list', { filter }, range.first, range.last)
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>Log</h1>
        {pages.any ? <span className={styles.count}>{counted(pages.any.total, 'entry', 'entries')}</span> : null}
        <UndoButtons />
      </header>
      <Filters filter={filter} onChange={setFilter} />
      {pages.any ? (
        <DataGrid
          label="Log"
          columns={entryColumns}
          count={pages.any.total}
          rowAt={(index) => pages.at(Math.floor(index / PAGE_SIZE))?.entries[index % PAGE_SIZE]}
          keyOf={(row) => row.id}
          nameOf={(row) => `${entryTitle(row)} by ${row.performedBy}`}
          rowHeight={density === 'compact' ? 26 : 32}
          list={JSON.stringify(filter)}
          current={pane?.kind === 'activity' ? pane.id : undefined}
          onPick={(row) => tabs.openPane({ kind: 'activity', id: row.id })}
          onOpen={(row) => tabs.openPane({ kind: 'activity', id: row.id })}
          onRange={onRange}
          empty={<EmptyState title="No entry fits">Take a filter away to see more of the log.</EmptyState>}
        />
      ) : pages.problem ? (
        <EmptyState title="The log could not be read">{pages.problem.message}</EmptyState>
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  )
}

function UndoButtons() {
  const { undo } = useSession()
  const standing = useCall('activity.standing', {}).data
  const next = standing?.undo
  const last = standing?.redo
  return (
    <div className={styles.actions}>
      <Tooltip content={next ? `Undo (Ctrl+Z): ${actText(next)}` : 'There is nothing of yours to undo'} relationship="description">
        <Button size="small" icon={<ArrowUndoRegular />} disabledFocusable={!next} onClick={() => void undo.undo()}>
          Undo
        </Button>
      </Tooltip>
      <Tooltip content={last ? `Redo (Ctrl+Shift+Z): ${actText(last)}` : 'There is nothing to redo'} relationship="description">
        <Button size="small" icon={<ArrowRedoRegular />} disabledFocusable={!last} onClick={() => void undo.redo()}>
          Redo
        </Button>
      </Tooltip>
    </div>
  )
}

/** The filter with one part set, or without it. */
function having<Part extends keyof Filter>(filter: Filter, part: Part, value: Filter[Part] | undefined): Filter {
  const { [part]: _, ...rest } = filter
  return value === undefined || value === '' ? (rest as Filter) : { ...rest, [part]: value }
}

function Filters({ filter, onChange }: { filter: Filter; onChange(filter: Filter): void }) {
  const facets = useCall('activity.facets', {}).data
  const plain = (values: readonly { value: string; count: number }[] | undefined) =>
    (values ?? []).map((each) => ({ ...each, label: each.value }))
  return (
    <div className={styles.filters} role="search" aria-label="Filters">
      <SearchBox
        size="small"
        className={styles.search}
        aria-label="Search the log"
        placeholder="Target, comment or person"
        value={filter.search ?? ''}
        onChange={(_, data) => onChange(having(filter, 'search', data.value))}
      />
      <ValueFilter
        title="Activity"
        values={(facets?.actions ?? []).map((each) => ({ ...each, label: actionTitle(each.value) }))}
        chosen={filter.actions}
        onChange={(chosen) => onChange(having(filter, 'actions', chosen && [...chosen]))}
      />
      <ValueFilter
        title="Performed by"
        values={plain(facets?.performedBy)}
        chosen={filter.performedBy}
        onChange={(chosen) => onChange(having(filter, 'performedBy', chosen && [...chosen]))}
      />
      <ValueFilter
        title="Target type"
        values={plain(facets?.targetTypes)}
        chosen={filter.targetTypes}
        onChange={(chosen) => onChange(having(filter, 'targetTypes', chosen && [...chosen]))}
      />
      <ValueFilter
        title="Type"
        values={kinds}
        chosen={filter.kinds}
        onChange={(chosen) => onChange(having(filter, 'kinds', chosen && (chosen as ('audit' | 'comment')[])))}
      />
      <ValueFilter
        title="Activity status"
        values={states}
        chosen={filter.undone === undefined ? undefined : [String(filter.undone)]}
        onChange={(chosen) => onChange(having(filter, 'undone', chosen?.at(-1) === undefined ? undefined : chosen.at(-1) === 'true'))}
      />
    </div>
  )
}
