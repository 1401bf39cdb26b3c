import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { huntRows } from '#engine/hunt/case-hunt.ts'
import { prepareHunts, unprepared } from '#engine/hunt/prepare.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { createCase, openForReading, openForWriting } from '#engine/store/case-file.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { writeProcessEvents } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }
const ROWS = 20_000
const script = fileURLToPath(new URL('../support/processes/prepare-hunts.ts', import.meta.url))

const queries = [
  'DeviceProcessEvents | summarize count(), dcount(ProcessCommandLine) by FileName | sort by FileName asc',
  'DeviceProcessEvents | where ProcessCommandLine has "Schedule17" | count',
  'DeviceProcessEvents | where FileName =~ "CMD.exe" | summarize max(Timestamp)',
]

function answers(store: ReadStore): unknown {
  return queries.map((query) => {
    const answer = huntRows(store, { query, clock: { kind: 'case' }, range: null })
    if (!answer.ok) throw new Error(answer.problem.message)
    return answer.value.rows
  })
}

function look<T>(path: string, work: (store: ReadStore) => T): T {
  const store = openForReading(path)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

/** Builds in a process of its own that is killed after so many steps. */
async function buildAndKill(path: string, steps: number): Promise<void> {
  const child = spawn(process.execPath, [script, path, String(steps)], { stdio: 'inherit' })
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
}

test('kill -9 while indexes are built: hunts answer the same, and building goes on where it was', { timeout: 120_000 }, async () => {
  using folder = temporaryFolder('prepare')
  const path = folder.file('case.coldtrail')
  const evidence = folder.file('events.csv')
  writeProcessEvents(evidence, ROWS)
  const made = createCase(path)
  await importEvidence(made, [evidence], context)
  made.close()
  const right = look(path, answers)
  for (const steps of [3, 8]) {
    await buildAndKill(path, steps)
    expect(look(path, answers)).toEqual(right)
    expect(look(path, (store) => unprepared(store, 1))).toEqual(['DeviceProcessEvents'])
  }
  const store = openForWriting(path)
  await prepareHunts(store, context, 1)
  expect(unprepared(store, 1)).toEqual([])
  expect(answers(store)).toEqual(right)
  store.close()
})
