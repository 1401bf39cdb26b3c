import { AFTER, BEFORE, holdsShort, holdsText, type NamedTable, namesCovered, rowsNamed } from '../store/name-index.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { holdParams, holds, LOOKED_AT, type Pattern } from './pattern.ts'

/** Which rows of a table are looked at: a condition on its id. */
export interface Candidates {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

const ALL: Candidates = { sql: '1', params: [] }

/** What a name must hold of the words, as the index can say it; undefined where all are so short and so common that reading is quicker. */
function anywhere(store: ReadStore, name: NamedTable['name'], words: readonly string[]): string | undefined {
  const long = words.filter((word) => [...word].length > 2)
  if (long.length > 0) return long.map(holdsText).join(' AND ')
  for (const word of words) {
    const match = holdsShort(store, name, word)
    if (match !== undefined) return match
  }
  return undefined
}

/** Rows that hold the words, found by reading on until there are enough: only for words that many names hold. */
const readOn = (store: ReadStore, name: NamedTable['name'], column: string, pattern: Pattern, covered: number): number[] =>
  store
    .all<{ id: number }>(
      `SELECT id FROM ${name} WHERE id <= ? AND ${holds(column, pattern)} LIMIT ?`,
      covered,
      ...holdParams(pattern),
      LOOKED_AT,
    )
    .map((row) => row.id)

/**
 * The rows of a named table worth looking at: of those its index covers, enough that are called what was typed, that begin so, and that hold
 * it; every row the index does not cover; every row renamed since. Where there is no index, all rows.
 */
export function candidatesOf(store: ReadStore, name: NamedTable['name'], column: string, pattern: Pattern): Candidates {
  const covered = namesCovered(store, name)
  if (covered === 0) return ALL
  const found = new Set<number>()
  const take = (match: string) => {
    let taken = 0
    if (match === '') return
    for (const rows of rowsNamed(store, name, match, pattern.folded.words)) {
      for (const row of rows) found.add(row)
      taken += rows.length
      if (taken >= LOOKED_AT) return
    }
  }
  const { text, words } = pattern.folded
  take(holdsText(`${BEFORE}${text}${AFTER}`))
  take(holdsText(`${BEFORE}${text}`))
  const match = anywhere(store, name, words)
  if (match !== undefined) take(match)
  else for (const row of readOn(store, name, column, pattern, covered)) found.add(row)
  return {
    sql: `${name}.id IN (SELECT value FROM json_each(?) UNION ALL SELECT row FROM name_changed WHERE name = '${name}' UNION ALL SELECT id FROM ${name} WHERE id > ?)`,
    params: [JSON.stringify([...found]), covered],
  }
}
