import { problem } from '#base/problem.ts'
import type { Format, Head, Item, ReadContext, Source } from '../format.ts'
import { ownTableName } from '../own-table.ts'
import { createDelimitedReader } from '../read/delimited.ts'
import { type CellBlock, createDelimitedScanner } from '../read/delimited-scanner.ts'
import { utf8Chunks } from '../read/encoding.ts'
import { columnName, ownColumns, recogniseTable } from '../recognise-table.ts'

const DELIMITERS = [',', ';', '\t']

/** A header names columns: short, no sentence, no value. */
const NAME = /^[\p{L}_@#$][^\n"]{0,79}$/u

/** The delimiter that cuts the head into records of one length under a header of names; null where none does. */
function delimiterOf(head: Head): { delimiter: string; header: readonly string[] } | null {
  const bytes = Buffer.from(head.text)
  for (const delimiter of DELIMITERS) {
    const reader = createDelimitedReader(delimiter)
    const found = [reader.push(bytes), ...(head.whole ? [reader.finish()] : [])]
    const { header } = reader
    if (!header || header.length < 2) continue
    // a first column without a name is how pandas writes its index
    const named = header.every((cell, i) => NAME.test(cell.trim()) || (i === 0 && cell === ''))
    if (!named || new Set(header).size !== header.length) continue
    const rows = found.reduce((sum, part) => sum + part.rows.length, 0)
    const rejects = found.reduce((sum, part) => sum + part.rejects.length, 0)
    const fits = rows > 0 ? rejects <= rows : !head.whole || recogniseTable(header.map(columnName)).table !== null
    if (fits) return { delimiter, header }
  }
  return null
}

/** The table, and the header's names as its columns; a table of its own where no schema is meant. */
function tableOf(header: readonly string[], file: string): { table: string; columns: readonly string[]; before: Item[] } {
  const columns = header.map(columnName)
  const { table, candidates } = recogniseTable(columns)
  if (table) return { table: table.name, columns, before: [] }
  const own = ownColumns(columns)
  const names = own.map((column) => column.name)
  const name = ownTableName(file)
  const why = candidates.length ? `its columns fit ${candidates.slice(0, 5).join(', ')} alike` : 'its columns are those of no known table'
  const note = problem('table.own', `The result is kept in a table of its own, named after the file: ${why}`, { severity: 'info' })
  return {
    table: name,
    columns: names,
    before: [
      { type: 'table', name, columns: own },
      { type: 'note', problem: note },
    ],
  }
}

async function* read(source: Source, context: ReadContext): AsyncIterable<Item> {
  const { delimiter } = delimiterOf(context.head)!
  const scanner = createDelimitedScanner(delimiter)
  let target: ReturnType<typeof tableOf> | null = null

  function* told(block: CellBlock): Iterable<Item> {
    if (!target && scanner.header) {
      target = tableOf(scanner.header, source.name)
      yield* target.before
    }
    if (target) yield { type: 'cells', table: target.table, headers: target.columns, block }
    else for (const reject of block.rejects) yield { type: 'reject', ...reject }
  }

  for await (const chunk of utf8Chunks(source, context.head.bytes)) {
    if (context.signal.aborted) return
    for (const block of scanner.push(chunk)) yield* told(block)
  }
  for (const block of scanner.finish()) yield* told(block)
}

/** Results of hunting queries, and any other table, as delimiter-separated text with a header. */
export const huntingCsv: Format = {
  id: 'hunting-csv',
  title: 'Hunting results (CSV)',
  version: 1,
  sniff(head) {
    const found = head.text === '' ? null : delimiterOf(head)
    if (!found) return 0
    return recogniseTable(found.header.map(columnName)).table ? 0.8 : 0.4
  },
  read,
}
