import { stat } from 'node:fs/promises'
import { problemOf } from '#base/problem.ts'
import { checkActivityChain } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Outputs } from '../calls/index.ts'
import { hashOfKeptRows, LINKED_ROWS } from '../hunt/link/kept-rows.ts'
import { quotedName } from '../store/column-layout.ts'
import { huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import type { Head } from './format.ts'
import { readHead } from './head.ts'
import { hashOf } from './source-entry.ts'
import { archiveKind, archiveMembers } from './sources/archive.ts'
import { createFileSource, type EvidenceSource } from './sources/evidence-file.ts'

export type Verification = Outputs['case']['verify']
type SourceState = Verification['sources'][number]['status']
type FoundProblems = Verification['problems'][number][]

interface SourceRow {
  id: number
  path: string
  container: number | null
  sha256: string
  status: string
  format: string
  read: number
  stored: number
  rejected: number
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** Hashes of what a file holds now, by path, the members of an archive among them. */
async function hashesNow(source: EvidenceSource, hashes: Map<string, string>, signal: AbortSignal): Promise<void> {
  hashes.set(source.path, (await hashOf(source)).sha256)
  const head: Head = await readHead(source)
  const kind = archiveKind(head.bytes)
  if (!kind) return
  for await (const member of archiveMembers(kind, source, source.path)) {
    signal.throwIfAborted()
    if ('source' in member) hashes.set(member.source.path, (await hashOf(member.source)).sha256)
  }
}

/** Rows by source that a table holds, against those its sources and the catalog say it holds. */
function checkRows(store: ReadStore, problems: FoundProblems): Set<number> {
  const differing = new Set<number>()
  for (const { name, rows } of huntingTables(store)) {
    const told = new Map(
      store
        .all<{ source: number; rows: number }>('SELECT source, rows FROM source_table WHERE name = ?', name)
        .map((row) => [row.source, row.rows]),
    )
    let held = 0
    for (const { source, n } of store.all<{ source: number; n: number }>(
      `SELECT _source AS source, count(*) AS n FROM ${quotedName(name)} GROUP BY _source`,
    )) {
      held += n
      if (told.get(source) !== n) differing.add(source)
      told.delete(source)
    }
    for (const [source, missing] of told) if (missing !== 0) differing.add(source)
    if (held !== rows) problems.push({ code: 'table.counts-differ', message: `${name} holds ${held} rows where the catalog says ${rows}` })
  }
  return differing
}

/**
 * Re-checks what a case promises: that its activity log is unbroken, that sources whose files are still there (members of archives too)
 * have the bytes they had, that read = stored + rejected, and that every table holds the rows its sources brought. A missing file is
 * told but breaks nothing; nor does an import that did not end, which the next import completes.
 */
export async function verifyCase(store: ReadStore, context: CallContext): Promise<Verification> {
  const problems: FoundProblems = []
  const chain = checkActivityChain(store)
  if (chain.brokenAt !== undefined) {
    problems.push({ code: 'activity.chain-broken', message: `The activity log does not follow from itself at entry ${chain.brokenAt}` })
  }
  const differing = checkRows(store, problems)
  const rows = store.all<SourceRow>('SELECT id, path, container, sha256, status, format, read, stored, rejected FROM source ORDER BY id')
  const files = new Map<string, Map<string, string>>()
  const sources: Verification['sources'] = []

  const byId = new Map(rows.map((row) => [row.id, row]))
  const fileOf = (row: SourceRow): string => (row.container === null ? row.path : fileOf(byId.get(row.container)!))

  async function stateOf(row: SourceRow): Promise<SourceState> {
    if (row.read !== row.stored + row.rejected || differing.has(row.id)) return 'counts-differ'
    if (row.format === LINKED_ROWS) return hashOfKeptRows(store, row.id) === row.sha256 ? 'same' : 'changed'
    const file = fileOf(row)
    if (!files.has(file)) {
      const now = new Map<string, string>()
      files.set(file, now)
      const is = await stat(file).catch(() => null)
      if (!is?.isFile()) return 'missing'
      try {
        await hashesNow(createFileSource(file, file, is.size), now, context.signal)
      } catch (thrown) {
        context.signal.throwIfAborted()
        problems.push({ code: 'source.unreadable', message: `${file} cannot be read to its end: ${problemOf(thrown).message}` })
      }
    }
    const hash = files.get(file)!.get(row.path)
    return hash === undefined ? 'missing' : hash === row.sha256 ? 'same' : 'changed'
  }

  for (const [done, row] of rows.entries()) {
    context.signal.throwIfAborted()
    context.progress(`Checking ${row.path}`, done, rows.length, 'sources')
    if (row.status === 'importing' || !isHash(row.sha256)) {
      const message = `${row.path} was not read to its end; importing it again completes it`
      problems.push({ code: 'source.unfinished', message })
      if (row.read === row.stored + row.rejected && !differing.has(row.id)) continue
    }
    const status = await stateOf(row)
    sources.push({ id: row.id, path: row.path, status })
    if (status === 'changed') {
      problems.push({ code: 'source.changed', message: `${row.path} no longer has the bytes that were imported` })
    }
    if (status === 'counts-differ') {
      problems.push({ code: 'source.counts-differ', message: `The rows of ${row.path} are not those that were counted at its import` })
    }
  }
  const broken = problems.some(({ code }) => code !== 'source.unfinished' && code !== 'source.unreadable')
  return { ok: !broken, chain, sources, problems }
}
