import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fail } from '#base/problem.ts'

const BATCH = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Characters that no file system of ours takes in a name, or that would hide one: control and bidirectional marks included. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu

/**
 * The parts of a path as a browser tells it, made fit to be names in a folder of ours. A name is text from elsewhere: it never
 * climbs, never names a device, and is never longer than a file system takes.
 */
export function uploadParts(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 32) fail('upload.bad-path', 'The path of the file cannot be used.')
  return parts.map((part) => {
    const name = part.replace(UNFIT, '_').slice(0, 120)
    return /^\.+$/.test(name) ? '_'.repeat(name.length) : name
  })
}

/** Files a browser brings: kept in a temporary folder until the host ends, because the importer reads files, not sockets. */
export interface Uploads {
  readonly dir: string
  /** Streams the request's body to a file; answers what to import: the file itself, or the folder it was dropped in. */
  receive(batch: string, path: string, body: IncomingMessage): Promise<string>
  /** Throws away what was received of a batch. */
  discard(batch: string): Promise<void>
  close(): void
}

export function createUploads(): Uploads {
  const dir = mkdtempSync(join(tmpdir(), 'coldtrail-uploads-'))
  return {
    dir,
    async receive(batch, path, body) {
      if (!BATCH.test(batch)) fail('upload.bad-batch', 'The upload names no batch.')
      const parts = uploadParts(path)
      const file = join(dir, batch, ...parts)
      await mkdir(dirname(file), { recursive: true })
      // wx: a second file of the same name is refused, never written over the first.
      const target = createWriteStream(file, { flags: 'wx' })
      let opened = false
      target.once('open', () => {
        opened = true
      })
      try {
        await pipeline(body, target)
      } catch (thrown) {
        // half a file is no evidence; one that stood before is left alone
        if (opened) await rm(file, { force: true })
        throw thrown
      }
      return join(dir, batch, parts[0]!)
    },
    async discard(batch) {
      if (!BATCH.test(batch)) fail('upload.bad-batch', 'The upload names no batch.')
      await rm(join(dir, batch), { recursive: true, force: true })
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}
