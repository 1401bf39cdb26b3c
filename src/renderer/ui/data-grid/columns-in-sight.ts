import { type RefObject, useEffect, useMemo, useState } from 'react'
import { type Column, leastWidth, narrowest } from './column.ts'

/** First and last place of the columns in sight. */
export interface Sight {
  readonly first: number
  readonly last: number
}

/** px drawn beyond either edge, so that a hand that scrolls meets cells rather than nothing. */
const ROOM = 320
/** px of scrolling after which the columns in sight are reckoned anew. */
const STEP = 160

/**
 * The columns in sight of a sheet that is scrolled `left` px in a window `width` px wide, all of them where the sheet does not scroll. One
 * that does has every column at its narrowest, so that their edges are known without measuring.
 */
export function columnsInSight<Row>(
  lead: number,
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
  left: number,
  width: number,
): Sight {
  if (leastWidth(lead, columns, widths) <= width) return { first: 0, last: columns.length - 1 }
  let [edge, first, last] = [lead, columns.length, -1]
  for (const [place, column] of columns.entries()) {
    const begins = edge
    edge += narrowest(column, widths)
    if (edge < left - ROOM || begins > left + width + ROOM) continue
    first = Math.min(first, place)
    last = place
  }
  return { first, last }
}

/** The same, followed while the sheet is scrolled and its window changes. */
export function useColumnsInSight<Row>(
  scroller: RefObject<HTMLElement | null>,
  lead: number,
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
): Sight {
  const [left, setLeft] = useState(0)
  const [width, setWidth] = useState(() => window.innerWidth)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setLeft(Math.round(element.scrollLeft / STEP) * STEP)
    const size = new ResizeObserver(() => setWidth(element.clientWidth))
    size.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      size.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller])
  return useMemo(() => columnsInSight(lead, columns, widths, left, width), [lead, columns, widths, left, width])
}
