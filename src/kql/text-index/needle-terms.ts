import { fold } from '../semantics/terms.ts'

/** A word a full-text index is asked for; `prefix`: any word that begins so. */
export interface Term {
  readonly text: string
  readonly prefix: boolean
}

/** Characters of a word that is left out where a longer one is there. */
const SHORT = 3

const TERM = /[a-z0-9]+/g

/**
 * The words that a text of ASCII alone must have for a needle to stand in it. At an open end the needle may begin or stop inside of a
 * word: a first word of which only the end is known tells nothing, a last one is a beginning.
 * @returns `none` where no such text can hold the needle, undefined where the words say nothing.
 */
export function termsOf(
  needle: string,
  ends: { readonly start: 'open' | 'closed'; readonly end: 'open' | 'closed' },
): readonly Term[] | 'none' | undefined {
  const folded = fold(needle)
  if (/[^\p{ASCII}]/u.test(folded)) return 'none'
  const terms: Term[] = []
  for (const { 0: text, index } of folded.matchAll(TERM)) {
    if (index === 0 && ends.start === 'open') continue
    terms.push({ text, prefix: index + text.length === folded.length && ends.end === 'open' })
  }
  if (terms.length === 0) return undefined
  // `exe`, `com`, `c`: words of so many rows that asking for them costs more than they sift out.
  const telling = terms.filter((term) => term.text.length > SHORT)
  return telling.length > 0 ? telling : terms
}
