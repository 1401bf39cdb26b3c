import { bool, type Expression, literal, operation, text } from '../ir/expression.ts'
import { regexOf } from '../runtime/regex.ts'
import { equal, oneOf } from './compare.ts'
import { toText } from './convert.ts'
import { coreCall } from './core-call.ts'
import { fold } from './terms.ts'

/** How text is sought in text. */
export type Match = 'has' | 'hasprefix' | 'hassuffix' | 'contains' | 'startswith' | 'endswith'

const isAscii = (value: string) => /^[\0-\x7f]*$/.test(value)
const constantText = (value: Expression) => (value.kind === 'literal' && value.type === 'string' ? String(value.value) : undefined)

/** Text with `%`, `_` and the escape itself made plain for LIKE. */
const likeText = (needle: string) => needle.replace(/[\\%_]/g, (c) => `\\${c}`)

const like = (value: Expression, pattern: string) => operation('like', 'bool', [value, text(pattern)], { nullable: false })

const patterns: Record<Match, (needle: string) => string> = {
  has: (needle) => `%${needle}%`,
  hasprefix: (needle) => `%${needle}%`,
  hassuffix: (needle) => `%${needle}%`,
  contains: (needle) => `%${needle}%`,
  startswith: (needle) => `${needle}%`,
  endswith: (needle) => `%${needle}`,
}

const isTermMatch = (match: Match) => match.startsWith('has')

/**
 * `has`, `contains`, `startswith` and their kin. SQLite's LIKE ignores the case of ASCII only, so it decides alone for an ASCII
 * needle that need not stand at the ends of terms, and sifts before the exact check for one that must.
 */
export function matches(match: Match, value: Expression, needle: Expression, exact: boolean): Expression {
  const [within, sought] = [toText(value), toText(needle)]
  const constant = constantText(sought)
  if (constant === '') return bool(true)
  const check = coreCall(match, within, sought, bool(exact))
  if (constant === undefined) return check
  if (exact)
    return isTermMatch(match)
      ? operation('and', 'bool', [operation('instr', 'bool', [within, sought]), check])
      : exactMatch(match, within, sought, check)
  if (!isAscii(constant)) return check
  const sieve = like(within, patterns[match](likeText(constant)))
  return isTermMatch(match) ? operation('and', 'bool', [sieve, check]) : sieve
}

function exactMatch(match: Match, within: Expression, sought: Expression, check: Expression): Expression {
  if (match === 'contains') return operation('instr', 'bool', [within, sought])
  return match === 'startswith' ? operation('starts-with', 'bool', [within, sought]) : check
}

/** `=~`: equal without regard to case, by Unicode's rules; an ASCII constant leaves it to the collation. */
export function equalFolded(a: Expression, b: Expression): Expression {
  const [left, right] = [toText(a), toText(b)]
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const constant = constantText(other)
    if (constant !== undefined && isAscii(constant)) return operation('equal-nocase', 'bool', [value, text(constant)], { nullable: false })
  }
  return equal(folded(left), folded(right))
}

export function folded(value: Expression): Expression {
  const constant = constantText(value)
  return constant === undefined ? coreCall('fold', value) : text(fold(constant))
}

/** `in~` over single values. */
export function oneOfFolded(value: Expression, candidates: readonly Expression[]): Expression {
  const within = toText(value)
  const constants = candidates.map((candidate) => constantText(toText(candidate)))
  if (constants.length > 0 && constants.every((c) => c !== undefined && isAscii(c))) {
    return operation('in-nocase', 'bool', [within, ...constants.map((c) => text(c!))], { nullable: false })
  }
  return oneOf(
    folded(within),
    candidates.map((candidate) => folded(toText(candidate))),
  )
}

/** `has_any` and `has_all` over a dynamic list of needles. */
export function hasList(all: boolean, value: Expression, needles: Expression): Expression {
  return coreCall(all ? 'has_all' : 'has_any', toText(value), needles, literal('bool', 0n))
}

/** `matches regex`: anywhere in the text, case counts. A bad constant pattern fails at once. */
export function matchesRegex(value: Expression, pattern: Expression): Expression {
  const constant = constantText(pattern)
  if (constant !== undefined) regexOf(constant)
  return coreCall('matches_regex', toText(value), toText(pattern))
}
