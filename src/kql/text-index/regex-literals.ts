/** Characters that stand for themselves in a pattern. */
const PLAIN = /[A-Za-z0-9 _\-/:;,=@#%&"'<>~`!]/
const QUANTIFIER = /^(?:[*?+]|\{(\d*)(?:,\d*)?\})[?+]?/

/** The character a small class stands for without regard to case: `[eE]`, `[e]`. */
function classCharacter(inside: string): string | undefined {
  const [a, b] = [...inside]
  if (!a || a === '^' || a === '\\' || inside.length > 2) return undefined
  return b === undefined || a.toLowerCase() === b.toLowerCase() ? a : undefined
}

/** Where the class that begins at a place ends; -1 where it does not. */
function classEnd(pattern: string, from: number): number {
  const first = from + (pattern[from + 1] === '^' ? 2 : 1)
  for (let at = first; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++
    else if (pattern[at] === ']' && at > first) return at
  }
  return -1
}

function groupEnd(pattern: string, from: number): number {
  let depth = 0
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++
    else if (pattern[at] === '[') at = classEnd(pattern, at)
    else if (pattern[at] === '(') depth++
    else if (pattern[at] === ')' && --depth === 0) return at + 1
    if (at < 0) break
  }
  return pattern.length
}

/** One piece of a pattern: the character it must match, if it must match a certain one, and where it ends. */
function piece(pattern: string, at: number): { readonly text: string | undefined; readonly end: number } {
  const c = pattern[at]!
  if (c === '\\') {
    const next = pattern[at + 1] ?? ''
    if (next === 'p' || next === 'P' || next === 'x')
      return { text: undefined, end: pattern[at + 2] === '{' ? pattern.indexOf('}', at) + 1 : at + 4 }
    return { text: /[^A-Za-z0-9]/.test(next) ? next : undefined, end: at + 2 }
  }
  if (c === '[') {
    const close = classEnd(pattern, at)
    return { text: classCharacter(pattern.slice(at + 1, close)), end: close + 1 }
  }
  if (c === '(') return { text: undefined, end: groupEnd(pattern, at) }
  return { text: PLAIN.test(c) ? c : undefined, end: at + 1 }
}

/**
 * Runs of characters that every match of a regular expression holds, whatever their case: a cheap sieve before the expression itself.
 * Nothing where the pattern offers a choice at its top, or is not understood.
 */
export function requiredLiterals(pattern: string): string[] {
  const runs: string[] = []
  let run = ''
  const close = () => {
    if (run) runs.push(run)
    run = ''
  }
  if (pattern.includes('\\Q') || /\[\[:|\(\?[^:i]|[^\x20-\x7e]/.test(pattern)) return []
  for (let at = 0; at < pattern.length; ) {
    if (pattern[at] === '|') return []
    const { text, end } = piece(pattern, at)
    if (end <= at) return []
    const quantifier = QUANTIFIER.exec(pattern.slice(end))
    const least = quantifier ? (quantifier[0][0] === '+' ? 1 : Number(quantifier[1] || 0)) : 1
    if (text === undefined || least === 0) close()
    else run += text
    // What is repeated may stand more often than once: the run ends with its first.
    if (quantifier && text !== undefined && least > 0) close()
    at = end + (quantifier?.[0].length ?? 0)
  }
  close()
  return runs
}
