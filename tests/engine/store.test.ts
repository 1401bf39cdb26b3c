import { readdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Failure } from '#base/problem.ts'
import { checkActivityChain, logActivity } from '#engine/activity/log.ts'
import { createCase, openForReading, openForWriting } from '#engine/store/case-file.ts'
import { storedColumns } from '#engine/store/column-layout.ts'
import { copyCase } from '#engine/store/copy.ts'
import { connectionOf } from '#engine/store/statements.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { temporaryFolder } from '../support/temporary.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.problem.code : String(thrown)
  }
  return 'done'
}

const act = { kind: 'audit', action: 'case.test', performedBy: 'Test analyst', targetType: 'case' } as const

test('a case is created once, opened again, and refused where there is none', () => {
  using folder = temporaryFolder()
  const path = folder.file('one.coldtrail')
  createCase(path).close()
  expect(codeOf(() => createCase(path))).toBe('case.exists')
  openForWriting(path).close()
  openForReading(path).close()
  expect(codeOf(() => openForReading(folder.file('other.coldtrail')))).toBe('case.not-found')
  expect(readdirSync(folder.path).filter((name) => name.endsWith('-writer'))).toEqual([])
})

test('other files are not taken for cases, nor cases of a newer program for ours', () => {
  using folder = temporaryFolder()
  const path = folder.file('case.coldtrail')
  writeFileSync(path, 'SQLite format 3 it says, but it is not')
  expect(codeOf(() => openForWriting(path))).toBe('case.not-a-case')
  const newer = folder.file('newer.coldtrail')
  const store = createCase(newer)
  store.run('PRAGMA user_version = 999')
  store.close()
  expect(codeOf(() => openForReading(newer))).toBe('case.too-new')
})

test('one process writes, any number read what it has committed', () => {
  using folder = temporaryFolder()
  const path = folder.file('case.coldtrail')
  const writer = createCase(path)
  expect(codeOf(() => openForWriting(path))).toBe('case.in-use')
  const reader = openForReading(path)
  logActivity(writer, act)
  expect(reader.get('SELECT count(*) AS n FROM activity')).toEqual({ n: 1 })
  expect(codeOf(() => connectionOf(reader).exec('DELETE FROM activity'))).toMatch(/readonly/)
  reader.close()
  writer.close()
  openForWriting(path).close()
})

test('a case in memory is a file others can read, gone when it is closed', () => {
  const store = createCase(':memory:')
  openForReading(store.path).close()
  store.close()
  expect(codeOf(() => openForReading(store.path))).toBe('case.not-found')
})

test('integers are exact: numbers where a double holds them, bigints beyond', () => {
  const store = createCase(':memory:')
  const row = store.get('SELECT 9007199254740991 AS safe, 9007199254740993 AS beyond, -1 AS less, 1.5 AS real, NULL AS none')
  expect(row).toEqual({ safe: 9007199254740991, beyond: 9007199254740993n, less: -1, real: 1.5, none: null })
  store.close()
})

test('a transaction within another undoes its own part alone', () => {
  const store = createCase(':memory:')
  store.transaction(() => {
    logActivity(store, act)
    expect(() =>
      store.transaction(() => {
        logActivity(store, act)
        throw new Error('no')
      }),
    ).toThrow('no')
  })
  expect(store.get('SELECT count(*) AS n FROM activity')).toEqual({ n: 1 })
  store.close()
})

test('a statement may be read while it is still being iterated', () => {
  const store = createCase(':memory:')
  for (let i = 0; i < 3; i++) logActivity(store, act)
  const ids = (): number[] => store.all<{ id: number }>('SELECT id FROM activity ORDER BY id').map((row) => row.id)
  const seen = [...store.iterate<{ id: number }>('SELECT id FROM activity ORDER BY id')].map(({ id }) => [id, ...ids()])
  expect(seen).toEqual([
    [1, 1, 2, 3],
    [2, 1, 2, 3],
    [3, 1, 2, 3],
  ])
  store.close()
})

test('the activity log takes nothing back, and shows where somebody tampered with it', () => {
  const store = createCase(':memory:')
  for (const text of ['first', 'second', 'third']) logActivity(store, { ...act, text, detail: { before: 1, after: [2] } })
  expect(checkActivityChain(store)).toEqual({ entries: 3 })
  expect(() => store.run("UPDATE activity SET text = 'other' WHERE id = 2")).toThrow('append-only')
  expect(() => store.run('DELETE FROM activity')).toThrow('append-only')
  store.run('DROP TRIGGER activity_is_append_only_update')
  store.run("UPDATE activity SET text = 'other' WHERE id = 2")
  expect(checkActivityChain(store)).toEqual({ entries: 3, brokenAt: 2 })
  store.close()
})

test('columns that SQLite would confuse get names of their own, hidden ones are never met', () => {
  const names = new Map(storedColumns(schemaTable('DeviceProcessEvents')!.columns).map((column) => [column.name, column.internal]))
  expect([names.get('LogonId'), names.get('LogonID')]).toEqual(['LogonId', 'LogonID_2'])
  const own = storedColumns(['_id', 'a', 'A', 'a_2'].map((name) => ({ name, type: 'string' })))
  expect(new Set(own.map((column) => column.internal.toLowerCase())).size).toBe(4)
  expect(own[0]!.internal).toBe('_id_2')
})

test('a copy is made in turns: what is written meanwhile is in it, and it is a case of its own', async () => {
  using folder = temporaryFolder()
  const store = createCase(folder.file('one.coldtrail'))
  const insert = 'INSERT INTO raw_record (source, record, offset, body) VALUES (?, ?, 0, ?)'
  store.run(
    "INSERT INTO source (id, path, sha256, bytes, format, importer_version, status, imported_at) VALUES (1, 'a', 'a', 1, 'a', 1, 'imported', 0)",
  )
  store.transaction(() => {
    for (let i = 0; i < 4000; i++) store.run(insert, 1, i, 'x'.repeat(8000))
  })
  let done = false
  const copying = copyCase(store, folder.file('two.coldtrail')).then(() => {
    done = true
  })
  let written = 0
  while (!done) {
    store.run(insert, 1, 10_000 + written++, 'meanwhile')
    await new Promise((turn) => setImmediate(turn))
  }
  await copying
  expect(written).toBeGreaterThan(2)
  store.close()
  const copy = openForReading(folder.file('two.coldtrail'))
  const found = copy.get<{ n: number }>("SELECT count(*) AS n FROM raw_record WHERE body = 'meanwhile'")!.n
  copy.close()
  expect(found).toBeGreaterThanOrEqual(written - 1)
  expect(readdirSync(folder.path)).not.toContain('two.coldtrail.unfinished')
})

test('a copy never takes the place of another file', async () => {
  using folder = temporaryFolder()
  const store = createCase(folder.file('one.coldtrail'))
  writeFileSync(folder.file('two.coldtrail'), 'mine')
  await expect(copyCase(store, folder.file('two.coldtrail'))).rejects.toMatchObject({ problem: { code: 'case.exists' } })
  store.close()
})
