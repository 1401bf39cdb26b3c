import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { memo, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { Column } from './column.ts'
import styles from './data-grid.module.css'

export interface RowActions<Row> {
  tick(index: number, row: Row, range: boolean): void
  toggle(row: Row): void
  nameOf(row: Row): string
  content(row: Row): ReactNode
  band(row: Row): ReactNode
}

export interface GridRowProps<Row> {
  readonly index: number
  readonly row: Row | undefined
  readonly columns: readonly Column<Row>[]
  readonly template: string
  readonly height: number
  /** first and last place of the columns in sight; the row that has the keyboard shows all, so that Tab reaches each */
  readonly from: number
  readonly to: number
  /** has the keyboard */
  readonly active: boolean
  readonly current: boolean
  /** undefined where rows cannot be ticked */
  readonly ticked: boolean | undefined
  /** undefined where nothing lies below the row */
  readonly opened: boolean | undefined
  readonly expands: boolean
  /** true while the keyboard is in the grid, so that a row that becomes active takes it */
  readonly hasKeyboard: RefObject<boolean>
  readonly actions: RowActions<Row>
}

function Row<Data>(props: GridRowProps<Data>) {
  const { index, row, columns, template, height, from, to, active, current, ticked, opened, expands, hasKeyboard, actions } = props
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active && hasKeyboard.current && !element.current?.contains(document.activeElement)) element.current?.focus({ preventScroll: true })
  }, [active, hasKeyboard])
  const tabIndex = active ? 0 : -1
  const common = {
    ref: element,
    'aria-rowindex': index + 2,
    tabIndex,
    'data-place': index,
    style: { gridTemplateColumns: template, height },
  } as const
  const led = ticked !== undefined || expands
  const shown = columns.flatMap((column, place) =>
    active || column.pinned !== undefined || (place >= from && place <= to) ? { column, track: place + (led ? 2 : 1) } : [],
  )
  const isPart = shown.length < columns.length
  if (row === undefined)
    return (
      <div {...common} role="row" className={styles.row} aria-busy>
        {led ? <div role="gridcell" /> : null}
        {shown.map(({ column, track }) => (
          <div key={column.id} role="gridcell" className={styles.cell} style={isPart ? { gridColumn: track } : undefined}>
            <span className={styles.awaited} />
          </div>
        ))}
      </div>
    )
  const name = actions.nameOf(row)
  const band = actions.band(row)
  return (
    <>
      <div
        {...common}
        role="row"
        className={`${styles.row} ${current ? styles.current : ''} ${ticked ? styles.ticked : ''}`}
        aria-selected={ticked ?? current}
        aria-current={current || undefined}
      >
        {led ? (
          <div role="gridcell" className={styles.lead}>
            {ticked === undefined ? null : (
              <input
                type="checkbox"
                aria-label={`Select ${name}`}
                checked={ticked}
                tabIndex={tabIndex}
                className={styles.tick}
                onChange={(event) => actions.tick(index, row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
              />
            )}
            {opened === undefined ? null : (
              <button
                type="button"
                className={styles.expander}
                aria-expanded={opened}
                tabIndex={tabIndex}
                aria-label={`${opened ? 'Collapse' : 'Expand'} ${name}`}
                onClick={() => actions.toggle(row)}
              >
                {opened ? <ChevronDownRegular /> : <ChevronRightRegular />}
              </button>
            )}
          </div>
        ) : null}
        {band === undefined ? null : (
          <div role="gridcell" aria-colspan={columns.length} className={styles.band}>
            {band}
          </div>
        )}
        {(band === undefined ? shown : []).map(({ column, track }) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={isPart ? track : undefined}
            className={`${styles.cell} ${column.align === 'end' ? styles.end : ''} ${column.pinned === undefined ? '' : styles.pinned}`}
            style={isPart ? { left: column.pinned, gridColumn: track } : { left: column.pinned }}
          >
            {column.cell(row, { tabIndex })}
          </div>
        ))}
      </div>
      {opened ? (
        <div role="row">
          <div role="gridcell" aria-colspan={columns.length + 1} className={styles.below}>
            {actions.content(row)}
          </div>
        </div>
      ) : null}
    </>
  )
}

export const GridRow = memo(Row) as typeof Row
