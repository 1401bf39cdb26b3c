import type { Column } from '../ir/column.ts'
import type { Expression } from '../ir/expression.ts'
import { type Term, termsOf } from './needle-terms.ts'
import { requiredLiterals } from './regex-literals.ts'

/** What an index can be asked in place of a condition: rows of ASCII text that meet the condition are among the rows it finds. */
export type Cover =
  | { readonly kind: 'terms'; readonly columns: readonly string[]; readonly terms: readonly Term[] }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Cover[] }
  | { readonly kind: 'none' }

/** The name an index knows a column by, if it holds it, and does better than an order of the column for the operation. */
export type Indexed = (column: Column, operation?: string) => string | undefined

const constant = (expression: Expression | undefined) =>
  expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined

const OPEN = { start: 'open', end: 'open' } as const
const CLOSED = { start: 'closed', end: 'closed' } as const
type Ends = Parameters<typeof termsOf>[1]

/** What the text of a number or a moment may hold: a needle with anything else is in none. */
const alphabets: Readonly<Record<string, RegExp>> = {
  'text-of-integer': /^[-0-9]*$/,
  _text_of_datetime: /^[-0-9:.tz]*$/i,
  _text_of_timespan: /^[-0-9:.]*$/,
  _text_of_real: /^[-+0-9.einfatyb]*$/i,
  _text_of_decimal: /^[-+0-9.einfatyb]*$/i,
  'text-of-bool': /^[truefals]*$/i,
}

/** The column an expression is the text of. */
function columnOf(value: Expression, indexed: Indexed): string | undefined {
  if (value.kind === 'column') return value.type === 'string' || value.type === 'guid' ? indexed(value.column) : undefined
  const inner = value.kind === 'operation' && value.name === 'or-empty' ? value.args[0] : undefined
  const json = value.kind === 'call' && value.function === '_text_of_json' ? value.args[0] : undefined
  const column = inner ?? json
  return column?.kind === 'column' ? indexed(column.column) : undefined
}

function sought(value: Expression | undefined, needle: string | undefined, ends: Ends, indexed: Indexed): Cover | undefined {
  if (value === undefined || needle === undefined) return undefined
  const name = value.kind === 'operation' ? value.name : value.kind === 'call' ? value.function : ''
  const alphabet = alphabets[name]
  if (alphabet) return alphabet.test(needle) ? undefined : { kind: 'none' }
  const column = columnOf(value, indexed)
  if (column === undefined) return undefined
  const terms = termsOf(needle, ends)
  if (terms === 'none') return { kind: 'none' }
  return terms && { kind: 'terms', columns: [column], terms }
}

/** All parts that say something must hold. */
function all(parts: readonly (Cover | undefined)[]): Cover | undefined {
  const known = parts.filter((part) => part !== undefined)
  if (known.some((part) => part.kind === 'none')) return { kind: 'none' }
  return known.length > 1 ? { kind: 'all', parts: known } : known[0]
}

/** One of the parts must hold, so each must say something. Parts that ask the same of several columns become one. */
function any(parts: readonly (Cover | undefined)[]): Cover | undefined {
  if (parts.includes(undefined)) return undefined
  const byTerms = new Map<string, Cover>()
  for (const part of parts as readonly Cover[]) {
    if (part.kind === 'none') continue
    const key = JSON.stringify(part.kind === 'terms' ? part.terms : part)
    const known = byTerms.get(key)
    byTerms.set(key, known?.kind === 'terms' && part.kind === 'terms' ? { ...known, columns: [...known.columns, ...part.columns] } : part)
  }
  const left = [...byTerms.values()]
  return left.length === 0 ? { kind: 'none' } : left.length > 1 ? { kind: 'any', parts: left } : left[0]
}

/** A LIKE pattern as the needle it seeks; undefined where `%` or `_` stand inside of it. */
function ofLike(pattern: string): { readonly needle: string; readonly ends: Ends } {
  const open = pattern.startsWith('%')
  const close = pattern.endsWith('%')
  const inner = pattern.slice(open ? 1 : 0, close ? -1 : undefined)
  return {
    needle: inner.replace(/\\([\\%_])/g, '$1'),
    ends: { start: open ? 'open' : 'closed', end: close ? 'open' : 'closed' },
  }
}

function list(json: string | undefined): readonly string[] | undefined {
  const items = json === undefined ? undefined : (JSON.parse(json) as unknown)
  return Array.isArray(items) && items.every((item) => typeof item === 'string') ? (items as string[]) : undefined
}

function ofCall(name: string, args: readonly Expression[], indexed: Indexed): Cover | undefined {
  const [value, second] = args
  const needle = constant(second)
  switch (name) {
    case '_has':
      return sought(value, needle, CLOSED, indexed)
    case '_hasprefix':
    case '_startswith':
      return sought(value, needle, { start: 'closed', end: 'open' }, indexed)
    case '_hassuffix':
    case '_endswith':
      return sought(value, needle, { start: 'open', end: 'closed' }, indexed)
    case '_contains':
      return sought(value, needle, OPEN, indexed)
    case '_has_any':
      return any(list(needle)?.map((one) => sought(value, one, CLOSED, indexed)) ?? [undefined])
    case '_has_all':
      return all(list(needle)?.map((one) => sought(value, one, CLOSED, indexed)) ?? [])
    case '_matches_regex':
      return all(requiredLiterals(needle ?? '').map((run) => sought(value, run, OPEN, indexed)))
    default:
      return undefined
  }
}

/** What the index can be asked in place of a condition; undefined where it can tell nothing of it. */
export function coverOf(condition: Expression, indexed: Indexed): Cover | undefined {
  if (condition.kind === 'call') return ofCall(condition.function, condition.args, indexed)
  if (condition.kind !== 'operation') return undefined
  const [value, second] = condition.args
  switch (condition.name) {
    case 'and':
      return all(condition.args.map((part) => coverOf(part, indexed)))
    case 'or':
      return any(condition.args.map((part) => coverOf(part, indexed)))
    case 'like': {
      const { needle, ends } = ofLike(constant(second) ?? '%')
      return sought(value, needle, ends, indexed)
    }
    case 'instr':
      return sought(value, constant(second), OPEN, indexed)
    case 'starts-with':
      return sought(value, constant(second), { start: 'closed', end: 'open' }, indexed)
    case 'equal':
    case 'equal-nocase':
    case 'in':
    case 'in-nocase':
      return ofEquality(condition.args, (column) => indexed(column, condition.name))
    default:
      return undefined
  }
}

/** A value, and one or more that it may be equal to. */
function ofEquality(args: readonly Expression[], indexed: Indexed): Cover | undefined {
  const [value, second, ...rest] = args
  const found = any([second, ...rest].map((one) => sought(value, constant(one), CLOSED, indexed)))
  return found ?? (rest.length === 0 ? sought(second, constant(value), CLOSED, indexed) : undefined)
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A cover in FTS5's words; undefined where no row can be found. */
export function matchOf(cover: Cover): string | undefined {
  if (cover.kind === 'none') return undefined
  if (cover.kind === 'terms') {
    const terms = cover.terms.map(({ text, prefix }) => `${quoted(text)}${prefix ? '*' : ''}`)
    return `{${cover.columns.map(quoted).join(' ')}} : (${terms.join(' AND ')})`
  }
  const parts = cover.parts.map(matchOf).filter((part) => part !== undefined)
  return `(${parts.join(cover.kind === 'all' ? ' AND ' : ' OR ')})`
}
