import type { Column, Table } from '#model/tables/column.ts'

/** Values of one column that did not fit its type: how many, and where the first stood. */
export interface Unfit {
  readonly table: string
  readonly column: Column
  count: number
  readonly record: number
  readonly example: string
}

/** What typing learns of a source as a whole; bounded by the number of columns. */
export interface TypingNotes {
  unfit(table: Table, column: Column, record: number, text: string): void
  /** Whether a time's spelling is the one its column has in this source; the first decides. Null is a spelling without a name. */
  isUsual(table: Table, column: Column, spelling: string | null): boolean
  /** Bytes that were no UTF-8 and were read as Latin-1. */
  latin1(record: number): void
  readonly unfits: Iterable<Unfit>
  /** How each time column is written where that is less than Kusto's seven digits, by `Table.Column`. */
  readonly timeFormats: { readonly [tableAndColumn: string]: string }
  readonly firstLatin1: number | null
}

export function createTypingNotes(): TypingNotes {
  const unfits = new Map<string, Unfit>()
  const usual = new Map<string, string>()
  let firstLatin1: number | null = null
  return {
    unfit(table, column, record, text) {
      const key = `${table.name}.${column.name}`
      const seen = unfits.get(key)
      if (seen) seen.count += 1
      else unfits.set(key, { table: table.name, column, count: 1, record, example: text.slice(0, 100) })
    },
    isUsual(table, column, spelling) {
      if (spelling === null) return false
      const key = `${table.name}.${column.name}`
      const known = usual.get(key)
      if (known === undefined) usual.set(key, spelling)
      // seven digits and a Z say themselves in every row, whatever the column's others look like
      return known === undefined || known === spelling || spelling === ''
    },
    latin1(record) {
      firstLatin1 ??= record
    },
    get unfits() {
      return unfits.values()
    },
    get timeFormats() {
      return Object.fromEntries([...usual].filter(([, spelling]) => spelling !== ''))
    },
    get firstLatin1() {
      return firstLatin1
    },
  }
}

/** `_extra`: a JSON object of pairs, ticks as text. Written by hand because evidence may name a member `__proto__`. */
export function extraText(pairs: readonly (readonly [string, unknown])[]): string {
  const members = pairs.map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(typeof value === 'bigint' ? String(value) : value)}`,
  )
  return `{${members.join(',')}}`
}
