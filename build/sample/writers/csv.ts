import { schemaTable } from '#model/tables/schema.ts'
import type { Row } from '../world.ts'
import { cell } from './cell.ts'

const BYTE_ORDER_MARK = '\uFEFF'
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const whereNeeded = (text: string) => (/[",\r\n]/.test(text) ? quoted(text) : text)

/** A table as the portal exports it. `quoting` is `always` in the older exporter, `needed` in the newer. */
export function csv(table: string, rows: readonly Row[], quoting: 'needed' | 'always' = 'needed'): string {
  const columns = schemaTable(table)!.columns
  const write = quoting === 'always' ? quoted : whereNeeded
  const lines = rows.map((row) => columns.map((column) => write(cell(column, row))).join(','))
  return `${BYTE_ORDER_MARK}${[columns.map((column) => write(column.name)).join(','), ...lines].join('\r\n')}\r\n`
}

/** Rows of text under given headings. */
export function plainCsv(headings: readonly string[], rows: readonly Record<string, string>[]): string {
  const lines = rows.map((row) => headings.map((heading) => whereNeeded(row[heading] ?? '')).join(','))
  return `${[headings.join(','), ...lines].join('\r\n')}\r\n`
}
