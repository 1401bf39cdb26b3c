import type { ReactNode } from 'react'

/** What a cell may know of its row's place in the grid. */
export interface CellPlace {
  /** tabIndex for controls inside the cell: 0 in the row that has the keyboard, −1 elsewhere */
  readonly tabIndex: 0 | -1
}

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** px before the analyst changes it; a column with `grow` takes what is left */
  readonly width: number
  readonly grow?: boolean
  /** keeps its width in every window: a time that is cut tells nothing, and wider it tells no more */
  readonly firm?: boolean
  /** holds times that may be corrected: it is as much wider as their mark takes, where clocks of the case are corrected */
  readonly marked?: boolean
  /** stays in sight when the grid scrolls sideways, that many px from the left */
  readonly pinned?: number
  /** numbers stand at the end */
  readonly align?: 'start' | 'end'
  /** the direction a first click on its heading sorts in; without it the column does not sort */
  readonly sorts?: 'ascending' | 'descending'
  /** cannot be taken away */
  readonly required?: boolean
  /** a longer word for the heading's tooltip */
  readonly explained?: string
  cell(row: Row, place: CellPlace): ReactNode
  /** the cell as text, for copying and export */
  text(row: Row): string
}

/** Which columns are shown, in what order and how wide; what a screen remembers. */
export interface ColumnChoice {
  readonly shown: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** The chosen columns; those that exist no more are passed over, required ones are always there. */
export function chosenColumns<Row>(all: readonly Column<Row>[], choice: ColumnChoice): Column<Row>[] {
  const byId = new Map(all.map((column) => [column.id, column]))
  const chosen = choice.shown.flatMap((id) => byId.get(id) ?? [])
  return [...all.filter((column) => column.required && !chosen.includes(column)), ...chosen]
}

export const MIN_WIDTH = 48

/** px the mark of a corrected time takes. */
const MARK = 44

/** The columns as they are where times bear marks. */
export const withMarks = <Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] =>
  columns.map((column) => (column.marked ? { ...column, width: column.width + MARK } : column))

/** Columns this wide hold text that ends in an ellipsis anyway. */
const WIDE = 180
/** px a sign of a heading takes, and what stands beside it. */
const HEAD_CHARACTER = 7.4
const HEAD_ROOM = 18
/** Columns narrower than this hold a number or a mark. */
const TEXT = 100

/**
 * px a column of texts that was not set by hand comes down to where the window is narrow, before the grid scrolls sideways: a wide one by
 * a quarter, another and one that grows by a little, for a bar that only scrolls a few pixels is
 * in the way. None gives so much that its heading is cut.
 */
export function narrowest<Row>({ id, title, width, grow, firm, align }: Column<Row>, widths: Readonly<Record<string, number>>): number {
  const set = widths[id]
  if (set !== undefined) return set
  if (firm || align === 'end' || width < TEXT) return width
  const heading = Math.min(width, title.length * HEAD_CHARACTER + HEAD_ROOM)
  return Math.max(Math.round(width * (width >= WIDE && !grow ? 0.75 : 0.9)), heading)
}

const GROWS = 2

/**
 * What a column comes up to where the window is wide: a growing one first, then every column of texts as much as it is wide, so that none
 * ends in an ellipsis beside one that is half empty.
 */
function most<Row>({ width, grow, firm, align }: Column<Row>): string {
  if (grow) return `${width * GROWS}fr`
  return firm || align === 'end' || width < TEXT ? `${width}px` : `${width}fr`
}

/** CSS grid tracks of the chosen columns after a fixed lead column. */
export function gridTemplate<Row>(lead: number, columns: readonly Column<Row>[], widths: Readonly<Record<string, number>>): string {
  const tracks = columns.map((column) => {
    const set = widths[column.id]
    if (set !== undefined) return `${set}px`
    return `minmax(${narrowest(column, widths)}px, ${most(column)})`
  })
  return [lead > 0 ? `${lead}px` : '', ...tracks].join(' ').trim()
}

/** px the columns need at least; the grid scrolls sideways below it. */
export const leastWidth = <Row>(lead: number, columns: readonly Column<Row>[], widths: Readonly<Record<string, number>>): number =>
  columns.reduce((sum, column) => sum + narrowest(column, widths), lead)
