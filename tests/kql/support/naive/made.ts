import fc from 'fast-check'
import type { Datum, Row, Sheet } from './sheet.ts'

/** An operator with what it makes of a sheet, worked out row by row; one that does not fit the sheet is not offered. */
export interface Made {
  readonly kind: 'made'
  readonly name: string
  readonly text: string
  apply(sheet: Sheet): Sheet
}

export const made = (name: string, text: string, apply: (sheet: Sheet) => Sheet): Made => ({ kind: 'made', name, text, apply })

export const columnsOf = (sheet: Sheet, type: 'long' | 'string'): string[] => sheet.names.filter((_, i) => sheet.types[i] === type)

export const cellOf = (sheet: Sheet, row: Row, name: string): Datum => row[sheet.names.indexOf(name)] ?? null

/** A name the sheet does not have yet. */
export function freeName(sheet: Sheet, wanted: string): string {
  let free = wanted
  for (let n = 1; sheet.names.includes(free); n++) free = `${wanted}${n}`
  return free
}

/** Rows of one key together, in the order the keys first come. */
export function groupsOf(rows: readonly Row[], places: readonly number[]): { key: Datum[]; rows: Row[] }[] {
  const groups = new Map<string, { key: Datum[]; rows: Row[] }>()
  for (const row of rows) {
    const key = places.map((at) => row[at] ?? null)
    const group = groups.get(JSON.stringify(key)) ?? { key, rows: [] }
    groups.set(JSON.stringify(key), group)
    group.rows.push(row)
  }
  return [...groups.values()]
}

export const numbersIn = (values: readonly Datum[]): number[] => values.filter((value): value is number => typeof value === 'number')

export const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Null is less than every number; text goes by its code units. */
export function compared(a: Datum, b: Datum): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

/** Rows in an order of all their columns, so that only equal rows may change places. */
export function ordered(sheet: Sheet, descending: readonly boolean[]): Row[] {
  return [...sheet.rows].sort((a, b) => {
    for (let i = 0; i < sheet.names.length; i++) {
      const order = compared(a[i] ?? null, b[i] ?? null)
      if (order !== 0) return descending[i] ? -order : order
    }
    return 0
  })
}

/** `sort by` every column, each up or down. */
export const sortText = (sheet: Sheet, descending: readonly boolean[]): string =>
  `sort by ${sheet.names.map((name, i) => `${name} ${descending[i] ? 'desc' : 'asc'}`).join(', ')}`

export const directions = (sheet: Sheet): fc.Arbitrary<boolean[]> =>
  fc.array(fc.boolean(), { minLength: sheet.names.length, maxLength: sheet.names.length })
