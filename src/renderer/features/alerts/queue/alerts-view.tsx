import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { useRemembered } from '../../../state/use-remembered.ts'
import { useSession, useSettings } from '../../../state/use-session.ts'
import { useTabState } from '../../../state/use-tab-state.ts'
import { type ColumnChoice, chosenColumns } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import type { GridPlace } from '../../../ui/data-grid/grid-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { FilterBar } from '../../filtering/index.ts'
import { MergeDialog, MoveAlertsDialog } from '../../incidents/index.ts'
import { alertColumns } from './alert-columns.tsx'
import { alertFields } from './alert-fields.ts'
import type { AlertSort, AlertsView as View } from './alerts-address.ts'
import { AlertsToolbar } from './alerts-toolbar.tsx'
import styles from './alerts-view.module.css'
import { NoAlerts } from './no-alerts.tsx'
import { type AlertRow, useAlerts } from './use-alerts.ts'
import { useTriage } from './use-triage.ts'

interface Props {
  /** only this incident's alerts */
  readonly incident?: number
  readonly view: View
  /** what the list starts with */
  readonly initial: View
  readonly initialColumns: readonly string[]
  onView(view: View, how?: 'here' | 'replace'): void
}

const isChoice = (value: unknown): value is ColumnChoice =>
  typeof value === 'object' && value !== null && 'shown' in value && Array.isArray(value.shown) && 'widths' in value

/** alert → the incident it stands in */
type Ticked = ReadonlyMap<number, number>
const NONE: Ticked = new Map()
const keyOf = (row: AlertRow) => row.id
const nameOf = (row: AlertRow) => `alert #${row.id}, ${row.title}`

/** A list of alerts with its filters and verbs: the queue's, and an incident's. */
export function AlertsView({ incident, view, initial, initialColumns, onView }: Props) {
  const { tabs, calls, notices } = useSession()
  const name = incident === undefined ? 'alerts' : 'incident.alerts'
  const alerts = useAlerts(view, incident)
  const facets = useCall('alerts.facets', incident === undefined ? {} : { incident }).data ?? {}
  const initialChoice = useMemo<ColumnChoice>(() => ({ shown: initialColumns, widths: {} }), [initialColumns])
  const [choice, setChoice] = useRemembered(`${name}.columns`, initialChoice, isChoice)
  const [ticked, setTicked] = useTabState<Ticked>(`${name}.ticked`, NONE)
  const [start, setStart] = useTabState<GridPlace | undefined>(`${name}.place`, undefined)
  const [active, setActive] = useState<AlertRow>()
  const [dialog, setDialog] = useState<'move' | 'merge'>()
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const current = pane?.kind === 'alert' ? pane.id : undefined

  const open = useCallback((row: AlertRow) => tabs.open(address(['alerts', row.id]), 'tab'), [tabs])
  const columns = useMemo(() => alertColumns({ open, openIncident: (id) => tabs.open(address(['incidents', id]), 'tab') }), [tabs, open])
  const shown = useMemo(() => chosenColumns(columns, choice), [columns, choice])
  const onActive = useCallback((row: AlertRow | undefined) => setActive(row), [])

  const chosen = ticked.size > 0 ? ticked : active ? new Map([[active.id, active.incident]]) : NONE
  const ids = [...chosen.keys()]
  const incidents = [...new Set(chosen.values())]
  useTriage({
    alerts: ids,
    move: () => setDialog('move'),
    merge: incidents.length > 1 ? () => setDialog('merge') : undefined,
    open: active ? () => open(active) : undefined,
  })

  const tick = (rows: readonly AlertRow[], on: boolean) => {
    const next = new Map(ticked)
    for (const row of rows) on ? next.set(row.id, row.incident) : next.delete(row.id)
    setTicked(next)
  }
  const tickAll = async (on: boolean) => {
    if (!on) return setTicked(NONE)
    const all = await calls.ask('alerts.ids', alerts.question)
    if (!all.ok) return notices.tell(all.problem)
    setTicked(new Map(all.value.alerts.map((alert, place) => [alert, all.value.incidents[place]!])))
  }
  const show = (next: View, how?: 'here' | 'replace') => {
    setTicked(NONE)
    onView(next, how)
  }
  const closeDialog = (done: boolean) => {
    setDialog(undefined)
    if (done) setTicked(NONE)
  }

  return (
    <div className={styles.view}>
      <AlertsToolbar
        alerts={alerts}
        view={view}
        incident={incident}
        columns={columns}
        shown={shown}
        choice={choice}
        initialChoice={initialChoice}
        onChoice={setChoice}
        ticked={[...ticked.keys()]}
        incidents={[...new Set(ticked.values())]}
        onManage={() => tabs.openPane({ kind: 'alert-manage', id: ids[0]!, others: ids.slice(1) })}
        onMove={() => setDialog('move')}
        onMerge={() => setDialog('merge')}
      />
      <FilterBar
        view={view}
        initial={initial}
        fields={alertFields}
        facets={facets}
        noun="alert"
        searchFor="title or ID"
        timed={incident === undefined}
        onChange={show}
      />
      {alerts.total === undefined ? (
        alerts.problem ? (
          <EmptyState title="The alerts could not be read">{alerts.problem.message}</EmptyState>
        ) : (
          <Skeleton lines={12} label="Loading alerts" />
        )
      ) : (
        <DataGrid
          label="Alerts"
          columns={shown}
          widths={choice.widths}
          onWidth={(column, width) => {
            const { [column]: _old, ...rest } = choice.widths
            setChoice({ ...choice, widths: width === undefined ? rest : { ...rest, [column]: width } })
          }}
          count={alerts.total}
          rowAt={alerts.rowAt}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={density === 'compact' ? 26 : 32}
          sort={view.sort}
          onSort={(sort) => show({ ...view, sort: sort as AlertSort })}
          ticks={{ keys: new Set(ticked.keys()), set: tick, setAll: (on) => void tickAll(on) }}
          current={current}
          onPick={(row) => tabs.openPane({ kind: 'alert', id: row.id })}
          onActive={onActive}
          onOpen={open}
          onRange={alerts.onRange}
          list={JSON.stringify(alerts.question)}
          {...(start ? { start } : {})}
          onLeave={setStart}
          empty={<NoAlerts all={alerts.all ?? 0} view={view} initial={initial} onView={show} ofIncident={incident !== undefined} />}
        />
      )}
      {dialog === 'move' && ids.length > 0 ? <MoveAlertsDialog alerts={ids} from={incidents} onClose={closeDialog} /> : null}
      {dialog === 'merge' ? <MergeDialog incidents={incidents} onClose={closeDialog} /> : null}
    </div>
  )
}
