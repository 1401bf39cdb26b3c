import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '#base/problem.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { verifyCase } from '#engine/ingest/verify.ts'
import { createCase } from '#engine/store/case-file.ts'
import { caseOf, caseOfPaths, type EvidenceCase, type Files } from '../support/evidence-case.ts'
import { processEvent, processEventColumns, writeProcessEvents } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { zipBytes } from '../support/zip-bytes.ts'

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }

const csvOf = (...ids: number[]) =>
  [processEventColumns, ...ids.map(processEvent)].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
const alertOf = (id: string, title = 'Made up') =>
  JSON.stringify({
    id,
    title,
    severity: 'high',
    status: 'new',
    providerAlertId: id,
    serviceSource: 'microsoftDefenderForEndpoint',
    createdDateTime: '2026-01-31T08:15:00Z',
    evidence: [],
  })

const statuses = (of: EvidenceCase) => of.sources.map(({ path, status }) => `${path.split(/evidence-[^/]*\//).at(-1)} ${status}`)

describe('sources', () => {
  test('the same bytes again store nothing and answer with the source that is there', async () => {
    using it = await caseOf({ 'a.csv': csvOf(1, 2) })
    const [first] = it.sources
    const again = await it.add({ 'b.csv': csvOf(1, 2), 'c.csv': csvOf(3) })
    expect(again.map(({ id, status, records }) => ({ id, status, read: records.read }))).toEqual([
      { id: first!.id, status: 'already-imported', read: 2 },
      { id: first!.id + 1, status: 'imported', read: 1 },
    ])
    expect(it.all('SELECT count(*) AS n FROM DeviceProcessEvents')).toEqual([{ n: 3 }])
    expect(checkActivityChain(it.store).entries).toBe(2)
  })

  test('members of archives, and of archives within them, are sources that name their container', async () => {
    const inner = zipBytes({ 'deep/events.csv': csvOf(3) })
    const zip = zipBytes({ 'logs/a.csv': csvOf(1), 'inner.zip': inner, 'b.csv.gz': gzipSync(csvOf(2)) })
    using it = await caseOf({ 'all.zip': zip })
    expect(statuses(it)).toEqual([
      'all.zip container',
      'all.zip!/logs/a.csv imported',
      'all.zip!/inner.zip container',
      'all.zip!/inner.zip!/deep/events.csv imported',
      'all.zip!/b.csv.gz container',
      'all.zip!/b.csv.gz!/b.csv imported',
    ])
    const byId = new Map(it.sources.map((source) => [source.id, source.path]))
    for (const source of it.sources.slice(1)) expect(source.path.startsWith(`${byId.get(source.container!)}!/`)).toBe(true)
    expect(it.all('SELECT count(*) AS n FROM DeviceProcessEvents')).toEqual([{ n: 3 }])
  })

  test('names in archives are text: none leads anywhere', async () => {
    using it = await caseOf({
      'x.zip': zipBytes({ '../../../etc/evil.csv': csvOf(1), 'C:\\Windows\\a.csv': csvOf(2), 'a\u0007b.csv': csvOf(3) }),
    })
    expect(statuses(it)).toEqual([
      'x.zip container',
      'x.zip!/../../../etc/evil.csv imported',
      'x.zip!/C:\\Windows\\a.csv imported',
      'x.zip!/a\\x07b.csv imported',
    ])
  })

  test('an archive that unfolds without end is left where it turns out to be one', async () => {
    using it = await caseOf({ 'bomb.csv.gz': gzipSync(Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.alloc(300 * 2 ** 20, 'x')])) })
    const bomb = it.sources.find((source) => source.status !== 'container')!
    expect(bomb.status).toBe('partial')
    expect(bomb.problems.at(-1)).toMatchObject({ code: 'source.broke-off' })
    expect(bomb.problems.at(-1)!.message).toContain('250 times')
  })

  test('encrypted members and broken archives are told, what can be read is read', async () => {
    const cut = zipBytes({ 'a.csv': csvOf(1), 'b.csv': csvOf(2) })
    using it = await caseOf({
      'cut.zip': cut.subarray(0, cut.length - 60),
      'locked.zip': zipBytes({ 'a.csv': csvOf(1) }, { encrypted: true }),
      'short.csv.gz': gzipSync(csvOf(...Array(500).keys())).subarray(0, 9000),
    })
    const told = Object.fromEntries(
      it.sources.map((source) => [source.path.split('/').at(-1), source.problems.map((problem) => problem.code)]),
    )
    expect(told).toMatchObject({ 'cut.zip': ['archive.broken'], 'locked.zip': ['archive.encrypted'] })
    const short = it.sources.find((source) => source.path.endsWith('short.csv'))!
    expect(short).toMatchObject({ status: 'partial' })
    expect(short.records.stored).toBeGreaterThan(0)
    const again = await it.add({ 'short.csv.gz': gzipSync(csvOf(...Array(500).keys())).subarray(0, 9000) })
    expect(again.map((source) => source.status)).toEqual(['already-imported', 'already-imported'])
  })

  test('folders are read in order of name; links in them are not followed, and what is missing fails before anything is read', async () => {
    using folder = temporaryFolder('evidence')
    mkdirSync(folder.file('in/b'), { recursive: true })
    writeFileSync(folder.file('outside.csv'), csvOf(9))
    writeFileSync(folder.file('in/z.csv'), csvOf(1))
    writeFileSync(folder.file('in/b/a.csv'), csvOf(2))
    symlinkSync(folder.file('outside.csv'), folder.file('in/link.csv'))
    symlinkSync(folder.path, folder.file('in/round'))
    using it = await caseOfPaths(folder.file('in'))
    expect(it.sources.map((source) => source.path)).toEqual([folder.file('in/b/a.csv'), folder.file('in/z.csv')])
    const store = createCase(':memory:')
    const failing = importEvidence(store, [folder.file('in'), folder.file('none')], context)
    await expect(failing).rejects.toThrow(Failure)
    expect(store.get('SELECT count(*) AS n FROM source')).toEqual({ n: 0 })
    store.close()
  })

  test('what no importer recognises is named, and nothing of it is read', async () => {
    const files = {
      'a.txt': 'Dear diary, nothing, really.\nNot a table at all',
      'b.bin': Buffer.from([0, 1, 2, 3, 255, 254]),
      'c.csv': '',
      'd.json': '{"what":"is this"}',
    }
    using it = await caseOf(files)
    expect(it.sources.map(({ status, problems }) => [status, problems[0]?.code])).toEqual(
      Object.keys(files).map(() => ['unrecognised', 'source.unrecognised']),
    )
  })
})

