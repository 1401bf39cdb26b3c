import type { SqlValue } from '../store/sql.ts'

/** Words looked for: all must stand in a name, in any order and case. */
export interface Pattern {
  readonly text: string
  readonly words: readonly string[]
  /** the number typed, alone or after `#` */
  readonly number: number | null
}

export function patternOf(typed: string): Pattern {
  const text = typed.trim().replaceAll(/\s+/g, ' ')
  const number = /^#?(\d{1,9})$/.exec(text)?.[1]
  return { text, words: text.split(' ').filter(Boolean), number: number === undefined ? null : Number(number) }
}

const escaped = (word: string) => word.replaceAll(/[\\%_]/g, '\\$&')

/** `column LIKE …` for every word; SQLite's LIKE folds the case of ASCII. */
export const holds = (column: string, { words }: Pattern): string => words.map(() => `${column} LIKE ? ESCAPE '\\'`).join(' AND ')

export const holdParams = ({ words }: Pattern): SqlValue[] => words.map((word) => `%${escaped(word)}%`)

/** 0 where the name begins with what was typed: these are looked at before those that only hold it. */
export const begins = (column: string): string => `${column} NOT LIKE ? ESCAPE '\\'`

export const beginParams = ({ text }: Pattern): SqlValue[] => [`${escaped(text)}%`]

/** How near a name is: what was typed itself, its beginning, the beginning of a word of it, anywhere in it. */
export function nearness(name: string, { text }: Pattern): number {
  const [held, typed] = [name.toLowerCase(), text.toLowerCase()]
  if (held === typed) return 0
  const at = held.indexOf(typed)
  if (at <= 0) return at === 0 ? 1 : 3
  return /[^\p{L}\p{N}]/u.test(held[at - 1]!) ? 2 : 3
}

/** The nearest of what was found, the order it was found in deciding between equals. */
export const nearest = <T>(found: readonly T[], nameOf: (one: T) => string, pattern: Pattern, limit: number): T[] =>
  found
    .map((one, place) => ({ one, place, near: nearness(nameOf(one), pattern) }))
    .sort((a, b) => a.near - b.near || a.place - b.place)
    .slice(0, limit)
    .map(({ one }) => one)

/** Most names of a kind that are compared: short words stand in thousands. */
export const LOOKED_AT = 200
