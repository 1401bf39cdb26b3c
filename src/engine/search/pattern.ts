import { foldedName } from '../store/name-index.ts'
import type { SqlValue } from '../store/sql.ts'

/** Words looked for: all must stand in a name, in any order and case. */
export interface Pattern {
  readonly text: string
  readonly words: readonly string[]
  /** the same as names are compared */
  readonly folded: { readonly text: string; readonly words: readonly string[] }
  /** the number typed, alone or after `#` */
  readonly number: number | null
}

export function patternOf(typed: string): Pattern {
  const text = typed.trim().replaceAll(/\s+/g, ' ')
  const number = /^#?(\d{1,9})$/.exec(text)?.[1]
  const wordsOf = (of: string) => of.split(' ').filter(Boolean)
  const folded = foldedName(text)
  return {
    text,
    words: wordsOf(text),
    folded: { text: folded, words: wordsOf(folded) },
    number: number === undefined ? null : Number(number),
  }
}

const escaped = (word: string) => word.replaceAll(/[\\%_]/g, '\\$&')

/** Whether a column holds every word. LIKE is quick and knows the letters of ASCII; a text that has others is folded and asked itself. */
export const holds = (column: string, { words }: Pattern): string =>
  words
    .map(
      () =>
        `CASE WHEN octet_length(${column}) = length(${column}) THEN ${column} LIKE ? ESCAPE '\\' ELSE instr(name_fold(${column}), ?) > 0 END`,
    )
    .join(' AND ')

export const holdParams = ({ folded }: Pattern): SqlValue[] => folded.words.flatMap((word) => [`%${escaped(word)}%`, word])

/** 0 where the name begins with what was typed: these are looked at before those that only hold it. */
export const begins = (column: string): string => `${column} NOT LIKE ? ESCAPE '\\'`

export const beginParams = ({ text }: Pattern): SqlValue[] => [`${escaped(text)}%`]

/** How near a name is: what was typed itself, its beginning, the beginning of a word of it, anywhere in it. */
export function nearness(name: string, { folded: { text: typed } }: Pattern): number {
  const held = foldedName(name)
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
