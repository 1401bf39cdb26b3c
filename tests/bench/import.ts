import { spawnSync } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import { importEvidence } from '#engine/ingest/import.ts'
import { createCase } from '#engine/store/case-file.ts'
import { processEventColumns, writeProcessEvents } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'

/**
 * A CSV of 400,000 rows with the first 29 columns of DeviceProcessEvents, imported into a case (hashed, typed, with provenance and
 * accounting; indexes are built outside of the clock) and by `sqlite3 .import` into an untyped table of the same file system. Runs take
 * turns, medians are compared. Both want a quiet machine: the import uses two cores, its peer one.
 */
const ROWS = 400_000
const RUNS = 5

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

async function ours(evidence: string): Promise<number> {
  const store = createCase(':memory:')
  const from = performance.now()
  let stored = 0
  const progress = (step: string) => {
    if (step === 'Indexing' && stored === 0) stored = performance.now() - from
  }
  const answer = await importEvidence(store, [evidence], { analyst: 'Bench', signal: new AbortController().signal, progress })
  store.close()
  if (answer.sources[0]?.records.stored !== ROWS) throw new Error('not every row was stored')
  return stored
}

function peer(evidence: string, database: string): number {
  rmSync(database, { force: true })
  const from = performance.now()
  const { status, stderr } = spawnSync('sqlite3', [
    database,
    `CREATE TABLE p (${processEventColumns.join(', ')})`,
    `.import --csv --skip 1 ${evidence} p`,
  ])
  if (status !== 0) throw new Error(String(stderr))
  return performance.now() - from
}

if (spawnSync('sqlite3', ['-version']).error) {
  process.stdout.write('skipped: sqlite3 is not installed\n')
} else {
  using folder = temporaryFolder('bench')
  const evidence = folder.file('events.csv')
  writeProcessEvents(evidence, ROWS)
  process.stdout.write(`${ROWS} rows, ${Math.round(statSync(evidence).size / 2 ** 20)} MiB\n`)
  const mine: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    mine.push(await ours(evidence))
    theirs.push(peer(evidence, folder.file('peer.db')))
    process.stdout.write(`import ${Math.round(mine[run]!)} ms, sqlite3 .import ${Math.round(theirs[run]!)} ms\n`)
  }
  const ratio = median(theirs) / median(mine)
  process.stdout.write(
    `${Math.round((ROWS / median(mine)) * 1000)} rows/s, ${ratio.toFixed(2)} times the speed of sqlite3 .import (wanted: 0.70)\n`,
  )
  if (ratio < 0.7) process.exitCode = 1
}
