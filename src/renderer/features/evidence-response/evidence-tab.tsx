import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular, ShieldTaskRegular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { EntityKind } from '#model/entity-kind.ts'
import { address } from '../../state/address.ts'
import { useCommands } from '../../state/use-commands.ts'
import { useRemembered } from '../../state/use-remembered.ts'
import { useOpen, useSession, useSettings } from '../../state/use-session.ts'
import { useTabState } from '../../state/use-tab-state.ts'
import { counted } from '../../ui/amounts.ts'
import { type ColumnChoice, chosenColumns } from '../../ui/data-grid/column.ts'
import { ColumnChooser } from '../../ui/data-grid/column-chooser.tsx'
import { rowsAsCsv } from '../../ui/data-grid/copied-rows.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import type { RowKey } from '../../ui/data-grid/grid-props.ts'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SetVerdictDialog } from '../entity/index.ts'
import type { IncidentTabProps } from '../feature.ts'
import { evidenceColumns, shownAtFirst } from './evidence-columns.tsx'
import { EvidenceFilters } from './evidence-filters.tsx'
import { allEvidence, type EvidenceFilter, type EvidenceRow, type EvidenceSort, useEvidence } from './evidence-list.ts'
import styles from './evidence-tab.module.css'
import { KindList } from './kind-list.tsx'
import { RowResponse } from './row-response.tsx'

const initialChoice: ColumnChoice = { shown: shownAtFirst, widths: {} }
const isChoice = (value: unknown): value is ColumnChoice =>
  typeof value === 'object' && value !== null && 'shown' in value && Array.isArray(value.shown) && 'widths' in value

const initialSort: EvidenceSort = { column: 'verdict', descending: true }
const NONE: ReadonlyMap<RowKey, EvidenceRow> = new Map()

/** Evidence and Response: everything the alerts name, by type, with its verdict and what became of it (spec §9). */
export function EvidenceTab({ incident }: IncidentTabProps) {
  const { tabs, calls, notices } = useSession()
  const open = useOpen()
  const [kind, setKind] = useTabState<EntityKind | undefined>(`evidence.kind ${incident}`, undefined)
  const [rest, setRest] = useTabState<EvidenceFilter>(`evidence.filter ${incident}`, {})
  const [sort, setSort] = useTabState<EvidenceSort>(`evidence.sort ${incident}`, initialSort)
  const [choice, setChoice] = useRemembered('evidence.columns', initialChoice, isChoice)
  const [ticked, setTicked] = useState(NONE)
  const [judging, setJudging] = useState(false)
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const filter = useMemo(() => (kind ? { ...rest, kinds: [kind] } : rest), [kind, rest])
  const list = useEvidence(incident, filter, sort)

  const columns = useMemo(
    () =>
      evidenceColumns({
        open: (entity) => tabs.openPane({ kind: 'entity', id: entity }),
        investigation: (id) => open(address(['investigations', id])),
        response: (row, place) => <RowResponse row={row} incident={incident} place={place} />,
      }),
    [tabs, open, incident],
  )
  const shown = useMemo(() => chosenColumns(columns, choice), [columns, choice])
  const rows = [...ticked.values()]
  const judge = () => rows.length > 0 && setJudging(true)
  useCommands([{ id: 'evidence.verdict', title: 'Set the verdict of the selected evidence', group: 'Evidence', keys: ['V'], run: judge }])

  if (!list.about)
    return list.problem ? (
      <EmptyState title="The evidence could not be read">{list.problem.message}</EmptyState>
    ) : (
      <Skeleton lines={10} label="Loading evidence" />
    )
  const { about } = list

  const tick = (which: readonly EvidenceRow[], on: boolean) => {
    const next = new Map(ticked)
    for (const row of which) on ? next.set(row.id, row) : next.delete(row.id)
    setTicked(next)
  }
  const everything = async () => {
    const all = await allEvidence(calls, incident, filter, sort)
    if (!all) notices.show({ intent: 'error', text: 'The evidence could not be read' })
    return all
  }
  const exportCsv = async () => {
    const all = await everything()
    if (!all) return
    download(`incident-${incident}-evidence.csv`, 'text/csv;charset=utf-8', rowsAsCsv(columns, all))
    notices.show({ intent: 'success', text: `${counted(all.length, 'entity', 'entities')} exported as CSV` })
  }
  const tickAll = async (on: boolean) => {
    const all = on ? await everything() : []
    if (all) setTicked(new Map(all.map((row) => [row.id, row])))
  }

  return (
    <div className={styles.page}>
      <KindList
        all={about.all}
        kinds={about.kinds}
        chosen={kind}
        onChoose={(next) => {
          setTicked(NONE)
          setKind(next)
        }}
      />
      <div className={styles.list}>
        <div className={styles.bar}>
          <EvidenceFilters filter={rest} about={about} onChange={setRest} />
          <div className={styles.actions}>
            {rows.length > 0 ? (
              <>
                <span className={styles.selected} role="status">
                  {rows.length} selected
                </span>
                <Button size="small" appearance="primary" icon={<ShieldTaskRegular />} onClick={judge}>
                  Set verdict…
                </Button>
              </>
            ) : null}
            <Button size="small" icon={<ArrowDownloadRegular />} onClick={() => void exportCsv()}>
              Export CSV
            </Button>
            <ColumnChooser columns={columns} choice={choice} initial={initialChoice} onChange={setChoice} />
          </div>
        </div>
        <DataGrid
          label="Evidence"
          columns={shown}
          widths={choice.widths}
          onWidth={(column, width) => {
            const { [column]: _old, ...others } = choice.widths
            setChoice({ ...choice, widths: width === undefined ? others : { ...others, [column]: width } })
          }}
          count={about.total}
          rowAt={list.rowAt}
          keyOf={(row) => row.id}
          nameOf={(row) => row.label}
          rowHeight={density === 'compact' ? 26 : 32}
          sort={sort}
          onSort={(next) => setSort(next as EvidenceSort)}
          ticks={{ keys: new Set(ticked.keys()), set: tick, setAll: (on) => void tickAll(on) }}
          current={pane?.kind === 'entity' ? pane.id : undefined}
          onPick={(row) => tabs.openPane({ kind: 'entity', id: row.id })}
          onOpen={(row) => tabs.openPane({ kind: 'entity', id: row.id })}
          onRange={list.onRange}
          list={JSON.stringify([filter, sort])}
          empty={
            about.all === 0 ? (
              <EmptyState title="No evidence in this incident">
                Its alerts name no entity. Alert exports that carry evidence (Graph alerts_v2 and incidents, advanced hunting’s
                AlertEvidence, Sentinel SecurityAlert with Entities) bring it.
              </EmptyState>
            ) : (
              <EmptyState
                title="Nothing fits these filters"
                actions={
                  <Button
                    onClick={() => {
                      setRest({})
                      setKind(undefined)
                    }}
                  >
                    Show all {about.all}
                  </Button>
                }
              >
                All {about.all} entities are hidden by the filters above.
              </EmptyState>
            )
          }
        />
      </div>
      {judging ? (
        <SetVerdictDialog
          entities={rows.map((row) => row.id)}
          names={rows.map((row) => row.label)}
          initial={rows[0]?.verdict ?? 'unknown'}
          onClose={(changed) => {
            setJudging(false)
            if (changed) setTicked(NONE)
          }}
        />
      ) : null}
    </div>
  )
}
