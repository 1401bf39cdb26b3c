import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { importEvidence } from '#engine/ingest/import.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import type { SqlValue } from '#engine/store/sql.ts'
import { temporaryFolder } from './temporary.ts'

type Answer = Awaited<ReturnType<typeof importEvidence>>
export type Files = { readonly [name: string]: string | Uint8Array }

/** A case with some evidence in it, closed and removed when the scope that holds it with `using` ends. */
export interface EvidenceCase extends Disposable {
  readonly store: CaseWriter
  /** what became of each file, archives' members too, in the order they were read */
  readonly sources: Answer['sources']
  /** imports more evidence into the same case */
  add(files: Files): Promise<Answer['sources']>
  all<Row = Record<string, SqlValue>>(sql: string, ...params: readonly SqlValue[]): Row[]
}

const context = { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} }

/** Imports files that exist, and answers the case they are in. */
export async function caseOfPaths(...paths: readonly string[]): Promise<EvidenceCase> {
  const store = createCase(':memory:')
  const { sources } = await importEvidence(store, paths, context)
  return {
    store,
    sources,
    all: (sql, ...params) => store.all(sql, ...params),
    async add(files) {
      using folder = temporaryFolder('evidence')
      return (await importEvidence(store, [written(folder, files)], context)).sources
    },
    [Symbol.dispose]: () => store.close(),
  }
}

function written(folder: ReturnType<typeof temporaryFolder>, files: Files): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(folder.file(name)), { recursive: true })
    writeFileSync(folder.file(name), content)
  }
  return folder.path
}

/** Writes files, imports them, and answers the case they are in. */
export async function caseOf(files: Files): Promise<EvidenceCase> {
  using folder = temporaryFolder('evidence')
  return await caseOfPaths(written(folder, files))
}

/** The one source of a case of one file. */
export function onlySource(of: EvidenceCase): Answer['sources'][number] {
  const [source, ...more] = of.sources
  if (!source || more.length > 0) throw new Error(`expected one source, got ${of.sources.length}`)
  return source
}
