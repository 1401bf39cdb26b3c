import type { Head, NoteItem, ReadContext, RejectItem, Source } from '../../format.ts'
import { createDelimitedReader, type DelimitedReader, type DelimitedRows } from '../../read/delimited.ts'
import { utf8Chunks } from '../../read/encoding.ts'
import { jsonValues } from '../../read/json-values.ts'
import { rawStart } from '../../read/limits.ts'
import { columnName } from '../../recognise-table.ts'
import { firstObjects } from '../json/first-objects.ts'
import { hasMore, NOT_AN_OBJECT } from '../json/json-format.ts'
import { isObject, type JsonObject } from '../reading/object.ts'

/** One row of a Log Analytics table under its column names, whether it came as JSON or as CSV. */
export interface LogRow {
  readonly type: 'row'
  readonly record: number
  readonly offset: number
  readonly values: JsonObject
}

const DELIMITERS = [',', ';', '\t']

/** The CSV header of a head, with the delimiter that cuts it into the most columns; null where the head is no such text. */
export function headerOf(head: Head): Header | null {
  const known = headers.get(head)
  if (known !== undefined) return known
  const found = readHeader(head)
  headers.set(head, found)
  return found
}

interface Header {
  readonly delimiter: string
  readonly columns: readonly string[]
}

const headers = new WeakMap<Head, Header | null>()

function readHeader(head: Head): Header | null {
  if (head.text === '' || /^\s*[[{]/.test(head.text)) return null
  let best: Header | null = null
  for (const delimiter of DELIMITERS) {
    const reader = createDelimitedReader(delimiter)
    reader.push(Buffer.from(head.text))
    if (!reader.header) reader.finish()
    const columns = (reader.header ?? []).map(columnName)
    if (columns.length > (best?.columns.length ?? 1)) best = { delimiter, columns }
  }
  return best
}

/** The columns a source has, as far as its start tells: of its header, or of its first objects. */
export function columnsOf(head: Head): readonly string[] {
  const { objects } = firstObjects(head)
  if (objects.length > 0) return [...new Set(objects.flatMap((object) => Object.keys(object).map(columnName)))]
  return headerOf(head)?.columns ?? []
}

const named = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [columnName(name), value]))

function* csvRows(reader: DelimitedReader, found: DelimitedRows): Iterable<LogRow | RejectItem> {
  for (const reject of found.rejects) yield { type: 'reject', ...reject }
  const columns = (reader.header ?? []).map(columnName)
  for (const [i, cells] of found.rows.entries()) {
    const values = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']))
    yield { type: 'row', record: found.records[i]!, offset: found.offsets[i]!, values }
  }
}

/** The rows of a Log Analytics export, CSV or JSON (array, pages, lines); what is no row is a reject. */
export async function* logRows(source: Source, context: ReadContext): AsyncIterable<LogRow | RejectItem | NoteItem> {
  const header = headerOf(context.head)
  if (header) {
    const reader = createDelimitedReader(header.delimiter)
    for await (const chunk of utf8Chunks(source, context.head.bytes)) {
      if (context.signal.aborted) return
      yield* csvRows(reader, reader.push(chunk))
    }
    yield* csvRows(reader, reader.finish())
    return
  }
  for await (const item of jsonValues(source, context, firstObjects(context.head).pages)) {
    if (item.type === 'envelope') yield* hasMore(item.value)
    else if (item.type !== 'value') yield item
    else if (isObject(item.value)) yield { type: 'row', record: item.record, offset: item.offset, values: named(item.value) }
    else {
      const { record, offset, text } = item
      yield { type: 'reject', record, offset, problem: { ...NOT_AN_OBJECT, where: { record, offset } }, raw: rawStart(text) }
    }
  }
}
