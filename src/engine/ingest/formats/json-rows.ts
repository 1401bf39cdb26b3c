import { problem } from '#base/problem.ts'
import type { Column, ColumnType } from '#model/tables/column.ts'
import type { Format, Head, Item, ReadContext, Source } from '../format.ts'
import { ownTableName } from '../own-table.ts'
import { columnName } from '../recognise-table.ts'
import { firstObjects } from './json/first-objects.ts'
import { logRows } from './log-analytics/log-rows.ts'
import type { JsonObject } from './reading/object.ts'

/** What the values of a column are as far as the first records tell; text where they differ. */
function typeOf(objects: readonly JsonObject[], name: string): ColumnType {
  const kinds = new Set(
    objects
      .map((object) => object[name])
      .filter((value) => value !== undefined && value !== null)
      .map((value) => typeof value),
  )
  if (kinds.has('object')) return 'dynamic'
  return kinds.size === 1 && kinds.has('boolean') ? 'bool' : 'string'
}

/** The columns the first records have between them; what later records have beside is kept with the record. */
function columnsOf(head: Head): Column[] {
  const { objects } = firstObjects(head)
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const taken = new Set<string>()
  return names
    .map((name) => ({ name: columnName(name), type: typeOf(objects, name) }))
    .filter(({ name }) => name !== '' && !taken.has(name) && taken.add(name) !== undefined)
}

async function* read(source: Source, context: ReadContext): AsyncIterable<Item> {
  const columns = columnsOf(context.head)
  const table = ownTableName(source.name)
  yield { type: 'table', name: table, columns }
  const message = `The records are kept in a table of their own, ${table}: their members are the columns of no known table`
  yield { type: 'note', problem: problem('table.own', message, { severity: 'info' }) }
  for await (const item of logRows(source, context)) {
    if (item.type !== 'row') yield item
    else yield { type: 'record', record: item.record, offset: item.offset, rows: [{ table, values: item.values }] }
  }
}

/** An object that begins on a new line behind another: no JSON document has that, whatever is left of the second. */
const ANOTHER = /\}[ \t]*\r?\n\s*\{/

const isPlain = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((item) => typeof item !== 'object' || item === null) : typeof value !== 'object' || value === null

/** A log of one record: a line that ends as lines of logs do, of values that nest in nothing. A document would be written otherwise. */
const isOneLine = ({ text, whole }: Head, [only, ...more]: readonly JsonObject[]): boolean =>
  whole && only !== undefined && more.length === 0 && /^\s*\{[^\n]*\n\s*$/.test(text) && Object.values(only).every(isPlain)

/**
 * A list of JSON objects nobody has a schema for: an array, lines or pages, with two columns or more. A lone object is no list, unless it
 * is the one line of a log.
 */
export const jsonRows: Format = {
  id: 'json-rows',
  title: 'Any other list of JSON objects',
  version: 1,
  sniff(head) {
    const { objects, pages } = firstObjects(head)
    const isList = pages.length > 0 || objects.length > 1 || /^\s*\[/.test(head.text) || ANOTHER.test(head.text) || isOneLine(head, objects)
    return isList && columnsOf(head).length >= 2 ? 0.35 : 0
  },
  read,
}
