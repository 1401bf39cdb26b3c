import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { prepareHunts } from '#engine/hunt/prepare.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { type CaseReader, createCase, openForReading } from '#engine/store/case-file.ts'
import type { Export } from './data.ts'

/** The case of the benchmark: the exports imported and prepared as `coldtrail import` does. */
export async function openCase(folder: string, all: readonly Export[]): Promise<CaseReader> {
  const path = join(folder, 'hunts.coldtrail')
  if (!existsSync(path)) {
    const part = join(folder, 'part.coldtrail')
    for (const suffix of ['', '-wal', '-shm']) rmSync(part + suffix, { force: true })
    const store = createCase(part)
    const context = { analyst: 'Bench', signal: new AbortController().signal, progress() {} }
    const seconds = async (work: Promise<unknown>) => {
      const started = performance.now()
      await work
      return Math.round((performance.now() - started) / 1000)
    }
    const paths = all.map((one) => one.path)
    process.stdout.write(`imported in ${await seconds(importEvidence(store, paths, context))} s, `)
    process.stdout.write(`prepared in ${await seconds(prepareHunts(store, context))} s, `)
    store.close()
    renameSync(part, path)
    process.stdout.write(`${Math.round(statSync(path).size / 2 ** 20)} MiB\n`)
  }
  return openForReading(path)
}
