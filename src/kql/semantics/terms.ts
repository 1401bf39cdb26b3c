const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** Text without regard to case, by Unicode's rules: accents still tell letters apart. */
export const fold = (text: string) => text.toLowerCase()

function isTermCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (Number.isNaN(code)) return false
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
  const whole = code >= 0xdc00 && code <= 0xdfff ? text.slice(index - 1, index + 1) : String.fromCodePoint(text.codePointAt(index) ?? 0)
  return LETTER_OR_DIGIT.test(whole)
}

/**
 * `has` and its kin: the needle stands in the text with the ends of terms at its own ends. A term is a run of letters and digits;
 * everything else separates, `_` too. An empty needle is in every text.
 * @param ends which ends of the needle must be ends of terms.
 */
export function containsTerm(text: string, needle: string, exact: boolean, ends: 'both' | 'prefix' | 'suffix' = 'both'): boolean {
  if (needle === '') return true
  const [within, sought] = exact ? [text, needle] : [fold(text), fold(needle)]
  const checkStart = ends !== 'suffix' && isTermCharacter(sought, 0)
  const checkEnd = ends !== 'prefix' && isTermCharacter(sought, sought.length - 1)
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
    const end = at + sought.length
    if (checkStart && at > 0 && isTermCharacter(within, at - 1)) continue
    if (checkEnd && end < within.length && isTermCharacter(within, end)) continue
    return true
  }
  return false
}
