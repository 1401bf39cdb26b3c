import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { verifyCase } from '#engine/ingest/verify.ts'
import { openForReading } from '#engine/store/case-file.ts'
import { hasBegun, importInProcess, startImport } from '../support/import-process.ts'
import { writeProcessEvents } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }
const ROWS = 60_000

/** Records of the one source that are stored so far. */
function readOf(path: string): number {
  const reader = openForReading(path)
  const row = reader.get<{ read: number }>('SELECT read FROM source')
  reader.close()
  return row?.read ?? 0
}

test('kill -9 at any moment of an import: the case verifies, and importing again completes it without a doubled row', {
  timeout: 240_000,
}, async () => {
  using folder = temporaryFolder('crash')
  const path = folder.file('case.coldtrail')
  const evidence = folder.file('events.csv')
  writeProcessEvents(evidence, ROWS)
  let partial = 0
  for (const rows of [0, 1, 20_000, 40_000]) {
    const child = startImport(path, evidence)
    const ended = once(child, 'exit')
    await hasBegun(child)
    while (child.exitCode === null && readOf(path) < rows) await sleep(5)
    child.kill('SIGKILL')
    await ended
    const reader = openForReading(path)
    expect((await verifyCase(reader, context)).ok).toBe(true)
    const left = reader.get<{ status: string; read: number }>('SELECT status, read FROM source')
    if (left?.status === 'importing' && left.read > 0) partial += 1
    reader.close()
  }
  expect(partial, 'imports that were killed while they had rows in').toBeGreaterThan(0)
  const { records } = await importInProcess(path, evidence)
  expect(records).toEqual([{ read: ROWS, stored: ROWS, rejected: 0 }])
  const reader = openForReading(path)
  expect(reader.get('SELECT count(*) AS n, count(DISTINCT _record) AS records FROM DeviceProcessEvents')).toEqual({
    n: ROWS,
    records: ROWS,
  })
  expect(reader.all('SELECT status, read FROM source')).toEqual([{ status: 'imported', read: ROWS }])
  expect((await verifyCase(reader, context)).problems).toEqual([])
  reader.close()
})
