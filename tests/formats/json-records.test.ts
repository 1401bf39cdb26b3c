import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadContext, Source } from '#engine/ingest/format.ts'
import { jsonValues, parseJson } from '#engine/ingest/read/json-values.ts'
import { caseOf, onlySource } from '../support/evidence-case.ts'

/** Reads text in chunks of some bytes: values as JSON, rejects as their code and text. */
async function readIn(
  text: string | Uint8Array,
  chunk = 7,
  pages: readonly string[] = ['value'],
  inner?: readonly string[],
): Promise<string[]> {
  const bytes = Buffer.from(text)
  const source: Source = {
    name: 'test',
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
    },
  }
  const context: ReadContext = { head: { bytes: bytes.subarray(0, 65_536), text: '', whole: true }, signal: new AbortController().signal }
  const told: string[] = []
  for await (const item of jsonValues(source, context, pages, inner)) {
    if (item.type === 'value') told.push(`${item.record}@${item.offset} ${JSON.stringify(item.value)}`)
    else if (item.type === 'reject') told.push(`${item.record}@${item.offset} ${item.problem.code} ${item.raw}`)
    else told.push(item.type === 'note' ? item.problem.code : `beside ${JSON.stringify(item.value)}`)
  }
  return told
}

describe('records of JSON', () => {
  test('stand one a line, one after another, in an array, or in pages', async () => {
    const values = ['1@0 {"a":1}', '2@8 {"b":"}{"}']
    expect(await readIn('{"a":1}\n{"b":"}{"}')).toEqual(values)
    expect(await readIn('{"a":1} {"b":"}{"}')).toEqual(values)
    expect(await readIn('[{"a":1},\n{"b":[2]}, 3]')).toEqual(['1@1 {"a":1}', '2@10 {"b":[2]}', '3@21 3'])
    expect(await readIn('{"n":{"x":1},"value":[{"a":1},{"b":2}],"next":"y"}\n{"value":[{"c":3}]}')).toEqual([
      'beside {"n":{"x":1}}',
      '1@22 {"a":1}',
      '2@30 {"b":2}',
      'beside {"next":"y"}',
      '3@61 {"c":3}',
    ])
    expect(await readIn('{"tables":[{"name":"P","rows":[[1],[2]]}]}', 3, ['tables'], ['rows'])).toEqual([
      'beside {"name":"P"}',
      '1@31 [1]',
      '2@35 [2]',
    ])
  })

  test('a broken line costs itself alone', async () => {
    expect(await readIn('{"a":1}\n{"a":"b\n{"a":3,"b":\nnothing\n{"a":4}\n{"a"')).toEqual([
      '1@0 {"a":1}',
      '2@8 record.cut-short {"a":"b',
      '3@16 record.cut-short {"a":3,"b":',
      '4@28 record.no-json nothing',
      '5@36 {"a":4}',
      '6@44 record.cut-short {"a"',
    ])
    expect(await readIn('{"a":1}\n{"a":tru}\n{"a":2}')).toMatchObject([
      '1@0 {"a":1}',
      expect.stringContaining('2@8 record.no-json'),
      '3@18 {"a":2}',
    ])
  })

  test('a list that never ends is told', async () => {
    expect(await readIn('{"value":[{"a":1}')).toEqual(['1@10 {"a":1}', 'file.cut-short'])
  })

  test('integers no double holds keep their digits', async () => {
    expect(await readIn('{"id":12345678901234567890,"n":[9007199254740993,1.5,12]}')).toEqual([
      '1@0 {"id":"12345678901234567890","n":["9007199254740993",1.5,12]}',
    ])
  })

  test('whatever is written is read back, however it is laid out and however the bytes are cut', async () => {
    const records = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 8,
    })
    const layouts = fc.constantFrom<(values: readonly unknown[]) => string>(
      (values) => values.map((value) => JSON.stringify(value)).join('\n'),
      (values) => values.map((value) => JSON.stringify(value)).join(''),
      (values) => JSON.stringify(values),
      (values) => JSON.stringify(values, null, 2),
      (values) => JSON.stringify({ '@odata.context': 'x', page: values }, null, 1),
    )
    const written = (line: string) => JSON.parse(line.slice(line.indexOf(' ') + 1))
    await fc.assert(
      fc.asyncProperty(records, layouts, fc.integer({ min: 1, max: 50 }), async (values, layout, chunk) => {
        const lines = await readIn(layout(values), chunk, ['page'])
        expect(lines.filter((line) => !line.startsWith('beside')).map(written)).toEqual(parseJson(JSON.stringify(values)))
      }),
    )
  })

  test('how the bytes are cut never changes what is read, broken text included', async () => {
    const parts = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', ' ', 'a', '1', '"a":', '{"value":[', '{"a":1}\n'),
      { maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 5 }), async (text, chunk) => {
        expect(await readIn(text.join(''), chunk)).toEqual(await readIn(text.join(''), 100_000))
      }),
      { numRuns: 300 },
    )
  })
})

describe('hunting results as JSON', () => {
  const schema = '[{"Name":"Timestamp","Type":"DateTime"},{"Name":"Hits","Type":"Int64"},{"Name":"More","Type":"Object"}]'
  const rows = '[{"Timestamp":"2026-01-31T08:15:00.5Z","Hits":3,"More":{"a":[1]}},{"Timestamp":null,"Hits":"4","More":""}]'

  test('keep the types their schema tells, wherever it stands', async () => {
    for (const text of [`{"Stats":{},"Schema":${schema},"Results":${rows}}`, `{"Results":${rows},"Schema":${schema}}`]) {
      using it = await caseOf({ 'hits.json': text })
      expect(onlySource(it)).toMatchObject({ format: 'hunting-json', records: { read: 2, stored: 2 }, tables: { hits: 2 } })
      expect(it.all('SELECT Timestamp IS NULL AS undated, Hits, More FROM hits ORDER BY _id')).toEqual([
        { undated: 0, Hits: 3, More: '{"a":[1]}' },
        { undated: 1, Hits: 4, More: null },
      ])
    }
  })

  test('of Log Analytics are rows of cells under columns', async () => {
    const columns = '[{"name":"TimeGenerated","type":"datetime"},{"name":"Count","type":"long"}]'
    using it = await caseOf({
      'q.json': `{"tables":[{"name":"PrimaryResult","columns":${columns},"rows":[["2026-01-31T08:15:00Z",7],["x"]]}]}`,
    })
    expect(onlySource(it)).toMatchObject({
      records: { read: 2, stored: 1, rejected: 1 },
      problems: [{}, { code: 'record.no-row', record: 2 }],
    })
    expect(it.all('SELECT "Count" FROM q')).toEqual([{ Count: 7 }])
  })
})
