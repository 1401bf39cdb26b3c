import { type Problem, problem } from '#base/problem.ts'
import type { Json } from '#model/alert-record.ts'
import type { NoteItem, ReadContext, RejectItem, Source } from '../format.ts'
import { textOf, utf8Chunks } from './encoding.ts'
import { type Broken, createJsonSplitter } from './json-splitter.ts'
import { MAX_DEPTH, MAX_PARTS, MAX_RECORD_BYTES, rawStart } from './limits.ts'

/** One JSON record: `text` is the record as written; integers no double holds exactly come as decimal text. */
export interface JsonValue {
  readonly type: 'value'
  readonly record: number
  readonly offset: number
  readonly value: Json
  readonly text: string
}

/** What stands beside a page in the object that wraps it (`Schema`, `@odata.context`), before the records behind it. */
export interface JsonEnvelope {
  readonly type: 'envelope'
  readonly value: { readonly [member: string]: Json }
}

export type JsonItem = JsonValue | JsonEnvelope | RejectItem | NoteItem

const REASONS: Record<Broken, string> = {
  'cut-short': 'The record ends before its JSON does',
  'too-long': `The record is longer than ${MAX_RECORD_BYTES / 2 ** 20} MiB`,
  'too-deep': `The record nests deeper than ${MAX_DEPTH} levels`,
  'too-many-parts': `The record has more than ${MAX_PARTS} members and elements`,
  'no-json': 'The line is no JSON object',
  'line-break': 'A line break stands inside a JSON string',
}

/** Sixteen digits in a row where a number may stand: only then must numbers be looked at one by one. */
const LONG_NUMBER = /[:[,\s]-?\d{16}/

function exact(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  return typeof value === 'number' && source && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value
}

/** Parses JSON text without losing digits: integers beyond 2^53 become their decimal text. Throws as `JSON.parse` does. */
export function parseJson(text: string): Json {
  return LONG_NUMBER.test(text) ? (JSON.parse(text, exact) as Json) : (JSON.parse(text) as Json)
}

const MAX_NAMED_LATIN1 = 1

/**
 * Reads the records of a JSON source one after another, whatever holds them: lines, values in a row, one object, one array, or pages
 * (`pages` names the members, e.g. `value`, that hold records where they are arrays of a top-level object, and `inner` those of the
 * elements of such a page where records stand one deeper). Broken records are rejects with their place, the rest goes on. Memory is
 * bounded by one record and one chunk.
 */
export async function* jsonValues(
  source: Source,
  context: ReadContext,
  pages: readonly string[] = [],
  inner?: readonly string[],
): AsyncIterable<JsonItem> {
  let found: JsonItem[] = []
  let record = 0
  let latin1 = 0

  function decoded(bytes: Uint8Array): string {
    const { text, latin1: fell } = textOf(bytes)
    if (fell && latin1++ < MAX_NAMED_LATIN1) {
      const message = 'Text that is not valid UTF-8 is read as Latin-1'
      found.push({ type: 'note', problem: problem('text.not-utf8', message, { severity: 'warning', where: { record } }) })
    }
    return text
  }

  function reject(offset: number, raw: string, why: Problem): void {
    found.push({ type: 'reject', record, offset, problem: { ...why, where: { record, offset } }, raw: rawStart(raw) })
  }

  const splitter = createJsonSplitter(pages.length === 0 ? [] : inner ? [pages, inner] : [pages], {
    value(bytes, offset) {
      record += 1
      const text = decoded(bytes)
      try {
        found.push({ type: 'value', record, offset, value: parseJson(text), text })
      } catch (thrown) {
        reject(offset, text, problem('record.no-json', `The record is not valid JSON: ${(thrown as Error).message}`))
      }
    },
    envelope(bytes) {
      try {
        found.push({ type: 'envelope', value: parseJson(decoded(bytes)) as JsonEnvelope['value'] })
      } catch {
        const message = 'What stands beside the records is not valid JSON and is left out'
        found.push({ type: 'note', problem: problem('page.no-json', message, { severity: 'warning' }) })
      }
    },
    broken(bytes, offset, reason) {
      record += 1
      reject(offset, decoded(bytes), problem(`record.${reason}`, REASONS[reason]))
    },
  })

  for await (const chunk of utf8Chunks(source, context.head.bytes)) {
    if (context.signal.aborted) return
    splitter.push(chunk)
    const ready = found
    found = []
    yield* ready
  }
  if (!splitter.finish()) {
    const message = 'The file ends before its list of records does'
    found.push({ type: 'note', problem: problem('file.cut-short', message, { severity: 'warning' }) })
  }
  yield* found
}
