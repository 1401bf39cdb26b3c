import type { Column, Table } from '#model/tables/column.ts'
import type { SqlValue } from '../../store/sql.ts'
import { extraText, type TypingNotes } from './notes.ts'
import { readTime } from './time-text.ts'
import { textOfValue, typedValue, UNFIT, type Written } from './typed-value.ts'

/** Types rows of one table for one source. A typed row is record, `_extra`, then a value for each of `columns`. */
export interface RowTyper {
  readonly table: Table
  readonly columns: readonly Column[]
  /** one value for each header this typer was made for, in its order */
  row(record: number, values: readonly Written[]): SqlValue[]
  first: bigint | null
  last: bigint | null
}

/**
 * Makes a typer for rows whose values come under `headers`. Headers the table does not know, values that do not fit and times spelled
 * unlike the column's others are kept as written in `_extra`, a JSON object by column name; nothing is dropped.
 */
export function createRowTyper(table: Table, headers: readonly string[], notes: TypingNotes): RowTyper {
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  const known: Column[] = []
  const places: number[] = []
  const beside: number[] = []
  headers.forEach((name, i) => {
    const column = byName.get(name)
    if (column && !known.includes(column)) {
      known.push(column)
      places.push(i)
    } else beside.push(i)
  })
  const timePlace = known.findIndex((column) => column.name === table.timeColumn)

  const typer: RowTyper = {
    table,
    columns: known,
    first: null,
    last: null,
    row(record, values) {
      const row: SqlValue[] = new Array(known.length + 2)
      let extra: [string, Written][] | null = null
      for (let i = 0; i < known.length; i++) {
        const column = known[i]!
        const value = values[places[i]!]
        if (column.type !== 'datetime') {
          const typed = typedValue(column.type, value)
          if (typed !== UNFIT) {
            row[i + 2] = typed
            continue
          }
        } else if (value === undefined || value === null || value === '') {
          row[i + 2] = null
          continue
        } else if (typeof value === 'bigint') {
          row[i + 2] = value
          continue
        } else {
          const time = typeof value === 'string' ? readTime(value) : null
          if (time) {
            row[i + 2] = time.ticks
            if (notes.isUsual(table, column, time.spelling)) continue
            extra = [...(extra ?? []), [column.name, value]]
            continue
          }
        }
        const text = textOfValue(value)
        row[i + 2] = null
        extra = [...(extra ?? []), [column.name, text]]
        notes.unfit(table, column, record, text)
      }
      for (const place of beside) {
        const value = values[place]
        if (value !== undefined && value !== null && value !== '') extra = [...(extra ?? []), [headers[place]!, value]]
      }
      row[0] = record
      row[1] = extra ? extraText(extra) : ''
      if (timePlace >= 0) widen(typer, row[timePlace + 2])
      return row
    },
  }

  return typer
}

function widen(typer: RowTyper, at: SqlValue | undefined): void {
  if (typeof at !== 'bigint') return
  if (typer.first === null || at < typer.first) typer.first = at
  if (typer.last === null || at > typer.last) typer.last = at
}