describe('importing', () => {
  test('a cancelled import keeps what was done and takes back what was being read', async () => {
    using folder = temporaryFolder('evidence')
    writeFileSync(folder.file('a.csv'), csvOf(1, 2))
    writeProcessEvents(folder.file('b.csv'), 40_000)
    const stop = new AbortController()
    const store = createCase(':memory:')
    const watching = {
      analyst: 'Test analyst',
      signal: stop.signal,
      progress: (_step: string, done: number) => void (done > 8 * 2 ** 20 && stop.abort()),
    }
    const answer = await importEvidence(store, [folder.path], watching)
    expect(answer).toMatchObject({ cancelled: true, sources: [{ status: 'imported', records: { read: 2 } }] })
    expect(store.get('SELECT count(*) AS n FROM DeviceProcessEvents')).toEqual({ n: 2 })
    expect((await verifyCase(store, context)).ok).toBe(true)
    const whole = await importEvidence(store, [folder.path], context)
    expect(whole.sources.map((source) => source.records.read)).toEqual([2, 40_000])
    store.close()
  })

  test('a thread that parses gives the very rows that parsing in place gives', async () => {
    using folder = temporaryFolder('evidence')
    writeProcessEvents(folder.file('big.csv'), 9000)
    using big = await caseOfPaths(folder.file('big.csv'))
    const parts = Array.from({ length: 9 }, (_, part) => [
      `part-${part}.csv`,
      csvOf(...Array.from({ length: 1000 }, (_, i) => part * 1000 + i)),
    ])
    using small = await caseOf(Object.fromEntries(parts) as Files)
    const all = 'SELECT * FROM DeviceProcessEvents ORDER BY _id'
    const rows = (of: EvidenceCase) => of.all<Record<string, unknown>>(all).map(({ _source, _record, ...row }) => row)
    expect(big.sources[0]!.bytes).toBeGreaterThan(4 * 2 ** 20)
    expect(rows(big)).toEqual(rows(small))
  })

  test('the order of import does not change what is stored', async () => {
    const files: Record<string, string | Uint8Array> = {
      'one.csv': csvOf(1, 2),
      'two.csv': csvOf(2, 3),
      'alerts-a.json': `${alertOf('al1', 'Older')}\n${alertOf('al2')}`,
      'alerts-b.json': alertOf('al1', 'Newer').replace('"status":"new"', '"status":"resolved","lastUpdateDateTime":"2026-02-01T00:00:00Z"'),
      'three.csv': 'who,what\na,b\n',
      'four.zip': zipBytes({ 'x.csv': csvOf(4) }),
    }
    const told = async (names: readonly string[]) => {
      using folder = temporaryFolder('evidence')
      for (const [name, content] of Object.entries(files)) writeFileSync(folder.file(name), content)
      using it = await caseOfPaths(...names.map((name) => folder.file(name)))
      const own = (sql: string) => it.all<Record<string, unknown>>(sql)
      return {
        rows: own('SELECT Timestamp, ProcessCommandLine, _record FROM DeviceProcessEvents ORDER BY 1, 2, 3'),
        table: own('SELECT who, what FROM three'),
        alerts: own('SELECT provider_alert_id, title, status, severity FROM alert ORDER BY 1'),
        tables: own('SELECT name, rows, first_time, last_time FROM hunting_table ORDER BY 1'),
      }
    }
    const names = Object.keys(files)
    const expected = await told(names)
    const orders = fc.shuffledSubarray(names, { minLength: names.length })
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect(await told(order)).toEqual(expected)
      }),
      { numRuns: 8 },
    )
  })
})

