import { Button, ToggleButton } from '@fluentui/react-components'
import { ChartMultipleRegular, GroupListRegular, TableRegular } from '@fluentui/react-icons'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useCommands } from '../../../state/use-commands.ts'
import { useSettings } from '../../../state/use-session.ts'
import { useClock } from '../../../ui/clock.ts'
import { ColumnChooser } from '../../../ui/data-grid/column-chooser.tsx'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Lazy } from '../../../ui/lazy.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { isDrawn } from '../chart/kinds.ts'
import type { Answer } from '../workbench/workbench.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type RowIndex, textOf } from './frame.ts'
import { InspectPane } from './inspect-pane.tsx'
import { RecordFields } from './record-fields.tsx'
import { pinnedColumns, resultColumns } from './result-columns.tsx'
import styles from './results.module.css'
import { RowActions } from './row-actions.tsx'
import { StatisticsLine } from './statistics-line.tsx'
import { useArrangement } from './use-arrangement.ts'
import { type MenuPlace, ValueMenu } from './value-menu.tsx'

const loadChart = async () => (await import('../chart/chart-view.tsx')).ChartView

/** One answer as a table or a chart, with the record that is looked at beside it. */
export function ResultsView({
  answer,
  onLine,
  besideTaken,
  onInspect,
}: {
  answer: Answer
  onLine(line: string): void
  /** something else stands beside the rows */
  besideTaken: boolean
  /** the place beside the rows is wanted */
  onInspect(): void
}) {
  const { result } = answer
  const clock = useClock()
  const density = useSettings((settings) => settings.density)
  const arrangement = useArrangement(result)
  const [chart, setChart] = useState(isDrawn(result.render?.visualization))
  const [looked, look] = useState<RowIndex>()
  const inspected = besideTaken ? undefined : looked
  const setInspected = (row: RowIndex | undefined) => {
    look(row)
    if (row !== undefined) onInspect()
  }
  const [menu, setMenu] = useState<MenuPlace>()
  const { lines, groups, group, shown } = arrangement
  const columns = useMemo(() => resultColumns(result, clock, groups, shown), [result, clock, groups, shown])
  const chosen = useMemo(
    () => pinnedColumns(columns, shown, arrangement.pinned, arrangement.choice.widths),
    [columns, shown, arrangement.pinned, arrangement.choice.widths],
  )

  useCommands([
    ...(inspected === undefined
      ? []
      : [{ id: 'hunting.closeRecord', title: 'Close the record', group: 'Hunting', keys: ['Escape'], run: () => setInspected(undefined) }]),
    { id: 'hunting.chart', title: chart ? 'Show the table' : 'Show the chart', group: 'Hunting', run: () => setChart(!chart) },
  ])

  const openMenu = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const cell =
      target.closest<HTMLElement>('[data-column]') ?? target.closest('[role="gridcell"]')?.querySelector<HTMLElement>('[data-column]')
    const heading = cell ? null : target.closest<HTMLElement>('[role="columnheader"]')
    if (!cell && !heading) return
    event.preventDefault()
    const at = cell ?? heading!
    const box = at.getBoundingClientRect()
    // a key gives no place: then the menu stands under the cell
    const point = event.clientX > 0 ? new DOMRect(event.clientX, event.clientY, 0, 0) : box
    const place = { getBoundingClientRect: () => point }
    if (cell) {
      const line = Number(cell.closest<HTMLElement>('[data-place]')?.dataset.place)
      const row = lines[line]
      if (row !== undefined && row >= 0) setMenu({ target: place, column: Number(cell.dataset.column), row })
      return
    }
    const position = [...heading!.parentElement!.querySelectorAll('[role="columnheader"]')].indexOf(heading!) - 1
    const column = chosen[position]
    if (column) setMenu({ target: place, column: Number(column.id), row: undefined })
  }
  const latestMenu = useRef(openMenu)
  latestMenu.current = openMenu
  const table = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = chart ? null : table.current
    const listen = (event: MouseEvent) => latestMenu.current(event)
    element?.addEventListener('contextmenu', listen)
    return () => element?.removeEventListener('contextmenu', listen)
  }, [chart])

  const pick = (row: RowIndex) => row >= 0 && inspected !== undefined && setInspected(row)
  const nameOf = (row: RowIndex) =>
    row < 0
      ? visibleText(groups[-1 - row]?.text ?? '') || '(empty)'
      : `row ${row + 1}: ${shown
          .slice(0, 3)
          .map((place) => visibleText(textOf(result.values[place]?.[row]).slice(0, 60)))
          .join(', ')}`
  const step = (by: number) => {
    const at = lines.indexOf(inspected ?? -1)
    for (let next = at + by; at >= 0 && next >= 0 && next < lines.length; next += by)
      if (lines[next]! >= 0) return setInspected(lines[next])
  }
  const canChart = result.rowCount > 0 && result.columns.length > 1
  return (
    <div className={styles.results}>
      <div className={styles.main}>
        <div className={styles.bar} role="toolbar" aria-label="Results">
          {canChart ? (
            <>
              <ToggleButton size="small" appearance="subtle" icon={<TableRegular />} checked={!chart} onClick={() => setChart(false)}>
                Table
              </ToggleButton>
              <ToggleButton size="small" appearance="subtle" icon={<ChartMultipleRegular />} checked={chart} onClick={() => setChart(true)}>
                Chart
              </ToggleButton>
              <span className={styles.divider} />
            </>
          ) : null}
          {chart && canChart ? null : (
            <>
              <FilterBar result={result} arrangement={arrangement} />
              {group === undefined ? null : (
                <Button size="small" appearance="subtle" icon={<GroupListRegular />} onClick={() => arrangement.groupBy(undefined)}>
                  {`Grouped by ${visibleText(result.columns[group]!.name)}: ${groups.length.toLocaleString('en')} ×`}
                </Button>
              )}
              <span className={styles.right}>
                <RowActions answer={answer} arrangement={arrangement} />
                <Button
                  size="small"
                  appearance="subtle"
                  disabled={lines.length === 0}
                  onClick={() => setInspected(inspected === undefined ? (arrangement.rows[0] ?? undefined) : undefined)}
                >
                  Inspect record
                </Button>
                <ColumnChooser
                  columns={columns}
                  choice={arrangement.choice}
                  initial={arrangement.initialChoice}
                  onChange={arrangement.setChoice}
                />
                <ExportMenu answer={answer} arrangement={arrangement} />
              </span>
            </>
          )}
        </div>
        {chart && canChart ? (
          <Lazy id="hunting chart" load={loadChart} props={{ result }} />
        ) : (
          <div className={styles.grid} ref={table}>
            <DataGrid
              label="Results"
              columns={chosen}
              widths={arrangement.choice.widths}
              onWidth={arrangement.resize}
              count={lines.length}
              rowAt={(index) => lines[index]}
              keyOf={(row) => row}
              nameOf={nameOf}
              rowHeight={density === 'compact' ? 24 : 28}
              {...(arrangement.sort ? { sort: { column: String(arrangement.sort.column), descending: arrangement.sort.descending } } : {})}
              onSort={(sort) => arrangement.sortBy(Number(sort.column), sort.descending)}
              ticks={{
                keys: arrangement.ticked,
                set: (rows, on) =>
                  arrangement.tick(
                    rows.flatMap((row) => (row >= 0 ? [row] : [...(groups[-1 - row]?.rows ?? [])])),
                    on,
                  ),
                setAll: arrangement.tickAll,
              }}
              current={inspected}
              onPick={pick}
              onOpen={(row) => (row >= 0 ? setInspected(row) : arrangement.toggleGroup(groups[-1 - row]!.text))}
              expansion={{
                isOpen: (row) => (row >= 0 ? arrangement.openRows.has(row) : arrangement.openGroups.has(groups[-1 - row]?.text ?? '')),
                canOpen: () => true,
                toggle: (row) => (row >= 0 ? arrangement.toggleRow(row) : arrangement.toggleGroup(groups[-1 - row]!.text)),
                content: (row) =>
                  row >= 0 ? (
                    <div className={styles.expanded}>
                      <RecordFields result={result} row={row} columns={shown} showsEmpty={false} onLine={onLine} />
                    </div>
                  ) : null,
              }}
              empty={
                <EmptyState title={result.rowCount === 0 ? 'No rows' : 'No row passes the filters'}>
                  {result.rowCount === 0
                    ? 'Nothing in the case answers to this query in this time range.'
                    : 'Take a filter away to see rows again.'}
                </EmptyState>
              }
            />
          </div>
        )}
        {!chart && (arrangement.measured !== undefined || arrangement.ticked.size > 0) ? (
          <StatisticsLine result={result} arrangement={arrangement} />
        ) : null}
      </div>
      {inspected === undefined || chart ? null : (
        <InspectPane result={result} row={inspected} onClose={() => setInspected(undefined)} onLine={onLine} onStep={step} />
      )}
      {menu ? (
        <ValueMenu
          place={menu}
          column={result.columns[menu.column]!}
          value={menu.row === undefined ? undefined : result.values[menu.column]?.[menu.row]}
          arrangement={arrangement}
          onClose={() => setMenu(undefined)}
          onLine={onLine}
          onInspect={() => setInspected(menu.row)}
        />
      ) : null}
    </div>
  )
}
