import type { Clock } from '../../../ui/clock.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { EXPANDER, TICK } from '../../../ui/data-grid/grid-props.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import type { Group } from './arrange.ts'
import { Cell, cellText } from './cell.tsx'
import { correctionOf, type HuntResult, isNumeric, type RowIndex, textOf } from './frame.ts'
import styles from './results.module.css'

const CHARACTER = 7.4
const SAMPLE = 60
/** px a moment takes with all its digits */
const MOMENT = 222
/** px the mark of a corrected time takes */
const MARK = 44

/** px a column needs for its name and the first rows, within bounds that leave room for others. */
function widthOf(result: HuntResult, place: number, clock: Clock): number {
  const { name, type } = result.columns[place]!
  if (type === 'datetime') return result.clocks?.columns.includes(place) ? MOMENT + MARK : MOMENT
  const values = result.values[place] ?? []
  const longest = values.slice(0, SAMPLE).reduce<number>((most, value) => Math.max(most, cellText(value, type, clock).length), 0)
  return Math.round(Math.min(Math.max(longest * CHARACTER + 24, name.length * CHARACTER + 40, 72), 320))
}

/** Columns of the grid over a columnar answer: a row is its place, a group's heading is −1 − its place among the groups. */
export function resultColumns(result: HuntResult, clock: Clock, groups: readonly Group[], shown: readonly number[]): Column<RowIndex>[] {
  return result.columns.map(({ name, type }, place) => {
    const values = result.values[place] ?? []
    const isFirst = shown[0] === place
    return {
      id: String(place),
      title: visibleText(name),
      explained: `${visibleText(name)}: ${type}. Right click or menu key for what can be done with it.`,
      width: widthOf(result, place, clock),
      firm: type === 'datetime',
      grow: place === shown.at(-1),
      align: isNumeric(type) ? 'end' : 'start',
      sorts: isNumeric(type) || type === 'datetime' ? 'descending' : 'ascending',
      cell(row, { tabIndex }) {
        const cell = { value: values[row], type, column: place, tabIndex, clock }
        if (row >= 0) return <Cell {...cell} correction={correctionOf(result, place, row)} />
        const group = groups[-1 - row]
        return isFirst && group ? (
          <span className={styles.groupTitle}>
            <bdi>{visibleText(group.text) || '(empty)'}</bdi>{' '}
            <span className={styles.groupCount}>{group.rows.length.toLocaleString('en')}</span>
          </span>
        ) : null
      },
      text: (row) => (row >= 0 ? textOf(values[row]) : isFirst ? (groups[-1 - row]?.text ?? '') : ''),
    }
  })
}

/** The columns on show in their order; pinned ones stand first, each at the end of the one before. */
export function pinnedColumns(
  columns: readonly Column<RowIndex>[],
  shown: readonly number[],
  pinned: readonly number[],
  widths: Readonly<Record<string, number>>,
): Column<RowIndex>[] {
  let left = TICK + EXPANDER
  return shown.map((place) => {
    const column = columns[place]!
    if (!pinned.includes(place)) return column
    const at = { ...column, grow: false, pinned: left }
    left += widths[column.id] ?? column.width
    return at
  })
}
