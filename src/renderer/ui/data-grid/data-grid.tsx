import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { putOnClipboard, useClipboardRefusal } from '../clipboard.ts'
import { useTimesMarked } from '../corrected-mark.tsx'
import { gridTemplate, leastWidth, withMarks } from './column.ts'
import { useColumnsInSight } from './columns-in-sight.ts'
import { rowsAsText } from './copied-rows.ts'
import styles from './data-grid.module.css'
import { GridHeader } from './grid-header.tsx'
import { type DataGridProps, EXPANDER, TICK } from './grid-props.ts'
import { GridRow, type RowActions } from './grid-row.tsx'
import { keepingIndex, placeAfter } from './row-place.ts'

const NO_WIDTHS = {}
const HEADING = 34
const isControl = (target: EventTarget) => target instanceof Element && target.closest('button,a,input,[role="separator"]') !== null

/**
 * A list of any length: only the rows on screen exist. One row has the keyboard; arrows, page keys, Home and End move it, Space ticks,
 * Enter opens, right and left open and close what is below it, Ctrl+C copies, and Tab reaches the controls inside it.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { count, rowAt, keyOf, rowHeight, expansion, ticks, onRange, current } = props
  const marked = useTimesMarked()
  const columns = useMemo(() => (marked ? withMarks(props.columns) : props.columns), [marked, props.columns])
  const widths = props.widths ?? NO_WIDTHS
  const scroller = useRef<HTMLDivElement>(null)
  const refused = useClipboardRefusal()
  const hasKeyboard = useRef(false)
  const anchor = useRef(0)
  const [place, setPlace] = useState(props.start?.row ?? 0)
  const active = Math.min(place, Math.max(count - 1, 0))

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingEnd: 8,
    initialOffset: props.start?.offset ?? 0,
    scrollPaddingStart: HEADING,
    // the heading stands over the first rows, so that as much of the last ones lies below the frame
    scrollPaddingEnd: HEADING,
    rangeExtractor: (range) => keepingIndex(range, active),
  })
  useEffect(() => {
    if (rowHeight > 0) virtual.measure()
  }, [virtual, rowHeight])

  const first = virtual.range?.startIndex ?? 0
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => onRange?.(first, last), [first, last, onRange])

  const { onActive } = props
  const activeRow = rowAt(active)
  useEffect(() => onActive?.(activeRow), [activeRow, onActive])

  const shownList = useRef(props.list)
  useEffect(() => {
    if (shownList.current === props.list) return
    shownList.current = props.list
    setPlace(0)
    virtual.scrollToOffset(0)
  }, [virtual, props.list])
  const { walkedTo } = props
  useEffect(() => {
    if (walkedTo === undefined) return
    setPlace(walkedTo)
    virtual.scrollToIndex(walkedTo, { align: 'auto' })
  }, [virtual, walkedTo])
  const leave = useRef(() => undefined as unknown)
  leave.current = () => props.onLeave?.({ offset: virtual.scrollOffset ?? 0, row: active })
  useEffect(() => () => void leave.current(), [])

  const go = (to: number) => {
    setPlace(to)
    virtual.scrollToIndex(to, { align: 'auto' })
  }
  const tickTo = (index: number, ticked: boolean) => {
    const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)]
    const rows = Array.from({ length: to - from + 1 }, (_, i) => rowAt(from + i)).filter((row) => row !== undefined)
    ticks?.set(rows, ticked)
  }
  const isTicked = (row: Row) => ticks?.keys.has(keyOf(row)) ?? false

  const latest: RowActions<Row> = {
    tick: (index, row, range) => {
      setPlace(index)
      if (range) tickTo(index, true)
      else ticks?.set([row], !isTicked(row))
      anchor.current = index
      if (!isTicked(row)) props.onPick?.(row)
    },
    toggle: (row) => expansion?.toggle(row),
    nameOf: props.nameOf,
    content: (row) => expansion?.content(row) ?? null,
    band: (row) => props.band?.(row),
  }
  const actions = useLatestActions(latest)

  const placeOf = (event: MouseEvent) => {
    const row = event.target instanceof Element && !isControl(event.target) ? event.target.closest<HTMLElement>('[data-place]') : null
    return row ? Number(row.dataset.place) : undefined
  }
  const onClick = (event: MouseEvent) => {
    const index = placeOf(event)
    if (index === undefined) return
    setPlace(index)
    anchor.current = index
    const row = rowAt(index)
    if (row !== undefined) props.onPick?.(row)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const index = placeOf(event)
    const row = index === undefined ? undefined : rowAt(index)
    if (row !== undefined) props.onOpen?.(row)
  }

  const copy = async () => {
    const loaded = Array.from({ length: count }, (_, index) => rowAt(index)).filter((row) => row !== undefined)
    const ticked = loaded.filter(isTicked)
    const row = rowAt(active)
    const rows = ticked.length > 0 ? ticked : row === undefined ? [] : [row]
    if (!(await putOnClipboard(rowsAsText(columns, rows)))) refused()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowAt(active)
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return
    if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== 'c')) return
    const to = placeAfter(event.key, active, count, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2))
    if (to !== undefined) {
      event.preventDefault()
      go(to)
      if (event.shiftKey) tickTo(to, true)
      else anchor.current = to
      const next = rowAt(to)
      if (next !== undefined && current !== undefined) props.onPick?.(next)
      return
    }
    if (row === undefined) return
    if (event.key === 'c' && (event.ctrlKey || event.metaKey)) {
      if (window.getSelection()?.isCollapsed !== false) void copy()
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const opens = event.key === 'ArrowRight'
      if (expansion?.canOpen(row) && expansion.isOpen(row) !== opens) expansion.toggle(row)
    } else if (isControl(event.target)) return
    else if (event.key === ' ' && ticks) ticks.set([row], !isTicked(row))
    else if (event.key === ' ') props.onPick?.(row)
    else if (event.key === 'Enter') props.onOpen?.(row)
    else return
    event.preventDefault()
  }

  const lead = (ticks ? TICK : 0) + (expansion ? EXPANDER : 0)
  const template = gridTemplate(lead, columns, widths)
  const sight = useColumnsInSight(scroller, lead, columns, widths)

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={count === 0 ? `${styles.grid} ${styles.bare}` : styles.grid}
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + (lead > 0 ? 1 : 0)}
        aria-multiselectable={ticks ? true : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onFocus={() => {
          hasKeyboard.current = true
        }}
        onBlur={(event) => {
          hasKeyboard.current = event.currentTarget.contains(event.relatedTarget)
        }}
      >
        <div className={styles.sheet} style={{ minWidth: leastWidth(lead, columns, widths) }}>
          <GridHeader
            columns={columns}
            widths={widths}
            onWidth={props.onWidth}
            template={template}
            sort={props.sort}
            onSort={props.onSort}
            ticks={ticks}
            count={count}
            expands={expansion !== undefined}
          />
          {count === 0 ? null : (
            <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const row = rowAt(item.index)
                const canOpen = row !== undefined && expansion?.canOpen(row) === true
                const opened = canOpen ? expansion.isOpen(row) : undefined
                // measuring stops everything for a layout: only a row with something below it, or just rid of it, is not as high as all are
                const measured = opened || item.size !== rowHeight
                return (
                  <div
                    key={item.key}
                    role="presentation"
                    data-index={item.index}
                    ref={measured ? virtual.measureElement : undefined}
                    className={styles.item}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <GridRow
                      index={item.index}
                      row={row}
                      columns={columns}
                      template={template}
                      height={rowHeight}
                      active={item.index === active}
                      current={row !== undefined && current !== undefined && keyOf(row) === current}
                      ticked={ticks ? row !== undefined && isTicked(row) : undefined}
                      opened={opened}
                      from={sight.first}
                      to={sight.last}
                      expands={expansion !== undefined}
                      hasKeyboard={hasKeyboard}
                      actions={actions}
                    />
                  </div>
                )
              })}
            </div>
          )}
        </div>
      </div>
      {count === 0 ? props.empty : null}
    </div>
  )
}

/** One object for the life of the grid that always does what the latest drawing says, so that rows need not be drawn again. */
function useLatestActions<Row>(latest: RowActions<Row>): RowActions<Row> {
  const ref = useRef(latest)
  ref.current = latest
  const [actions] = useState<RowActions<Row>>(() => ({
    tick: (index, row, range) => ref.current.tick(index, row, range),
    toggle: (row) => ref.current.toggle(row),
    nameOf: (row) => ref.current.nameOf(row),
    content: (row) => ref.current.content(row),
    band: (row) => ref.current.band(row),
  }))
  return actions
}