describe('verify', () => {
  test('says when a file changed, went missing, or rows are not those that came', async () => {
    using folder = temporaryFolder('evidence')
    for (const [name, id] of [
      ['a.csv', 1],
      ['b.csv', 2],
      ['c.csv', 3],
    ] as const)
      writeFileSync(folder.file(name), csvOf(id))
    writeFileSync(folder.file('d.zip'), zipBytes({ 'd.csv': csvOf(4) }))
    using it = await caseOfPaths(folder.path)
    expect(await verifyCase(it.store, context)).toMatchObject({ ok: true, problems: [] })
    writeFileSync(folder.file('a.csv'), csvOf(5))
    writeFileSync(folder.file('d.zip'), zipBytes({ 'd.csv': csvOf(6) }))
    it.store.run('DELETE FROM DeviceProcessEvents WHERE _source = ?', it.sources[1]!.id)
    it.store.run('UPDATE source SET path = ? WHERE id = ?', folder.file('gone.csv'), it.sources[2]!.id)
    const { ok, sources, problems } = await verifyCase(it.store, context)
    expect(ok).toBe(false)
    expect(sources.map((source) => source.status)).toEqual(['changed', 'counts-differ', 'missing', 'changed', 'changed'])
    expect(problems.map((problem) => problem.code).sort()).toEqual([
      'source.changed',
      'source.changed',
      'source.changed',
      'source.counts-differ',
      'table.counts-differ',
    ])
  })
})
