import { afterAll, describe, expect, test } from 'vitest'
import { verifyCase } from '#engine/ingest/verify.ts'
import { caseOfPaths, type EvidenceCase } from '../support/evidence-case.ts'
import { type InventoryEntry, inventory } from '../support/inventory.ts'
import { hasSharedData, sharedData } from '../support/shared.ts'

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }

/** Files whose every record an importer of today must read. */
const readable = inventory.filter(
  ({ file, format }) =>
    (/^(02|06)-/.test(file) && !/yaml|text/.test(format)) || /^05-.*\/(DeviceProcessEvents|SecurityAlert|SecurityEvent)_/.test(file),
)

const sourcesOf = (of: EvidenceCase, { file }: InventoryEntry) =>
  of.sources.filter(({ path }) => path === sharedData(file) || path.startsWith(`${sharedData(file)}!/`))

describe.runIf(hasSharedData)('real evidence', () => {
  test.each(readable)('$file is read whole: $records records', async (entry) => {
    using it = await caseOfPaths(sharedData(entry.file))
    const sources = sourcesOf(it, entry).filter((source) => source.format !== 'container')
    expect(sources.map((source) => source.status)).toEqual(sources.map(() => 'imported'))
    const sum = (of: 'read' | 'stored' | 'rejected') => sources.reduce((all, source) => all + source.records[of], 0)
    expect({ read: sum('read'), stored: sum('stored') }).toEqual({ read: entry.records, stored: entry.records - sum('rejected') })
    expect(sources.flatMap((source) => source.problems).filter((problem) => problem.code.startsWith('record.'))).toHaveLength(
      sum('rejected'),
    )
  })

  test('every file of the collection is hashed as its inventory says', async () => {
    using it = await caseOfPaths(...readable.slice(0, 12).map(({ file }) => sharedData(file)))
    for (const entry of readable.slice(0, 12)) {
      const [whole] = sourcesOf(it, entry)
      expect(whole?.sha256).toBe(entry.sha256)
    }
  })
})

describe.runIf(hasSharedData)('the whole collection', () => {
  let everything: EvidenceCase | undefined
  const folders = [...new Set(inventory.map(({ file }) => file.split('/', 1)[0]!))]
  afterAll(() => everything?.[Symbol.dispose]())

  test('imports without a fault; what nobody recognises is named and nothing of it is stored', { timeout: 600_000 }, async () => {
    everything = await caseOfPaths(...folders.map((folder) => sharedData(folder)))
    for (const source of everything.sources) {
      expect(source.records.read, source.path).toBe(source.records.stored + source.records.rejected)
      expect(
        source.problems.filter((problem) => problem.code === 'program.fault'),
        source.path,
      ).toEqual([])
      if (source.status !== 'unrecognised') continue
      expect(source.records.read).toBe(0)
      expect(source.problems.map((problem) => problem.code)).toContain('source.unrecognised')
    }
  })

  test('verifies against the files it came from', { timeout: 600_000 }, async () => {
    const { ok, problems, sources } = await verifyCase(everything!.store, context)
    expect(problems.filter(({ code }) => code !== 'source.unreadable')).toEqual([])
    expect(sources.filter(({ status }) => status !== 'same')).toEqual([])
    expect(ok).toBe(true)
  })
})
