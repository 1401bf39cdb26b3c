import { Button } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { useCommands } from '../../../state/use-commands.ts'
import { usePageTitle } from '../../../state/use-page-title.ts'
import { useRemembered } from '../../../state/use-remembered.ts'
import { useCase, useSession, useSettings } from '../../../state/use-session.ts'
import { useTabState } from '../../../state/use-tab-state.ts'
import { type ColumnChoice, chosenColumns } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import type { GridPlace, RowKey } from '../../../ui/data-grid/grid-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { FilterBar } from '../../filtering/index.ts'
import { useIncidentTriage } from '../manage/use-incident-triage.ts'
import { ActivityStrip } from './activity-strip.tsx'
import { allIncidents } from './all-incidents.ts'
import { filterFields } from './filter-fields.ts'
import { defaultColumns, type IncidentRow, incidentColumns } from './incident-columns.tsx'
import { defaultView, type IncidentSort, type QueueView } from './queue-address.ts'
import styles from './queue-page.module.css'
import { QueueToolbar } from './queue-toolbar.tsx'
import { RowAlerts } from './row-alerts.tsx'
import { useQueue } from './use-queue.ts'

const initialChoice: ColumnChoice = { shown: defaultColumns, widths: {} }
const isChoice = (value: unknown): value is ColumnChoice =>
  typeof value === 'object' && value !== null && 'shown' in value && Array.isArray(value.shown) && 'widths' in value

const NONE: ReadonlySet<number> = new Set()
const NO_INCIDENTS: readonly number[] = []
const keyOf = (row: IncidentRow) => row.id
const nameOf = (row: IncidentRow) => `incident #${row.id}, ${row.name}`

