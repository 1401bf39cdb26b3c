import { type Problem, problem } from '#base/problem.ts'
import type { Format, Item, NoteItem, ReadContext, RecordItem, Source } from '../../format.ts'
import { jsonValues } from '../../read/json-values.ts'
import { rawStart } from '../../read/limits.ts'
import { isObject, type JsonObject } from '../reading/object.ts'
import { firstObjects } from './first-objects.ts'

/** What a format makes of one JSON object: its content, or why it is none of the format's records. */
export type Content = Pick<RecordItem, 'rows' | 'alerts' | 'incident' | 'problems'> | { readonly reject: Problem }

/** Reads the objects of one source, one after another. */
export interface ObjectReader {
  read(object: JsonObject): Content
  /** what there is to say of the source after its last object */
  finish?(): readonly Problem[]
}

export interface JsonFormatDefinition {
  readonly id: string
  readonly title: string
  readonly version: number
  /** whether no table holds the records whole, so that they are kept as written */
  readonly keepsRaw: boolean
  /** how sure it is, 0 to 1, that an object with these members is one of its records; the last members may be cut off */
  recognise(first: JsonObject): number
  /** what an `@odata.context` ends with where a page holds these records */
  readonly odataContext?: RegExp
  open(): ObjectReader
}

export const NOT_AN_OBJECT = problem('record.no-object', 'The record is not a JSON object')

/** What to say of a page that names another behind it. */
export function hasMore(envelope: JsonObject): NoteItem[] {
  if (typeof envelope['@odata.nextLink'] !== 'string') return []
  const message = 'The export names a next page: it holds more records than this file'
  return [{ type: 'note', problem: problem('page.has-more', message, { severity: 'warning' }) }]
}

async function* readObjects(of: JsonFormatDefinition, source: Source, context: ReadContext): AsyncIterable<Item> {
  const reader = of.open()
  for await (const item of jsonValues(source, context, firstObjects(context.head).pages)) {
    if (item.type === 'envelope') {
      yield* hasMore(item.value)
      continue
    }
    if (item.type !== 'value') {
      yield item
      continue
    }
    const { record, offset, text, value } = item
    const content = isObject(value) ? reader.read(value) : { reject: NOT_AN_OBJECT }
    if ('reject' in content) {
      yield { type: 'reject', record, offset, problem: { ...content.reject, where: { record, offset } }, raw: rawStart(text) }
    } else yield { type: 'record', record, offset, ...content, ...(of.keepsRaw ? { raw: text } : {}) }
  }
  for (const found of reader.finish?.() ?? []) yield { type: 'note', problem: found }
}

/** A format whose records are JSON objects: recognised by the members of the first ones, read however the file holds them. */
export function defineJsonFormat(of: JsonFormatDefinition): Format {
  return {
    id: of.id,
    title: of.title,
    version: of.version,
    sniff(head) {
      const { objects, odataContext } = firstObjects(head)
      if (objects.length === 0) return odataContext !== '' && of.odataContext?.test(odataContext) ? 0.9 : 0
      // the first record decides; one that is no record of any format leaves it to those behind it
      return Math.max(...objects.map((object, place) => of.recognise(object) * (place === 0 ? 1 : 0.9)))
    },
    read: (source, context) => readObjects(of, source, context),
  }
}

/** How much of a list of members an object has, 0 to 1. */
export function share(object: JsonObject, members: readonly string[]): number {
  return members.filter((member) => member in object).length / members.length
}
