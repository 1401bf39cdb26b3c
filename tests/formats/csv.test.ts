import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ticksFromIso } from '#base/ticks.ts'
import { createDelimitedReader } from '#engine/ingest/read/delimited.ts'
import { type CellBlock, createDelimitedScanner } from '#engine/ingest/read/delimited-scanner.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { caseOf, onlySource } from '../support/evidence-case.ts'
import { processEvent, processEventColumns } from '../support/process-events.ts'

/** Reads text in chunks of some bytes: what was cut, and what was refused. */
function readIn(text: string | Uint8Array, chunk: number, delimiter = ',') {
  const bytes = Buffer.from(text)
  const reader = createDelimitedReader(delimiter)
  const parts = []
  for (let at = 0; at < bytes.length; at += chunk) parts.push(reader.push(bytes.subarray(at, at + chunk)))
  parts.push(reader.finish())
  return {
    header: reader.header,
    rows: parts.flatMap((part) => part.rows),
    offsets: parts.flatMap((part) => part.offsets),
    rejects: parts.flatMap((part) => part.rejects).map(({ record, problem, raw }) => `${record} ${problem.code} ${raw}`),
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('cells', () => {
  test('quotes, doubled quotes, line breaks within and CRLF are read as RFC 4180 has them', () => {
    const { header, rows } = readIn('a,b,c\r\n1,"x ""q"", y\n z",3\r\n"",, \n', 1000)
    expect(header).toEqual(['a', 'b', 'c'])
    expect(rows).toEqual([
      ['1', 'x "q", y\n z', '3'],
      ['', '', ' '],
    ])
  })

  test('whatever is written is read back, however the bytes are cut', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', '""', '\n', '\r\n', ',', '"\n,"'))
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), (rows, chunk, end) => {
        const clean = rows.map((row) => row.map((one) => one.toWellFormed()))
        const head = clean[0]!.map((_, i) => `c${i}`).join(',')
        const text = [head, ...clean.map((row) => row.map(quoted).join(','))].join(end) + end
        const read = readIn(text, chunk)
        expect(read.rejects).toEqual([])
        expect(read.rows).toEqual(clean)
      }),
    )
  })

  test('how the bytes are cut never changes what is read, broken text included', () => {
    const mess = fc
      .array(fc.constantFrom('a', '1', ',', '"', '\n', '\r', 'é', '""'), { maxLength: 60 })
      .map((parts) => `x,y\n${parts.join('')}`)
    const cuts = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(mess, cuts, (text, chunk) => {
        expect(readIn(text, chunk)).toEqual(readIn(text, 10_000))
      }),
    )
  })

  test('a ragged record and a quote that never closes cost their own line only', () => {
    const { rows, rejects } = readIn('a,b\n1,2\n3\n4,5,6\n"7,8\n9,10\n', 3)
    expect(rows).toEqual([
      ['1', '2'],
      ['9', '10'],
    ])
    expect(rejects).toEqual(['2 record.ragged 3', '3 record.ragged 4,5,6', '4 record.open-quote "7,8'])
  })

  test('offsets are those of the bytes', () => {
    const text = 'a,b\né,2\n"x\ny",3\n'
    const { offsets } = readIn(text, 2)
    expect(offsets).toEqual([4, Buffer.from('a,b\né,2\n').length])
  })
})

const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(quoted).join(',')).join('\r\n')
const events = [0, 1, 2].map(processEvent)

