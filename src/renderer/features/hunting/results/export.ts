import { type HuntResult, type RowIndex, textOf } from './frame.ts'

export interface Picked {
  readonly result: HuntResult
  readonly rows: ArrayLike<RowIndex>
  /** places of the columns, in the order they are shown */
  readonly columns: readonly number[]
}

// A cell that begins with one of these may be run as a formula by a spreadsheet.
export const FORMULA = /^[\t\r ]*[=+\-@＝＋－＠]/
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

function csvCell(text: string, safe: boolean): string {
  const told = safe && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(told) || told.startsWith("'") ? `"${told.replaceAll('"', '""')}"` : told
}

function* linesOf({ result, rows, columns }: Picked, cell: (text: string) => string, between: string): Generator<string> {
  yield columns.map((column) => cell(result.columns[column]!.name)).join(between)
  for (let i = 0; i < rows.length; i++) yield columns.map((column) => cell(textOf(result.values[column]?.[rows[i]!]))).join(between)
}

/**
 * Rows as CSV after RFC 4180.
 * @param safe puts an apostrophe before what a spreadsheet would run as a formula; without it the bytes are the evidence's own
 */
export const asCsv = (picked: Picked, safe: boolean): string =>
  `${[...linesOf(picked, (text) => csvCell(text, safe), ',')].join('\r\n')}\r\n`

/** One JSON object a line; values keep their types. */
export function asJsonLines({ result, rows, columns }: Picked): string {
  const lines = Array.from(rows, (row) =>
    JSON.stringify(Object.fromEntries(columns.map((column) => [result.columns[column]!.name, result.values[column]?.[row] ?? null]))),
  )
  return `${lines.join('\n')}\n`
}

const flat = (text: string) => text.replace(/[\t\r\n]+/g, ' ')

/** Rows as tab-separated text with a heading line. */
export const asTabs = (picked: Picked): string => [...linesOf(picked, flat, '\t')].join('\n')

const markdownCell = (text: string) =>
  flat(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', '\\`')

/** The query and its rows as markdown, for a report or a ticket. */
export function asMarkdown(picked: Picked, query: string): string {
  const [head = '', ...body] = linesOf(picked, markdownCell, ' | ')
  const rule = picked.columns.map(() => '---').join(' | ')
  const fence = '`'.repeat(Math.max(3, ...[...query.matchAll(/`+/g)].map((run) => run[0].length + 1)))
  return [`${fence}kusto`, query, fence, '', `| ${head} |`, `| ${rule} |`, ...body.map((line) => `| ${line} |`), ''].join('\n')
}
