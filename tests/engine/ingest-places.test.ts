import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { evidenceReads } from '#engine/ingest/calls.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { archiveMembers } from '#engine/ingest/sources/archive.ts'
import { createFileSource } from '#engine/ingest/sources/evidence-file.ts'
import { verifyCase } from '#engine/ingest/verify.ts'
import { createCase } from '#engine/store/case-file.ts'
import { caseOf } from '../support/evidence-case.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { zipBytes } from '../support/zip-bytes.ts'

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }
const rows = (n: number) =>
  JSON.stringify([
    { a: n, b: 'x' },
    { a: n, b: 'y' },
  ])

test('a case that lies among its evidence is no evidence of itself', async () => {
  using folder = temporaryFolder('own-files')
  writeFileSync(folder.file('rows.json'), rows(1))
  const store = createCase(folder.file('case.coldtrail'))
  for (const paths of [[folder.path], [folder.path, folder.file('case.coldtrail')]]) {
    const { sources } = await importEvidence(store, paths, context)
    expect(sources.map(({ path }) => path)).toEqual([folder.file('rows.json')])
  }
  expect(await verifyCase(store, context)).toMatchObject({ ok: true, problems: [] })
  // the lock on the case is still this process's own
  expect(() => createCase(folder.file('case.coldtrail'))).toThrow()
  store.close()
})

test('a folder that is gone when its turn comes is named, and the rest is read', async () => {
  using folder = temporaryFolder('gone')
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(folder.file(name))
    writeFileSync(folder.file(`${name}/rows.json`), rows(name.charCodeAt(0)))
  }
  const store = createCase(':memory:')
  const progress = () => rmSync(folder.file('b'), { recursive: true, force: true })
  const { sources } = await importEvidence(store, [folder.path], { ...context, progress })
  expect(sources).toMatchObject([
    { path: folder.file('a/rows.json'), status: 'imported' },
    {
      path: folder.file('b'),
      status: 'partial',
      problems: [{ code: 'source.unreadable', message: `There is no file or folder ${folder.file('b')}` }],
    },
    { path: folder.file('c/rows.json'), status: 'imported' },
  ])
  store.close()
})

test('the same bytes met elsewhere are told by where they were met', async () => {
  using it = await caseOf({ 'a.json': rows(1) })
  const [again] = await it.add({ 'b.json': rows(1) })
  expect(again).toMatchObject({ id: 1, status: 'already-imported', path: it.sources[0]!.path })
  expect(again!.metAt).toMatch(/b\.json$/)
  // of an archive's member that is only known once it was read, nothing is left to be listed
  await it.add({ 'c.json.gz': gzipSync(rows(1)) })
  expect(evidenceReads.tables(it.store).map(({ name, rows: held }) => [name, held])).toEqual([['a', 2]])
})

test('an archive within an archive that cannot be unpacked is named, and the rest is read', async () => {
  const inner = zipBytes({ 'rows.json': rows(1) })
  const broken = gzipSync(inner)
  broken[broken.length - 6]! ^= 0xff // of its checksum
  using it = await caseOf({ 'a.zip.gz': broken, 'b.json': rows(2) })
  expect(it.sources.map(({ status }) => status)).toEqual(['container', 'partial', 'imported'])
  expect(it.sources[1]!.problems).toMatchObject([{ code: 'archive.member-broken', message: expect.stringContaining('cannot be unpacked') }])
})

const pack = ['network,country,city', ...Array.from({ length: 50 }, (_, i) => `10.0.${i}.0/24,SE,Lund`)].join('\n')

test.each([
  ['is no pack when it is read', Buffer.from(pack, 'utf16le')],
  ['breaks off', gzipSync(pack).subarray(0, -9)],
])('what begins like a geo pack and %s is a table, and ends no import', async (_what, bytes) => {
  using it = await caseOf({ 'pack.csv': bytes, 'rows.json': rows(1) })
  const [table, other] = it.sources.filter(({ status }) => status !== 'container')
  expect(table).toMatchObject({ format: 'hunting-csv' })
  expect(table!.records.stored).toBeGreaterThan(0)
  expect(other).toMatchObject({ status: 'imported' })
})

test('a gzip of several members is read through, and to its end where other bytes lie behind it', async () => {
  const lines = (from: number) =>
    Array.from({ length: 20_000 }, (_, i) => `{"a":${from + i},"b":"${Math.imul(from + i, 2654435761)}"}\n`).join('')
  const members = Buffer.concat([gzipSync(lines(0)), gzipSync(lines(20_000))])
  using it = await caseOf({ '1.gz': members, '2.gz': Buffer.concat([members, gzipSync(lines(40_000)), Buffer.from('no gzip at all')]) })
  const [whole, trailed] = it.sources.filter(({ status }) => status !== 'container')
  expect(whole).toMatchObject({ status: 'imported', records: { read: 40_000, rejected: 0 }, problems: [{ code: 'table.own' }] })
  expect(trailed).toMatchObject({ status: 'partial', records: { read: 60_000, rejected: 0 } })
  expect(trailed!.problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('no gzip lie behind what was packed'))
})

test('tables wider than SQLite takes keep their first columns as columns, and the rest with each record', async () => {
  const names = Array.from({ length: 2_500 }, (_, i) => `column_${i}`)
  const objects = Array.from({ length: 60 }, (_, i) => Object.fromEntries([...names.map((name) => [name, `${i}`]), [`only_${i}`, 'x']]))
  using it = await caseOf({
    'wide.csv': [names, names.map((_, i) => String(i)), names.map(() => 'x')].map((row) => row.join(',')).join('\n'),
    // every record another kind of row: the image of a batch lists them on many pages
    'wide.json': JSON.stringify(objects.map((object) => Object.fromEntries(Object.entries(object).slice(-1_601)))),
  })
  expect(it.sources).toMatchObject([
    { status: 'imported', records: { read: 2, stored: 2 } },
    { status: 'imported', records: { read: 60, stored: 60 } },
  ])
  for (const { problems } of it.sources) expect(problems.map(({ code }) => code)).toContain('table.too-wide')
  const [csv, json] = it.sources.map(({ tables }) => Object.keys(tables)[0]!)
  const extra = (table: string) =>
    it.all<{ extra: string }>(`SELECT _extra AS extra FROM "${table}" ORDER BY _record`).map((row) => JSON.parse(row.extra) as object)
  expect(extra(csv!)[0]).toMatchObject({ column_1000: '1000', column_2499: '2499' })
  expect(extra(json!)[59]).toMatchObject({ only_59: 'x' })
})

test('of a broken archive always the same is read, however long its reader takes', async () => {
  using folder = temporaryFolder('broken')
  const text = Array.from({ length: 200_000 }, (_, i) => `{"a":${i},"b":"${Math.imul(i, 2654435761)}"}\n`).join('')
  for (const [kind, bytes] of [
    ['zip', zipBytes({ 'rows.json': text })],
    ['gzip', gzipSync(text)],
  ] as const) {
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 64)
    const path = folder.file(kind)
    writeFileSync(path, bytes)
    const lengthRead = async (pause: () => unknown) => {
      let length = 0
      for await (const member of archiveMembers(kind, createFileSource(path, kind, bytes.length), path)) {
        if ('note' in member) continue
        try {
          for await (const chunk of member.source.chunks()) {
            length += chunk.length
            await pause()
          }
        } catch {
          return length
        }
      }
      throw new Error('nothing broke')
    }
    const quick = await lengthRead(() => {})
    expect(quick, kind).toBeGreaterThan(text.length / 3)
    expect(await lengthRead(() => sleep(10)), kind).toBe(quick)
  }
})
