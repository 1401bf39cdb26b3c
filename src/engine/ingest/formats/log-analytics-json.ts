import type { Format, Item, ReadContext, Source } from '../format.ts'
import { logRows } from './log-analytics/log-rows.ts'
import { namedTable, tableOfRows } from './log-analytics/table-of-rows.ts'

async function* read(source: Source, context: ReadContext): AsyncIterable<Item> {
  const table = tableOfRows(context.head)!
  for await (const item of logRows(source, context)) {
    if (item.type !== 'row') yield item
    else {
      const { record, offset, values } = item
      yield { type: 'record', record, offset, rows: [{ table: namedTable(values) ?? table, values }] }
    }
  }
}

/** Rows of any table a schema knows, as JSON objects: exports of Log Analytics and of tools that query it. */
export const logAnalyticsJson: Format = {
  id: 'log-analytics-json',
  title: 'Rows of a known table (JSON)',
  version: 1,
  sniff: (head) => (tableOfRows(head) ? 0.8 : 0),
  read,
}
