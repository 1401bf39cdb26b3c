import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { importEvidence } from '#engine/ingest/import.ts'
import { type CaseReader, createCase, openForReading } from '#engine/store/case-file.ts'
import type { Export } from './data.ts'

/** The case of the benchmark: the exports imported as an analyst imports them. */
export async function openCase(folder: string, all: readonly Export[]): Promise<CaseReader> {
  const path = join(folder, 'hunts.coldtrail')
  if (!existsSync(path)) {
    const part = join(folder, 'part.coldtrail')
    for (const suffix of ['', '-wal', '-shm']) rmSync(part + suffix, { force: true })
    const store = createCase(part)
    const started = performance.now()
    await importEvidence(
      store,
      all.map((one) => one.path),
      { analyst: 'Bench', signal: new AbortController().signal, progress() {} },
    )
    process.stdout.write(`imported in ${Math.round((performance.now() - started) / 1000)} s, `)
    store.close()
    renameSync(part, path)
    process.stdout.write(`${Math.round(statSync(path).size / 2 ** 20)} MiB\n`)
  }
  return openForReading(path)
}
