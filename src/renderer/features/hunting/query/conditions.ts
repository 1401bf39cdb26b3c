import type { ResultColumn } from '../results/frame.ts'
import { literalOf, nameLiteral, textLiteral } from './literal.ts'
import { type Span, statementAt } from './statements.ts'

export const comparisons = ['==', '!=', 'contains', '!contains', 'startswith', 'endswith'] as const
export type Comparison = (typeof comparisons)[number]

const isEmpty = (value: unknown) => value === null || value === undefined

/** A condition on a column by one of its values; null and empty ask for themselves by the functions that find them. */
export function conditionOf(column: ResultColumn, comparison: Comparison, value: unknown): string {
  const name = nameLiteral(column.name)
  if (isEmpty(value)) return comparison === '!=' ? `isnotnull(${name})` : `isnull(${name})`
  const literal = literalOf(value, column.type)
  if (column.type === 'string') return `${name} ${comparison} ${literal}`
  // other types compare by value; their text is what the text operators look at
  if (comparison === '==' || comparison === '!=')
    return column.type === 'dynamic' && literal.startsWith('"')
      ? `tostring(${name}) ${comparison} ${literal}`
      : `${name} ${comparison} ${literal}`
  return `tostring(${name}) ${comparison} ${textLiteral(typeof value === 'string' ? value : JSON.stringify(value))}`
}

export type JsonStep = string | number

/** The expression of a value inside a JSON cell: of a dynamic column directly, of a text column through `parse_json`. */
export function pathExpression(column: ResultColumn, path: readonly JsonStep[]): string {
  const root = column.type === 'dynamic' ? nameLiteral(column.name) : `parse_json(${nameLiteral(column.name)})`
  return path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`
    return /^[A-Za-z_]\w*$/.test(step) ? `${at}.${step}` : `${at}[${textLiteral(step)}]`
  }, root)
}

/** A condition on a value inside a JSON cell. */
export function pathCondition(column: ResultColumn, path: readonly JsonStep[], comparison: '==' | '!=', value: unknown): string {
  const at = pathExpression(column, path)
  if (isEmpty(value)) return `${comparison === '==' ? 'isempty' : 'isnotempty'}(tostring(${at}))`
  if (typeof value === 'number') return `todouble(${at}) ${comparison} ${value}`
  if (typeof value === 'boolean') return `tobool(${at}) ${comparison} ${value}`
  return `tostring(${at}) ${comparison} ${textLiteral(typeof value === 'string' ? value : JSON.stringify(value))}`
}

/** `| extend Name = tostring(Column.path)`: the last step of the path names the new column. */
export function extendLine(column: ResultColumn, path: readonly JsonStep[], value: unknown): string {
  const words = path.filter((step) => typeof step === 'string')
  const name = (words.at(-1) ?? column.name).replace(/\W+/g, '_').replace(/^(?=\d)|^$/, '_')
  const cast = typeof value === 'number' ? 'todouble' : typeof value === 'boolean' ? 'tobool' : typeof value === 'object' ? '' : 'tostring'
  const at = pathExpression(column, path)
  return `| extend ${name === column.name ? `${name}_` : name} = ${cast ? `${cast}(${at})` : at}`
}

export interface Insertion {
  readonly at: number
  readonly text: string
}

function spanOf(text: string, ran: string, cursor: number): Span | undefined {
  const found = ran ? text.indexOf(ran) : -1
  return found >= 0 ? { start: found, end: found + ran.length } : statementAt(text, cursor)
}

/**
 * Where a line is added to the query that gave the rows: at the end of it, before a closing `render` or `;`.
 * @param ran the statement as it was run; where it stands no more, the statement at the cursor takes the line
 */
export function appendLine(text: string, ran: string, cursor: number, line: string): Insertion {
  const span = spanOf(text, ran, cursor)
  if (!span) return { at: text.length, text: line }
  const statement = text.slice(span.start, span.end)
  const tail = /(\s*\n\s*\|\s*render\b[^|]*|\s*;\s*|\s+)$/.exec(statement)
  return { at: span.start + (tail ? tail.index : statement.length), text: `\n${line}` }
}
