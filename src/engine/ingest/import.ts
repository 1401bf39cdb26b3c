import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Problem, problem, problemOf } from '#base/problem.ts'
import { refusalOf } from '#base/refusal.ts'
import { logActivity } from '../activity/log.ts'
import { alertsFromTables } from '../alerts/from-tables.ts'
import { rebuildAlert } from '../alerts/store-alert.ts'
import { tellAlertTables } from '../alerts/tell-tables.ts'
import type { CallContext } from '../calls/call.ts'
import { isGeoPack } from '../hunt/geo-pack-lines.ts'
import { discardSource } from '../store/discard-source.ts'
import type { WriteStore } from '../store/sql.ts'
import { indexTables, unindexedTables } from '../store/table-indexes.ts'
import { alreadyImported, type ImportAnswer, type SourceAnswer, sourceAnswer } from './answer.ts'
import { detectFormat } from './detect-format.ts'
import type { Head } from './format.ts'
import { formats } from './formats/index.ts'
import { importGeoSource } from './geo-source.ts'
import { readHead } from './head.ts'
import { ownFiles } from './own-files.ts'
import { type ParseThread, startParseThread } from './parse-thread.ts'
import { createProgress, type ImportProgress } from './progress.ts'
import { readSource } from './read-source.ts'
import { addProblems, closeEntry, found, hashOf, hasSourceOfSize, openEntry, sourceOfHash } from './source-entry.ts'
import { archiveKind, archiveMembers } from './sources/archive.ts'
import { createFileSource, type EvidenceSource } from './sources/evidence-file.ts'
import { findFiles } from './sources/walk.ts'
import { storeBatch } from './store-batch.ts'

/** Bytes a source has before parsing it in a thread of its own is worth handing them over. */
const WORTH_A_THREAD = 4 * 2 ** 20

/** Archives within archives that are opened; deeper ones are named and left. */
const MAX_NESTING = 3

/** Takes back what imports left behind that did not end: a killed process, a cut power line. */
export function discardUnfinished(store: WriteStore): void {
  const left = store.all<{ id: number; format: string }>("SELECT id, format FROM source WHERE status = 'importing' ORDER BY id DESC")
  for (const { id, format } of left) if (format !== 'container') discard(store, id)
}

function discard(store: WriteStore, source: number): void {
  store.transaction(() => {
    for (const alert of discardSource(store, source)) rebuildAlert(store, alert)
  })
}

interface Import {
  readonly store: WriteStore
  readonly context: CallContext
  readonly progress: ImportProgress
  readonly answers: SourceAnswer[]
  /** the parsing thread, started when it is first needed; null where there can be none */
  thread(): ParseThread | null
}

/** Imports the bytes of one source that is no archive. */
async function importSource(run: Import, source: EvidenceSource, head: Head, container: number | null): Promise<void> {
  const { store, context, answers, progress } = run
  if (isGeoPack(head)) {
    // what began like a pack and is none after all, or breaks off, is read like any other table; what the machine refuses is no table's fault
    const pack = await importGeoSource(store, source, container, context, (bytes) => progress.within(bytes)).catch((thrown: unknown) => {
      if (refusalOf(thrown)) throw thrown
      return null
    })
    if (pack) answers.push(pack)
    if (pack || context.signal.aborted) return
  }
  if (source.size !== null && hasSourceOfSize(store, source.size)) {
    const known = sourceOfHash(store, (await hashOf(source)).sha256)
    if (known) {
      answers.push(alreadyImported(store, known.id, source.path))
      return
    }
  }
  const format = detectFormat(formats, head, source.name)
  const id = openEntry(store, {
    path: source.path,
    container,
    bytes: source.size ?? 0,
    format: format?.id ?? '',
    importerVersion: format?.version ?? 0,
  })
  let end: { sha256: string; bytes: number; problems: readonly Problem[]; failure: Problem | null }
  let timeFormats = {}
  if (format) {
    const thread = source.size === null || source.size > WORTH_A_THREAD ? run.thread() : null
    const read = thread?.read ?? readSource
    const reading = read(source, format, head, context.signal, (bytes) => progress.within(bytes))
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) {
      storeBatch(store, id, next.value)
      // other calls of the writer may have their turn between batches
      await new Promise((done) => setImmediate(done))
    }
    end = next.value
    timeFormats = next.value.timeFormats
  } else {
    end = await unrecognised(source, head)
  }
  if (context.signal.aborted) {
    discard(store, id)
    return
  }
  const known = sourceOfHash(store, end.sha256)
  if (known) {
    discard(store, id)
    answers.push(alreadyImported(store, known.id, source.path))
    return
  }
  const status = !format ? 'unrecognised' : end.failure ? 'partial' : 'imported'
  store.transaction(() => {
    addProblems(store, id, [...end.problems, ...(end.failure ? [end.failure] : [])].map(found))
    closeEntry(store, id, end.sha256, end.bytes, status)
    alertsFromTables(store, id)
    tellAlertTables(store, id)
    store.run('UPDATE source SET time_formats = ? WHERE id = ?', JSON.stringify(timeFormats), id)
    const answer = sourceAnswer(store, id)
    const detail = { sha256: end.sha256, bytes: end.bytes, format: format?.id ?? null, status, ...answer.records }
    logActivity(store, {
      kind: 'audit',
      action: 'source.import',
      performedBy: context.analyst,
      targetType: 'source',
      targetId: id,
      targetName: source.path,
      detail,
    })
    answers.push(answer)
  })
}

async function unrecognised(source: EvidenceSource, head: Head) {
  const what = head.bytes.length === 0 ? 'The file is empty' : `No importer recognises this ${head.text ? 'text' : 'file'}`
  const why = problem('source.unrecognised', `${what}; nothing of it was read`, { severity: 'warning' })
  return { ...(await hashOf(source)), problems: [why] }
}

