import { Button, Tab, TabList } from '@fluentui/react-components'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { type AssetView, assetViews } from '#model/entity-kind.ts'
import { useRemembered } from '../../state/use-remembered.ts'
import { useSession, useSettings } from '../../state/use-session.ts'
import { countText } from '../../ui/amounts.ts'
import { type ColumnChoice, chosenColumns } from '../../ui/data-grid/column.ts'
import { ColumnChooser } from '../../ui/data-grid/column-chooser.tsx'
import { rowsAsCsv } from '../../ui/data-grid/copied-rows.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import type { RowKey } from '../../ui/data-grid/grid-props.ts'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { entityAddress } from '../entity/index.ts'
import { allAssets } from './all-assets.ts'
import { AssetActions } from './asset-actions.tsx'
import { type AssetRow, assetColumns, shownColumns } from './asset-columns.tsx'
import { AssetFilters } from './asset-filters.tsx'
import type { AssetQuery } from './asset-query.ts'
import { viewWords } from './asset-views.ts'
import styles from './assets.module.css'
import { type Assets, useAssets } from './use-assets.ts'

const views = Object.keys(assetViews) as AssetView[]
const NONE: ReadonlySet<RowKey> = new Set()
const keyOf = (row: AssetRow) => row.id
const nameOf = (row: AssetRow) => row.label
const isChoice = (value: unknown): value is ColumnChoice =>
  typeof value === 'object' && value !== null && 'shown' in value && 'widths' in value

/** The five views of assets, of an incident or of the whole case: a check mark opens the asset's pane, its name its page. */
export function AssetsView({ incident, head }: { incident?: number; head?: ReactNode }) {
  const assets = useAssets(incident)
  const { query, counts } = assets
  const [ticked, setTicked] = useState(NONE)
  const show = (next: AssetQuery) => {
    setTicked(NONE)
    assets.show(next)
  }
  return (
    <div className={styles.view}>
      {head}
      <TabList
        className={styles.tabs!}
        size="small"
        selectedValue={query.view}
        onTabSelect={(_, data) => show({ ...query, view: data.value as AssetView })}
        aria-label="Assets"
      >
        {views.map((view) => (
          <Tab key={view} value={view} id={`assets-${view}`}>
            {viewWords[view].title} {counts ? `(${countText(counts.all[view])})` : ''}
          </Tab>
        ))}
      </TabList>
      <AssetFilters filter={query.filter} onChange={(filter) => show({ ...query, filter })} />
      <AssetList key={query.view} assets={assets} ticked={ticked} onTicked={setTicked} onShow={show} incident={incident} />
    </div>
  )
}

interface ListProps {
  readonly assets: Assets
  readonly ticked: ReadonlySet<RowKey>
  readonly incident: number | undefined
  onTicked(ticked: ReadonlySet<RowKey>): void
  onShow(query: AssetQuery): void
}

function AssetList({ assets, ticked, incident, onTicked, onShow }: ListProps) {
  const { tabs, calls, notices } = useSession()
  const { query, filter, counts, problem } = assets
  const { view } = query
  const initial: ColumnChoice = { shown: shownColumns[view], widths: {} }
  const [choice, setChoice] = useRemembered(`assets.${view}.columns`, initial, isChoice)
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const shown = useMemo(() => chosenColumns(assetColumns[view], choice), [view, choice])
  const words = viewWords[view]
  const total = counts?.found[view]
  if (total === undefined || !counts)
    return problem ? <EmptyState title="The assets could not be read">{problem.message}</EmptyState> : <Skeleton lines={8} />
  const tick = (rows: readonly AssetRow[], on: boolean) => {
    const next = new Set(ticked)
    for (const row of rows) on ? next.add(row.id) : next.delete(row.id)
    onTicked(next)
  }
  const every = () => allAssets(calls, view, filter, query.sort)
  const tickAll = async (on: boolean) => onTicked(on ? new Set(((await every()) ?? []).map(keyOf)) : NONE)
  const exportCsv = async () => {
    const rows = await every()
    if (!rows) return notices.show({ intent: 'error', text: 'The assets could not be read for the export' })
    const chosen = ticked.size > 0 ? rows.filter((row) => ticked.has(row.id)) : rows
    download(`${view}.csv`, 'text/csv;charset=utf-8', rowsAsCsv(assetColumns[view], chosen))
    notices.show({ intent: 'success', text: `${chosen.length} ${chosen.length === 1 ? words.one : words.many} exported as CSV` })
  }
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.count} aria-live="polite">
          {total === counts.all[view]
            ? `${countText(total)} ${total === 1 ? words.one : words.many}`
            : `${countText(total)} of ${countText(counts.all[view])} ${words.many}`}
        </span>
        <AssetActions ticked={[...ticked].map(Number)} onExport={() => void exportCsv()} />
        <ColumnChooser columns={assetColumns[view]} choice={choice} initial={initial} onChange={setChoice} />
      </div>
      <DataGrid
        label={words.title}
        columns={shown}
        widths={choice.widths}
        onWidth={(column, width) => {
          const { [column]: _old, ...rest } = choice.widths
          setChoice({ ...choice, widths: width === undefined ? rest : { ...rest, [column]: width } })
        }}
        count={total}
        rowAt={assets.rowAt}
        keyOf={keyOf}
        nameOf={nameOf}
        rowHeight={density === 'compact' ? 26 : 32}
        sort={query.sort}
        onSort={(sort) => onShow({ ...query, sort: sort as AssetQuery['sort'] })}
        ticks={{ keys: ticked, set: tick, setAll: (on) => void tickAll(on) }}
        current={pane?.kind === 'asset' ? pane.id : undefined}
        onPick={(row) => tabs.openPane({ kind: 'asset', id: row.id })}
        onOpen={(row) => tabs.open(entityAddress(row.id), 'tab')}
        onRange={assets.onRange}
        list={JSON.stringify([query.filter, query.sort])}
        empty={<Nothing view={view} hidden={counts.all[view]} incident={incident} onShow={() => onShow({ ...query, filter: {} })} />}
      />
    </>
  )
}

/** Why a view is empty, and what would fill it. */
function Nothing({ view, hidden, incident, onShow }: { view: AssetView; hidden: number; incident: number | undefined; onShow(): void }) {
  const { many, filledBy } = viewWords[view]
  if (hidden > 0)
    return (
      <EmptyState title={`No ${many} fit these filters`} actions={<Button onClick={onShow}>Show all {hidden}</Button>}>
        All {hidden} are hidden by the filters above.
      </EmptyState>
    )
  return (
    <EmptyState title={incident === undefined ? `No ${many} in this evidence` : `No alert of this incident names ${many}`}>
      What would bring them: {filledBy}.
    </EmptyState>
  )
}
