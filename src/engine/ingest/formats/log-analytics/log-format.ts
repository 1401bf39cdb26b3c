import type { Format, Item, ReadContext, Source } from '../../format.ts'
import { rawStart } from '../../read/limits.ts'
import type { ObjectReader } from '../json/json-format.ts'
import { columnsOf, logRows } from './log-rows.ts'

export interface LogFormatDefinition {
  readonly id: string
  readonly title: string
  readonly version: number
  /** how sure it is, 0 to 1, that rows with these columns are of its table */
  recognise(has: (column: string) => boolean): number
  open(): ObjectReader
}

async function* readRows(of: LogFormatDefinition, source: Source, context: ReadContext): AsyncIterable<Item> {
  const reader = of.open()
  for await (const item of logRows(source, context)) {
    if (item.type !== 'row') {
      yield item
      continue
    }
    const { record, offset, values } = item
    const content = reader.read(values)
    if ('reject' in content) {
      yield {
        type: 'reject',
        record,
        offset,
        problem: { ...content.reject, where: { record, offset } },
        raw: rawStart(JSON.stringify(values)),
      }
    } else yield { type: 'record', record, offset, ...content }
  }
  for (const found of reader.finish?.() ?? []) yield { type: 'note', problem: found }
}

/** A format whose records are rows of one Log Analytics table, exported as CSV or JSON; they stand whole in that table. */
export function defineLogFormat(of: LogFormatDefinition): Format {
  return {
    id: of.id,
    title: of.title,
    version: of.version,
    sniff(head) {
      const columns = new Set(columnsOf(head))
      return columns.size === 0 ? 0 : of.recognise((column) => columns.has(column))
    },
    read: (source, context) => readRows(of, source, context),
  }
}
