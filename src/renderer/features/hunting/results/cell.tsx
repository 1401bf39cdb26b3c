import type { Clock } from '../../../ui/clock.ts'
import { timeExplained, timeText } from '../../../ui/clock.ts'
import { CorrectedMark } from '../../../ui/corrected-mark.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { type ColumnType, isNumeric, textOf } from './frame.ts'
import styles from './results.module.css'

/** Most characters a cell of the grid shows; the whole value stands in the record's pane. */
export const CELL_MOST = 4000

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

/** A value as the grid shows it: times in the window's clock, long texts cut. */
export function cellText(value: unknown, type: ColumnType, clock: Clock): string {
  if (value === null || value === undefined) return ''
  if (type === 'datetime') return timeText(String(value), clock, 'whole').replace(/\.0+$/, '')
  if (type === 'real' && typeof value === 'number') return NUMBER.format(value)
  const text = textOf(value)
  return text.length > CELL_MOST ? `${text.slice(0, CELL_MOST)} …` : text
}

interface Props {
  readonly value: unknown
  readonly type: ColumnType
  readonly column: number
  readonly tabIndex: 0 | -1
  readonly clock: Clock
  /** by how much the time stands corrected */
  readonly correction?: string | undefined
}

/** One value. Tab walks the cells of the row that has the keyboard; the menu key or a right click opens what can be done with it. */
export function Cell({ value, type, column, tabIndex, clock, correction }: Props) {
  const shown = visibleText(cellText(value, type, clock))
  return (
    <span
      className={`${styles.cell} ${isNumeric(type) ? styles.number : ''} ${type === 'dynamic' || type === 'guid' ? styles.mono : ''}`}
      role="button"
      aria-haspopup="menu"
      tabIndex={tabIndex}
      data-column={column}
      title={type === 'datetime' && value ? timeExplained(String(value)) : shown.length > 24 ? shown.slice(0, 600) : undefined}
    >
      {shown === '' ? <span className={styles.nothing}>{value === null || value === undefined ? '' : '“”'}</span> : <bdi>{shown}</bdi>}
      {correction && value ? <CorrectedMark at={String(value)} correction={correction} /> : null}
    </span>
  )
}
