import { createHash } from 'node:crypto'
import { type Problem, problemOf } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import type { FoundProblem } from './batch.ts'
import type { Source } from './format.ts'

export type SourceStatus = 'importing' | 'imported' | 'partial' | 'cancelled' | 'unrecognised' | 'container'

/** Stands for the hash of a source whose bytes are still being read, or could not be. */
const unread = (id: number) => `unread:${id}`

export interface NewSource {
  readonly path: string
  readonly container: number | null
  readonly bytes: number
  readonly format: string
  readonly importerVersion: number
}

/** Opens a source's entry as `importing`: until it is closed its rows are not evidence, and are discarded when the import does not end. */
export function openEntry(store: WriteStore, source: NewSource): number {
  return store.transaction(() => {
    const id = (store.get<{ last: number | null }>('SELECT max(id) AS last FROM source')?.last ?? 0) + 1
    store.run(
      `INSERT INTO source (id, path, container, sha256, bytes, format, importer_version, status, imported_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'importing', ?)`,
      id,
      source.path,
      source.container,
      unread(id),
      source.bytes,
      source.format,
      source.importerVersion,
      ticksFromUnixMs(Date.now()),
    )
    return id
  })
}

/** Closes an entry: its bytes are known now and its rows stand. */
export function closeEntry(store: WriteStore, id: number, sha256: string, bytes: number, status: SourceStatus): void {
  store.run('UPDATE source SET sha256 = ?, bytes = ?, status = ? WHERE id = ?', sha256, bytes, status, id)
}

export function addProblems(store: WriteStore, source: number, problems: readonly FoundProblem[]): void {
  for (const { problem, rejected, record, offset, raw } of problems) {
    store.run(
      'INSERT INTO source_problem (source, code, severity, message, rejected, record, offset, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      source,
      problem.code,
      problem.severity,
      problem.message,
      rejected ? 1 : 0,
      record,
      offset,
      raw,
    )
  }
}

/** A problem of the source as a whole, or of what one of its records holds. */
export const found = (problem: Problem): FoundProblem => ({
  problem,
  rejected: false,
  record: problem.where?.record ?? null,
  offset: problem.where?.offset ?? null,
  raw: '',
})

export interface KnownSource {
  readonly id: number
  readonly status: SourceStatus
}

export function sourceOfHash(store: ReadStore, sha256: string): KnownSource | undefined {
  return store.get<KnownSource>('SELECT id, status FROM source WHERE sha256 = ?', sha256)
}

/** Whether some source of the case is as long: only then can its bytes be in the case already. */
export function hasSourceOfSize(store: ReadStore, bytes: number): boolean {
  return store.get('SELECT 1 FROM source WHERE bytes = ? LIMIT 1', bytes) !== undefined
}

export interface HashedBytes {
  readonly sha256: string
  readonly bytes: number
  /** what kept the rest from being read; the hash is then of the bytes there were */
  readonly failure: Problem | null
}

/** SHA-256 (hex) and length of a source's bytes. */
export async function hashOf(source: Source): Promise<HashedBytes> {
  const hash = createHash('sha256')
  let bytes = 0
  let failure: Problem | null = null
  try {
    for await (const chunk of source.chunks()) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (thrown) {
    failure = problemOf(thrown, 'source.unreadable')
  }
  return { sha256: hash.digest('hex'), bytes, failure }
}
