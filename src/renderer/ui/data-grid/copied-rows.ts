import type { Column } from './column.ts'

const flat = (text: string) => text.replace(/[\t\r\n]+/g, ' ')

/** Rows as tab-separated text with a heading line, as spreadsheets and chats take it. */
export function rowsAsText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => flat(column.text(row))).join('\t'))
  return [columns.map((column) => column.title).join('\t'), ...lines].join('\n')
}

// A cell that begins with one of these may be run as a formula by a spreadsheet.
const FORMULA = /^[\t\r ]*[=+\-@＝＋－＠]/

function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Rows as CSV after RFC 4180 (CRLF, quotes doubled). Evidence may hold `=cmd|…`: what a spreadsheet would take for a formula gets an
 * apostrophe before it; numbers stay numbers.
 */
export function rowsAsCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => csvCell(column.text(row))).join(','))
  return [columns.map((column) => csvCell(column.title)).join(','), ...lines, ''].join('\r\n')
}
