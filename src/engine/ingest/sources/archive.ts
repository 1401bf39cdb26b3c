import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { Failure, fail, type Problem, problem, problemOf } from '#base/problem.ts'
import type { EvidenceSource } from './evidence-file.ts'
import { gunzipped } from './gunzip.ts'
import { unfolded } from './unfold.ts'
import { openZip } from './zip-file.ts'

export type ArchiveKind = 'zip' | 'gzip'

/** A member of an archive; `compressed` is its share of the archive's bytes. */
export interface Member {
  readonly source: EvidenceSource
  readonly compressed: number
}

/** Something to tell of the archive, such as a member that cannot be read. */
export interface ArchiveNote {
  readonly note: Problem
}

/** Members an archive may have, and what one may grow to beyond its compressed size: past these it is made to harm, not to hold. */
const MAX_MEMBERS = 100_000
const MAX_GROWTH = 250
const GROWTH_FREE_BYTES = 256 * 2 ** 20

/** Which archive bytes start. */
export function archiveKind(head: Uint8Array): ArchiveKind | null {
  if (head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))) return 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip'
  return null
}

/** Bytes gathered before they are handed on: inflating gives far smaller pieces than reading likes. */
const GATHERED = 1 << 18

async function* bounded(chunks: AsyncIterable<Uint8Array>, compressed: number): AsyncIterable<Uint8Array> {
  const limit = Math.max(GROWTH_FREE_BYTES, compressed * MAX_GROWTH)
  let bytes = 0
  let gathered: Uint8Array[] = []
  let held = 0
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > limit) fail('archive.bomb', `The member grows to more than ${MAX_GROWTH} times its compressed size`)
      gathered.push(chunk)
      held += chunk.length
      if (held < GATHERED) continue
      const ready = Buffer.concat(gathered)
      gathered = []
      held = 0
      yield ready
    }
  } catch (thrown) {
    if (held > 0) yield Buffer.concat(gathered)
    if (thrown instanceof Failure) throw thrown
    fail('archive.member-broken', `What the archive holds of it cannot be unpacked (${problemOf(thrown).message})`)
  }
  if (held > 0) yield Buffer.concat(gathered)
}

/** A name from an archive is text to show: control characters are spelled out, and nothing ever resolves it. */
function shownName(raw: Uint8Array): string {
  const text = Buffer.from(raw).toString('utf8')
  return text.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** A member's bytes, as many as the archive's directory says. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  const isPacked = entry.compressionMethod === 8
  const stream: Readable = await zip.openReadStreamPromise(entry, isPacked ? { decodeFileData: false } : {})
  let bytes = 0
  try {
    for await (const chunk of isPacked ? unfolded(stream, createInflateRaw()) : stream) {
      yield chunk
      bytes += chunk.length
    }
  } finally {
    stream.destroy()
  }
  if (isPacked && bytes !== entry.uncompressedSize)
    fail('archive.wrong-size', `The archive says ${entry.uncompressedSize} bytes, and holds ${bytes}`)
}

async function* zipMembers(path: string, within: string): AsyncIterable<Member | ArchiveNote> {
  const { zip, trailing } = await openZip(path)
  try {
    if (trailing > 0) {
      const message = `${trailing} bytes lie behind the end of the archive and are not read`
      yield { note: problem('archive.trailing-bytes', message, { severity: 'warning' }) }
    }
    let count = 0
    for await (const entry of zip.eachEntry()) {
      const name = shownName(entry.fileNameRaw)
      if (name.endsWith('/')) continue
      count += 1
      if (count > MAX_MEMBERS) fail('archive.too-many', `The archive has more than ${MAX_MEMBERS} members; the rest are left out`)
      if (entry.isEncrypted()) {
        yield { note: problem('archive.encrypted', `${name} is encrypted and was not read; unpack it with its password first`) }
        continue
      }
      const source: EvidenceSource = {
        path: `${within}!/${name}`,
        name: name.split('/').at(-1)!,
        size: entry.uncompressedSize,
        chunks: () => bounded(unpacked(zip, entry), entry.compressedSize),
      }
      yield { source, compressed: entry.compressedSize }
    }
  } finally {
    zip.close()
  }
}

async function* gzipMember(source: EvidenceSource, within: string): AsyncIterable<Member | ArchiveNote> {
  const name = basename(source.name).replace(/\.gz$/i, '') || 'content'
  const member: EvidenceSource = {
    path: `${within}!/${name}`,
    name,
    size: null,
    chunks: () => bounded(gunzipped(source), source.size ?? 0),
  }
  yield { source: member, compressed: source.size ?? 0 }
}

/** The members of an archive, one after another, as its directory lists them. `file` is where its bytes lie on this machine. */
export function archiveMembers(kind: ArchiveKind, source: EvidenceSource, file: string): AsyncIterable<Member | ArchiveNote> {
  return kind === 'zip' ? zipMembers(file, source.path) : gzipMember(source, source.path)
}