export function QueuePage() {
  usePageTitle('Incidents')
  const { tabs, calls } = useSession()
  const queue = useQueue()
  const facets = useCall('incidents.facets', {}).data ?? {}
  const [choice, setChoice] = useRemembered('incidents.columns', initialChoice, isChoice)
  const [ticked, setTicked] = useTabState<ReadonlySet<RowKey>>('queue.ticked', NONE)
  const [expanded, setExpanded] = useTabState<ReadonlySet<number>>('queue.expanded', NONE)
  const [start, setStart] = useTabState<GridPlace | undefined>('queue.place', undefined)
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const current = pane?.kind === 'incident' ? pane.id : undefined
  const [walked, setWalked] = useState<number>()

  const columns = useMemo(() => incidentColumns({ open: (row, how) => tabs.open(address(['incidents', row.id]), how) }), [tabs])
  const shown = useMemo(() => chosenColumns(columns, choice), [columns, choice])
  const total = queue.total ?? 0

  const pick = (row: IncidentRow) => {
    setWalked(queue.placeOf(row.id))
    tabs.openPane({ kind: 'incident', id: row.id })
  }
  // Rows beyond those on screen are not loaded: the one walked to is asked for, and the list follows.
  const walk = async (by: 1 | -1) => {
    const from = current === undefined ? undefined : queue.placeOf(current)
    const to = (from ?? walked ?? -1) + by
    if (to < 0 || to >= total) return
    const answer = queue.rowAt(to)
      ? undefined
      : await calls.ask('incidents.list', { filter: queue.filter, sort: queue.view.sort, offset: to, limit: 1 })
    const row = queue.rowAt(to) ?? (answer?.ok ? answer.value.incidents[0] : undefined)
    if (!row) return
    pick(row)
    setWalked(to)
  }
  useCommands([
    { id: 'queue.next', title: 'Next incident in the queue', group: 'Incidents', keys: ['Alt+ArrowDown'], run: () => void walk(1) },
    { id: 'queue.previous', title: 'Previous incident in the queue', group: 'Incidents', keys: ['Alt+ArrowUp'], run: () => void walk(-1) },
  ])

  useIncidentTriage(ticked.size > 0 ? [...ticked].map(Number) : current === undefined ? NO_INCIDENTS : [current])

  const tick = (rows: readonly IncidentRow[], on: boolean) => {
    const next = new Set(ticked)
    for (const row of rows) on ? next.add(row.id) : next.delete(row.id)
    setTicked(next)
  }
  const tickAll = async (on: boolean) => {
    if (!on) return setTicked(new Set())
    const rows = await allIncidents(calls, queue.filter, queue.view.sort)
    if (rows) setTicked(new Set(rows.map(keyOf)))
  }
  const toggle = (row: IncidentRow) => {
    const next = new Set(expanded)
    if (!next.delete(row.id)) next.add(row.id)
    setExpanded(next)
  }
  const show = (view: QueueView, how?: 'here' | 'replace') => {
    setTicked(new Set())
    setWalked(undefined)
    queue.show(view, how)
  }

  return (
    <div className={styles.page}>
      <QueueToolbar
        queue={queue}
        columns={columns}
        shown={shown}
        choice={choice}
        initialChoice={initialChoice}
        onChoice={setChoice}
        ticked={[...ticked].map(Number)}
        onDone={() => setTicked(new Set())}
        onView={show}
      />
      <ActivityStrip onBrush={(from, to) => show({ ...queue.view, filter: { ...queue.view.filter, from, to }, range: 'custom' })} />
      <FilterBar
        view={queue.view}
        initial={defaultView}
        fields={filterFields}
        facets={facets}
        noun="incident"
        searchFor="name, ID or asset"
        onChange={show}
      />
      {queue.total === undefined ? (
        queue.problem ? (
          <EmptyState title="The incidents could not be read">{queue.problem.message}</EmptyState>
        ) : (
          <Skeleton lines={12} label="Loading incidents" />
        )
      ) : (
        <DataGrid
          label="Incidents"
          columns={shown}
          widths={choice.widths}
          onWidth={(column, width) => {
            const { [column]: _old, ...rest } = choice.widths
            setChoice({ ...choice, widths: width === undefined ? rest : { ...rest, [column]: width } })
          }}
          count={total}
          rowAt={queue.rowAt}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={density === 'compact' ? 26 : 32}
          sort={queue.view.sort}
          onSort={(sort) => {
            setTicked(new Set())
            setWalked(undefined)
            queue.order(sort as IncidentSort)
          }}
          ticks={{ keys: ticked, set: tick, setAll: (on) => void tickAll(on) }}
          current={current}
          walkedTo={walked}
          onPick={pick}
          onOpen={(row) => tabs.open(address(['incidents', row.id]), 'tab')}
          expansion={{
            isOpen: (row) => expanded.has(row.id),
            canOpen: (row) => row.alertCount > 0,
            toggle,
            content: (row) => <RowAlerts incident={row.id} />,
          }}
          onRange={queue.onRange}
          list={JSON.stringify([queue.filter, queue.view.sort])}
          {...(start ? { start } : {})}
          onLeave={setStart}
          empty={<Nothing all={queue.all ?? 0} view={queue.view} onView={show} />}
        />
      )}
    </div>
  )
}

/** Why the list is empty: no incidents at all, or none that the filter lets through. */
function Nothing({ all, view, onView }: { all: number; view: QueueView; onView(view: QueueView): void }) {
  const { commands } = useSession()
  const info = useCase()
  if (all > 0)
    return (
      <EmptyState
        title="No incident fits these filters"
        actions={
          <>
            <Button onClick={() => onView({ ...view, filter: {}, range: 'all' })}>Show all {all}</Button>
            <Button onClick={() => onView(defaultView)}>Default filters</Button>
          </>
        }
      >
        The case holds {all} {all === 1 ? 'incident' : 'incidents'}; all are hidden by the filters above.
      </EmptyState>
    )
  return (
    <EmptyState
      title="No incidents yet"
      actions={
        <>
          <Button appearance="primary" onClick={() => commands.run('evidence.add')}>
            Import files…
          </Button>
          <Button onClick={() => commands.run('evidence.addFolder')}>Import a folder…</Button>
        </>
      }
    >
      {info && info.sources > 0
        ? 'The evidence of this case holds no alerts. Incidents are made of alerts: bring alert or incident exports.'
        : 'Drop evidence anywhere on this window. Alerts in it are grouped into incidents as it is read.'}
    </EmptyState>
  )
}
