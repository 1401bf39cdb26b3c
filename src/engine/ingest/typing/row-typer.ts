import type { Column, Table } from '#model/tables/column.ts'
import type { SqlValue } from '../../store/sql.ts'
import { readTime } from './time-text.ts'
import { textOfValue, typedValue, UNFIT, type Written } from './typed-value.ts'

/** Values of one column that did not fit its type: how many, and where the first stood. */
export interface Unfit {
  readonly table: string
  readonly column: Column
  count: number
  readonly record: number
  readonly example: string
}

/** Types rows of one table for one source. A typed row is record, `_extra`, then a value for each of `columns`. */
export interface RowTyper {
  readonly table: Table
  readonly columns: readonly string[]
  /** one value for each header this typer was made for, in its order */
  row(record: number, values: readonly Written[]): SqlValue[]
  first: bigint | null
  last: bigint | null
}

/** What typing learns of a source as a whole. */
export interface TypingNotes {
  /** by table and column; bounded by their number */
  readonly unfit: Map<string, Unfit>
  /** how each time column is written where that is less than Kusto's seven digits, by table and column */
  readonly timeFormats: Map<string, string>
}

export const createTypingNotes = (): TypingNotes => ({ unfit: new Map(), timeFormats: new Map() })

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

  function keepUnfit(column: Column, record: number, text: string): void {
    const key = `${table.name}.${column.name}`
    const seen = notes.unfit.get(key)
    if (seen) seen.count += 1
    else notes.unfit.set(key, { table: table.name, column, count: 1, record, example: text.slice(0, 100) })
  }

  const typer: RowTyper = {
    table,
    columns: known.map((column) => column.name),
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
            if (time.spelling === '' || isUsual(table, column, time.spelling)) continue
            extra = [...(extra ?? []), [column.name, value]]
            continue
          }
        }
        const text = textOfValue(value)
        row[i + 2] = null
        extra = [...(extra ?? []), [column.name, text]]
        keepUnfit(column, record, text)
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

  /** Whether a spelling is the one its column has in this source; the first decides. */
  function isUsual(of: Table, column: Column, spelling: string | null): boolean {
    if (spelling === null) return false
    const key = `${of.name}.${column.name}`
    const usual = notes.timeFormats.get(key)
    if (usual === undefined) notes.timeFormats.set(key, spelling)
    return usual === undefined || usual === spelling
  }

  return typer
}

function widen(typer: RowTyper, at: SqlValue | undefined): void {
  if (typeof at !== 'bigint') return
  if (typer.first === null || at < typer.first) typer.first = at
  if (typer.last === null || at > typer.last) typer.last = at
}

/** A JSON object of pairs, ticks as text. Written by hand because evidence may name a member `__proto__`. */
function extraText(pairs: readonly [string, Written][]): string {
  const members = pairs.map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(typeof value === 'bigint' ? String(value) : value)}`,
  )
  return `{${members.join(',')}}`
}
