import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { verifyCase } from '#engine/ingest/verify.ts'
import { openForReading } from '#engine/store/case-file.ts'
import { caseOf, caseOfPaths, type Files } from '../support/evidence-case.ts'
import { importInProcess } from '../support/import-process.ts'
import { processEvent, processEventColumns } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { zipBytes } from '../support/zip-bytes.ts'

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }
const sample = (name: string) => readFileSync(fileURLToPath(new URL(`../formats/samples/${name}`, import.meta.url)))

const csv = Buffer.from(
  [processEventColumns, ...[1, 2, 3, 4].map(processEvent)]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n'),
)
const originals: Readonly<Record<string, Buffer>> = {
  'events.csv': csv,
  'alerts.json': sample('graph-alerts/page.json'),
  'rows.json': Buffer.from(
    '{"Schema":[{"Name":"Timestamp","Type":"DateTime"},{"Name":"Count","Type":"Int64"}],"Results":[{"Timestamp":"2026-01-31T08:15:00Z","Count":1},{"Timestamp":"","Count":"x"}]}',
  ),
  'all.zip': zipBytes({ 'events.csv': csv }),
}

/** A repeatable stream of numbers below `end`. */
function numbers(seed: number): (end: number) => number {
  let state = seed * 2654435761 + 1
  return (end) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % end
  }
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '=cmd|calc!A0',
  '../../x',
  '\u202e\u2066',
  '\0\x1b[2J',
  '"',
  '{"a":',
  '[[[[',
  "';--",
  '__proto__',
  '\ud800',
]

/** One way to hurt a file, by number. */
function hurt(bytes: Buffer, seed: number): Buffer {
  const next = numbers(seed)
  next(2)
  switch (seed % 5) {
    case 0:
      return bytes.subarray(0, next(bytes.length))
    case 1: {
      const flipped = Buffer.from(bytes)
      for (let i = next(20); i >= 0; i--) flipped[next(flipped.length)]! ^= 1 << next(8)
      return flipped
    }
    case 2: {
      const at = next(bytes.length)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(HOSTILE[next(HOSTILE.length)]!), bytes.subarray(at)])
    }
    case 3:
      return Buffer.from(bytes.toString('latin1').slice(next(4)), next(2) ? 'utf16le' : 'latin1')
    default: {
      const [a, b] = [next(bytes.length), next(bytes.length)]
      return Buffer.concat([bytes.subarray(0, Math.max(a, b)), bytes.subarray(Math.min(a, b))])
    }
  }
}

test('a thousand hurt copies of evidence: none crashes the import, every record is stored or rejected with a reason', {
  timeout: 240_000,
}, async () => {
  const names = Object.keys(originals)
  const files: Record<string, Buffer> = {}
  for (let seed = 0; seed < 1000; seed++) {
    const name = names[Math.floor(seed / 5) % names.length]!
    files[`${String(seed).padStart(4, '0')}-${name}`] = hurt(originals[name]!, seed)
  }
  using it = await caseOf(files as Files)
  for (const source of it.sources) {
    const { read, stored, rejected } = source.records
    expect(read, source.path).toBe(stored + rejected)
    expect(
      source.problems.map((problem) => problem.code),
      source.path,
    ).not.toContain('program.fault')
    if (source.status === 'unrecognised' || source.status === 'partial') expect(source.problems.length, source.path).toBeGreaterThan(0)
  }
  const rejects = it.all<{ n: number; unexplained: number }>(
    "SELECT count(*) AS n, sum(message = '' OR record IS NULL) AS unexplained FROM source_problem WHERE rejected",
  )
  expect(rejects[0]!.n).toBeGreaterThan(0)
  expect(rejects[0]!.unexplained).toBe(0)
  const { chain, problems } = await verifyCase(it.store, context)
  expect(chain.brokenAt).toBeUndefined()
  expect(problems.filter(({ code }) => code.includes('counts'))).toEqual([])
})

/** Writes `head`, then `filler` over and over until the file has so many bytes, then `tail`. */
function writeHuge(path: string, head: string, filler: string, bytes: number, tail: string): void {
  const file = openSync(path, 'w')
  writeSync(file, head)
  const piece = Buffer.from(filler.repeat(Math.ceil(2 ** 20 / filler.length)))
  for (let written = 0; written < bytes; written += piece.length) writeSync(file, piece)
  writeSync(file, tail)
  closeSync(file)
}

describe('records that outgrow every bound', () => {
  const schema =
    '{"Schema":[{"Name":"Timestamp","Type":"DateTime"},{"Name":"X","Type":"Object"}],"Results":[{"Timestamp":"2026-01-31T08:15:00Z","X":1},'
  const last = ',{"Timestamp":"2026-01-31T08:16:00Z","X":2}]}'
  const MEGABYTES = 2 ** 20
  const cases: readonly [what: string, reason: string, write: (path: string) => void][] = [
    ['200 MB on one line of JSON', 'record.too-long', (path) => writeHuge(path, `${schema}{"X":"`, 'x', 200 * MEGABYTES, `"}${last}`)],
    [
      'a hundred thousand levels of nesting',
      'record.too-deep',
      (path) => writeFileSync(path, `${schema}{"X":${'['.repeat(100_000)}${']'.repeat(100_000)}}${last}`),
    ],
    [
      'millions of empty objects in one record',
      'record.too-many-parts',
      (path) => writeHuge(path, `${schema}{"X":[`, '{},', 12 * MEGABYTES, `{}]}${last}`),
    ],
  ]
  test.each(cases)(
    '%s: rejected with its place, the rest is read, memory stays bounded',
    { timeout: 120_000 },
    async (_what, reason, write) => {
      using folder = temporaryFolder('huge')
      const [evidence, path] = [folder.file('huge.json'), folder.file('case.coldtrail')]
      write(evidence)
      const { records, peakMegabytes } = await importInProcess(path, evidence)
      expect(records).toEqual([{ read: 3, stored: 2, rejected: 1 }])
      expect(peakMegabytes).toBeLessThan(600)
      const reader = openForReading(path)
      const reject = reader.get<{ code: string; record: number; offset: number; raw: string }>(
        'SELECT code, record, offset, raw FROM source_problem WHERE rejected',
      )
      expect(reject).toMatchObject({ code: reason, record: 2, offset: schema.length })
      expect(reject!.raw.startsWith('{"X":')).toBe(true)
      reader.close()
    },
  )

  test('200 MB on one line of CSV: that line is rejected, those around it are read', { timeout: 120_000 }, async () => {
    using folder = temporaryFolder('huge')
    const evidence = folder.file('huge.csv')
    writeHuge(evidence, 'a,b\n1,2\n3,', 'x', 200 * MEGABYTES, '\n5,6\n')
    const { records, peakMegabytes } = await importInProcess(folder.file('case.coldtrail'), evidence)
    expect(records).toEqual([{ read: 3, stored: 2, rejected: 1 }])
    expect(peakMegabytes).toBeLessThan(600)
  })

  test('text in a wrong encoding is told, not lost', async () => {
    using folder = temporaryFolder('encoding')
    writeFileSync(folder.file('be.csv'), Buffer.from(`\ufeff${csv.toString()}`, 'utf16le').swap16())
    using it = await caseOfPaths(folder.path)
    expect(it.sources).toMatchObject([{ status: 'imported', records: { read: 4, stored: 4 } }])
  })
})
