import type { ReactNode } from 'react'
import type { Column } from './column.ts'

export interface GridSort {
  readonly column: string
  readonly descending: boolean
}

export type RowKey = number | string

export interface GridExpansion<Row> {
  isOpen(row: Row): boolean
  canOpen(row: Row): boolean
  toggle(row: Row): void
  content(row: Row): ReactNode
}

export interface GridPlace {
  readonly offset: number
  readonly row: number
}

export interface GridTicks<Row> {
  readonly keys: ReadonlySet<RowKey>
  /** the rows ticked or unticked by the analyst, by place from first to last */
  set(rows: readonly Row[], ticked: boolean): void
  /** ticks everything there is, loaded or not, or nothing */
  setAll(ticked: boolean): void
}

export interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly widths?: Readonly<Record<string, number>>
  readonly onWidth?: (column: string, width: number | undefined) => void
  /** how many rows there are; they need not be loaded */
  readonly count: number
  /** the row in that place, or undefined while it is not loaded */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => RowKey
  /** what a screen reader calls the row */
  readonly nameOf: (row: Row) => string
  readonly rowHeight: number
  readonly sort?: GridSort
  readonly onSort?: (sort: GridSort) => void
  readonly ticks?: GridTicks<Row>
  /** the row whose details stand beside the grid */
  readonly current?: RowKey | undefined
  /** where details that stand beside the grid were walked on to by other means than its own keys: the grid follows */
  readonly walkedTo?: number | undefined
  /** a click on the row, or its being walked to while details are shown */
  readonly onPick?: (row: Row) => void
  /** told of the row that has the keyboard, so that a key can act on it; undefined while there is none */
  readonly onActive?: (row: Row | undefined) => void
  /** Enter or a double click */
  readonly onOpen?: (row: Row) => void
  readonly expansion?: GridExpansion<Row>
  /** first and last place on screen, told as it changes */
  readonly onRange?: (first: number, last: number) => void
  /** names the list's order and filter: where it changes, the list starts from its top again */
  readonly list?: string
  /** where the list stood when it was last shown */
  readonly start?: GridPlace
  /** told when the list is no longer shown */
  readonly onLeave?: (place: GridPlace) => void
  /** a row that is told in one piece across all columns, or undefined for one of cells */
  readonly band?: (row: Row) => ReactNode | undefined
  /** stands where there are no rows */
  readonly empty?: ReactNode
}

/** px the boxes to tick and the marks to unfold take */
export const TICK = 34
export const EXPANDER = 26