/** Imports an archive: its own hash, then its members as sources of their own. */
async function importArchive(run: Import, source: EvidenceSource, file: string, head: Head, container: number | null, depth: number) {
  const { store, context, answers, progress } = run
  const { sha256, bytes } = await hashOf(source)
  const known = sourceOfHash(store, sha256)
  let id: number
  if (known) id = known.id
  else {
    id = openEntry(store, { path: source.path, container, bytes, format: 'container', importerVersion: 1 })
    store.run('UPDATE source SET sha256 = ? WHERE id = ?', sha256, id)
  }
  const place = answers.length
  const problems: Problem[] = []
  const members = archiveMembers(archiveKind(head.bytes)!, source, file)[Symbol.asyncIterator]()
  try {
    while (!context.signal.aborted) {
      // only the archive's own breaking is told of it; what a member's import throws is a fault of its own
      const next = await members.next().catch((thrown: unknown) => {
        problems.push(problem('archive.broken', `The archive cannot be read to its end: ${problemOf(thrown).message}`))
        return null
      })
      if (next === null || next.done) break
      const member = next.value
      if ('note' in member) {
        problems.push(member.note)
        continue
      }
      progress.begin(member.source.path, member.compressed, member.source.size)
      await importAny(run, member.source, null, id, depth + 1)
      progress.end()
    }
  } finally {
    await members.return?.()
  }
  if (context.signal.aborted) return
  store.transaction(() => {
    const settled = known && known.status !== 'importing'
    if (!settled) {
      addProblems(store, id, problems.map(found))
      closeEntry(store, id, sha256, bytes, 'container')
    }
    answers.splice(place, 0, settled ? alreadyImported(store, id, source.path) : sourceAnswer(store, id))
  })
}

/** Imports a source, whatever it is. `file` is where its bytes lie as a file of this machine, null for an archive's member. */
async function importAny(run: Import, source: EvidenceSource, file: string | null, container: number | null, depth: number): Promise<void> {
  const { context } = run
  let head: Head
  try {
    head = await readHead(source)
  } catch (thrown) {
    head = { bytes: new Uint8Array(), text: '', whole: true }
    refuse(run, source, container, problemOf(thrown, 'source.unreadable'))
    return
  }
  const kind = archiveKind(head.bytes)
  if (!kind || depth > MAX_NESTING) return importSource(run, source, head, container)
  if (file !== null || kind === 'gzip') return importArchive(run, source, file ?? '', head, container, depth)
  const folder = await mkdtemp(join(tmpdir(), 'coldtrail-member-'))
  try {
    const copy = join(folder, 'member')
    try {
      await pipeline(source.chunks(), createWriteStream(copy))
    } catch (thrown) {
      if (!context.signal.aborted) refuse(run, source, container, problemOf(thrown, 'source.unreadable'))
      return
    }
    await importArchive(run, source, copy, head, container, depth)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Names a source whose bytes could not be read at all; the last attempt's entry stands for those before. */
function refuse(run: Import, source: EvidenceSource, container: number | null, why: Problem): void {
  const { store, answers } = run
  store.transaction(() => {
    for (const { id } of store.all<{ id: number }>("SELECT id FROM source WHERE path = ? AND sha256 LIKE 'unread:%'", source.path))
      discard(store, id)
    const id = openEntry(store, { path: source.path, container, bytes: source.size ?? 0, format: '', importerVersion: 0 })
    addProblems(store, id, [found(why)])
    store.run("UPDATE source SET status = 'partial' WHERE id = ?", id)
    answers.push(sourceAnswer(store, id))
  })
}

/**
 * Imports files, folders and archives into a case, each source on its own: recognised by content, hashed, its records stored or
 * rejected with a place. What is in the case already is answered, not stored again; the case's own files are passed over. A cancelled
 * import keeps the sources that were done; the one being read is taken back. Detection and correlation are the caller's. Fails with
 * `source.not-found` before anything is read.
 * @param shown the path the case tells of a file, where the file lies elsewhere only for the import (uploads)
 */
export async function importEvidence(
  store: WriteStore,
  paths: readonly string[],
  context: CallContext,
  shown: (path: string) => string = (path) => path,
): Promise<ImportAnswer> {
  const started = performance.now()
  discardUnfinished(store)
  const met = (files: number) => context.progress('Looking through folders', files, null, 'files')
  const isOwn = ownFiles(store.path)
  const files = (await findFiles(paths, { signal: context.signal, met })).filter(({ path }) => !isOwn(path))
  const progress = createProgress(
    context,
    files.reduce((sum, file) => sum + file.bytes, 0),
  )
  const answers: SourceAnswer[] = []
  let thread: ParseThread | null | undefined
  const run: Import = {
    store,
    context,
    progress,
    answers,
    thread() {
      if (thread === undefined || thread?.alive === false) thread = startParseThread()
      return thread
    },
  }
  try {
    for (const file of files) {
      if (context.signal.aborted) break
      const source = createFileSource(file.path, file.name, file.bytes, shown(file.path))
      if (file.refused) {
        refuse(run, source, null, file.refused)
        continue
      }
      progress.begin(source.path, file.bytes, file.bytes)
      await importAny(run, source, file.path, null, 0)
      progress.end()
    }
  } finally {
    await thread?.close()
  }
  const filled = new Set(answers.filter((one) => one.status !== 'already-imported').flatMap((one) => Object.keys(one.tables)))
  for (const table of unindexedTables(store)) filled.add(table)
  if (filled.size > 0) {
    context.progress('Indexing', 0, null, '')
    indexTables(store, filled)
  }
  return { sources: answers, elapsedMs: Math.round(performance.now() - started), cancelled: context.signal.aborted }
}
