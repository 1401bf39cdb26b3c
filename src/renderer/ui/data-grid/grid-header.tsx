import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, memo, type PointerEvent } from 'react'
import { type Column, MIN_WIDTH } from './column.ts'
import styles from './data-grid.module.css'
import type { GridSort, GridTicks } from './grid-props.ts'

export interface GridHeaderProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly widths: Readonly<Record<string, number>>
  onWidth?: ((column: string, width: number | undefined) => void) | undefined
  readonly template: string
  readonly sort: GridSort | undefined
  onSort?: ((sort: GridSort) => void) | undefined
  readonly ticks: GridTicks<Row> | undefined
  /** how many rows there are to tick */
  readonly count: number
  readonly expands: boolean
}

function Header<Row>({ columns, template, sort, onSort, onWidth, widths, ticks, count, expands }: GridHeaderProps<Row>) {
  const ticked = ticks?.keys.size ?? 0
  const sortBy = (column: Column<Row>) => {
    if (!column.sorts) return
    const descending = sort?.column === column.id ? !sort.descending : column.sorts === 'descending'
    onSort?.({ column: column.id, descending })
  }
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: template }}>
        {ticks || expands ? (
          <div role="columnheader" className={styles.lead}>
            {ticks ? (
              <input
                type="checkbox"
                aria-label="Select all"
                checked={ticked > 0 && ticked >= count}
                ref={(input) => {
                  if (input) input.indeterminate = ticked > 0 && ticked < count
                }}
                onChange={() => ticks.setAll(ticked === 0)}
                className={styles.tick}
              />
            ) : (
              <span className="ct-visually-hidden">Unfold</span>
            )}
          </div>
        ) : null}
        {columns.map((column) => {
          const sorted = sort?.column === column.id
          return (
            <div
              key={column.id}
              role="columnheader"
              className={`${styles.headCell} ${column.align === 'end' ? styles.end : ''} ${column.pinned === undefined ? '' : styles.pinned}`}
              style={{ left: column.pinned }}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : column.sorts ? 'none' : undefined}
            >
              {column.sorts && onSort ? (
                <button type="button" className={styles.sort} title={column.explained} onClick={() => sortBy(column)}>
                  <span className={styles.headTitle}>{column.title}</span>
                  {sorted ? sort.descending ? <ArrowDownRegular aria-hidden /> : <ArrowUpRegular aria-hidden /> : null}
                </button>
              ) : (
                <span className={styles.headTitle} title={column.explained}>
                  {column.title}
                </span>
              )}
              {onWidth ? <ColumnHandle column={column} width={widths[column.id] ?? column.width} onWidth={onWidth} /> : null}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Drawn when the columns or the order change, not while the rows below it are scrolled. */
export const GridHeader = memo(Header) as typeof Header

const STEP = 16

function ColumnHandle<Row>({
  column,
  width,
  onWidth,
}: {
  column: Column<Row>
  width: number
  onWidth(column: string, width: number | undefined): void
}) {
  const set = (to: number) => onWidth(column.id, Math.max(Math.round(to), MIN_WIDTH))
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const handle = down.currentTarget
    const from = handle.parentElement!.offsetWidth
    handle.setPointerCapture(down.pointerId)
    const move = (event: globalThis.PointerEvent) => set(from + event.clientX - down.clientX)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), { once: true })
  }
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    set(event.currentTarget.parentElement!.offsetWidth + by)
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Resize column ${column.title}`}
      aria-valuenow={width}
      aria-valuemin={MIN_WIDTH}
      tabIndex={0}
      className={styles.handle}
      onPointerDown={drag}
      onDoubleClick={() => onWidth(column.id, undefined)}
      onKeyDown={step}
    />
  )
}