describe('exports of hunting results', () => {
  test('the table is recognised by its columns, whatever the file is called', async () => {
    using it = await caseOf({ 'results.csv': csv([processEventColumns, ...events]) })
    expect(onlySource(it)).toMatchObject({
      status: 'imported',
      records: { read: 3, stored: 3, rejected: 0 },
      tables: { DeviceProcessEvents: 3 },
    })
    expect(it.all('SELECT FileName, ProcessId, _record, _extra FROM DeviceProcessEvents ORDER BY _id')).toEqual(
      events.map((event, i) => ({ FileName: event[4]!, ProcessId: Number(event[16]), _record: i + 1, _extra: '' })),
    )
  })

  test('the portal writes Timestamp [UTC], a byte order mark and its own times; seven digits are exact', async () => {
    const header = processEventColumns.map((name) => (name === 'Timestamp' || name === 'ProcessCreationTime' ? `${name} [UTC]` : name))
    const portal = [
      ['1/31/2026 8:15:00.123 PM', ...events[0]!.slice(1)],
      ['2026-01-31T20:15:00.1234567Z', ...events[1]!.slice(1)],
    ]
    using it = await caseOf({ 'export.csv': `\ufeff${csv([header, ...portal])}` })
    expect(it.all('SELECT Timestamp, _extra FROM DeviceProcessEvents ORDER BY _id')).toEqual([
      { Timestamp: ticksFromIso('2026-01-31T20:15:00.123Z'), _extra: '{"Timestamp":"1/31/2026 8:15:00.123 PM"}' },
      { Timestamp: ticksFromIso('2026-01-31T20:15:00.1234567Z'), _extra: '' },
    ])
  })

  test('UTF-16 is read as what it says, bytes that are no UTF-8 as Latin-1, and the case tells so', async () => {
    const row = events[0]!.with(5, 'C:\\Käse\\日本.exe')
    const text = csv([processEventColumns, row])
    using wide = await caseOf({ 'a.csv': Buffer.from(`\ufeff${text}`, 'utf16le') })
    expect(wide.all('SELECT FolderPath FROM DeviceProcessEvents')).toEqual([{ FolderPath: 'C:\\Käse\\日本.exe' }])
    using latin = await caseOf({ 'a.csv': Buffer.from(csv([processEventColumns, events[0]!.with(5, 'C:\\Käse')]), 'latin1') })
    expect(latin.all('SELECT FolderPath FROM DeviceProcessEvents')).toEqual([{ FolderPath: 'C:\\Käse' }])
    expect(onlySource(latin).problems).toMatchObject([{ code: 'text.not-utf8', record: 1 }])
  })

  test('numbers are read tolerantly; what does not fit is kept as text, told and never dropped', async () => {
    const at = (name: string) => processEventColumns.indexOf(name)
    const row = events[0]!
      .with(at('ProcessId'), '72192.0')
      .with(at('FileSize'), '9007199254740993')
      .with(at('LogonId'), '0x3e7')
      .with(0, 'yesterday')
    using it = await caseOf({
      'a.csv': csv([
        [...processEventColumns, 'MadeUp'],
        [...row, 'kept'],
      ]),
    })
    expect(it.all('SELECT Timestamp, ProcessId, FileSize, LogonId, _extra FROM DeviceProcessEvents')).toEqual([
      {
        Timestamp: null,
        ProcessId: 72192,
        FileSize: 9007199254740993n,
        LogonId: null,
        _extra: '{"Timestamp":"yesterday","LogonId":"0x3e7","MadeUp":"kept"}',
      },
    ])
    expect(onlySource(it).problems.map(({ code, record }) => ({ code, record }))).toEqual([
      { code: 'value.unfit', record: 1 },
      { code: 'value.unfit', record: 1 },
    ])
  })

  test('dynamic columns hold JSON: as written where it is, as a JSON string where it is not', async () => {
    const columns = schemaTable('IdentityLogonEvents')!.columns.map((column) => column.name)
    const row = (fields: string) => columns.map((name) => (name === 'AdditionalFields' ? fields : ''))
    const written = ['{"a":[1,2]}', '{ "a" : "x y" }', 'not json', '', '{"big":12345678901234567890}', '{"k":"ü"}']
    using it = await caseOf({ 'a.csv': csv([columns, ...written.map(row)]) })
    const stored = it.all<{ AdditionalFields: string | null }>('SELECT AdditionalFields FROM IdentityLogonEvents ORDER BY _id')
    expect(stored.map((one) => one.AdditionalFields)).toEqual([
      '{"a":[1,2]}',
      '{"a":"x y"}',
      '"not json"',
      null,
      '{"big":12345678901234567890}',
      '{"k":"ü"}',
    ])
  })

  test('a projection that no table or several could have given keeps a table of its own, named after the file', async () => {
    using it = await caseOf({
      'top talkers (2026).csv': 'RemoteIP,Count\n10.0.0.1,5\n10.0.0.2,7\n',
      'Alert.csv': 'who,what\nme,this\n',
    })
    expect(it.sources.map((source) => source.tables)).toEqual([{ [Object.keys(it.sources[0]!.tables)[0]!]: 1 }, { top_talkers_2026: 2 }])
    expect(Object.keys(it.sources[0]!.tables)[0]).toMatch(/^Alert_[0-9a-f]{6}$/)
    expect(it.all('SELECT RemoteIP, "Count" FROM top_talkers_2026')).toEqual([
      { RemoteIP: '10.0.0.1', Count: '5' },
      { RemoteIP: '10.0.0.2', Count: '7' },
    ])
    expect(it.sources[1]!.problems).toMatchObject([{ code: 'table.own' }])
  })

  test('hostile text is stored as it stands', async () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '=cmd|calc!A0',
      '../../etc/passwd',
      'a\u202egpj.exe',
      "'; DROP TABLE source; --",
      'nul\0byte',
    ]
    using it = await caseOf({ 'a.csv': csv([processEventColumns, ...hostile.map((text, i) => processEvent(i).with(17, text))]) })
    const stored = it.all<{ ProcessCommandLine: string }>('SELECT ProcessCommandLine FROM DeviceProcessEvents ORDER BY _id')
    expect(stored.map((row) => row.ProcessCommandLine)).toEqual(hostile)
  })
})

test('what lies behind a quote that is never closed comes in small blocks, every record once and with its place', () => {
  const lines = Array.from({ length: 400_000 }, (_, i) => `${i},cell of line ${i}`)
  lines[10] = '10,"never closed'
  const bytes = Buffer.from(`n,text\n${lines.join('\n')}\n`)
  const scanner = createDelimitedScanner(',')
  const records: number[] = []
  let [rejected, largest, misplaced] = [0, 0, 0]
  const take = (blocks: Iterable<CellBlock>) => {
    for (const block of blocks) {
      largest = Math.max(largest, block.records.length)
      rejected += block.rejects.length
      block.records.forEach((record, i) => {
        records.push(record)
        const begins = `${record - 1},`
        if (bytes.toString('latin1', block.offsets[i], block.offsets[i]! + begins.length) !== begins) misplaced += 1
      })
    }
  }
  for (let at = 0; at < bytes.length; at += 2 ** 20) take(scanner.push(bytes.subarray(at, at + 2 ** 20)))
  take(scanner.finish())
  expect([records.length, new Set(records).size, rejected, misplaced]).toEqual([399_999, 399_999, 1, 0])
  expect(largest).toBeLessThan(200_000)
})
