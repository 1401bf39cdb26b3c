import { createGunzip } from 'node:zlib'
import { Gunzip } from 'fflate'
import { fail } from '#base/problem.ts'
import type { Source } from '../format.ts'
import { chunksOf } from './stream-chunks.ts'

/** Bytes given to the slower reader at a time: it answers all of what they unfold to at once. */
const PIECE_BYTES = 1 << 16

const isTrailing = (thrown: unknown) => thrown instanceof Error && thrown.message === 'incorrect header check'

/**
 * What a gzip unfolds to, up to bytes behind its last member that are none. zlib takes these for a broken member, and with them gives up
 * what it unfolded of the same piece.
 */
async function* untilTrailing(source: Source): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = []
  const gunzip = new Gunzip((chunk) => void ready.push(chunk))
  for await (const chunk of source.chunks()) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      let isAtEnd = false
      try {
        gunzip.push(chunk.subarray(at, at + PIECE_BYTES))
      } catch {
        isAtEnd = true
      }
      yield* ready.splice(0)
      if (isAtEnd) return
    }
  }
}

/** What a gzip unfolds to, all its members one after another. Fails with `archive.trailing-bytes` where other bytes lie behind them. */
export async function* gunzipped(source: Source): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip()
  const feeding = (async () => {
    for await (const chunk of source.chunks()) {
      if (gunzip.destroyed) return
      if (!gunzip.write(chunk)) await new Promise((done) => gunzip.once('drain', done).once('close', done))
    }
    gunzip.end()
  })().catch((thrown: Error) => gunzip.destroy(thrown))
  let told = 0
  try {
    for await (const chunk of chunksOf(gunzip)) {
      told += chunk.length
      yield chunk
    }
    return
  } catch (thrown) {
    if (!isTrailing(thrown)) throw thrown
  } finally {
    gunzip.destroy()
    await feeding
  }
  let at = 0
  for await (const chunk of untilTrailing(source)) {
    if (at + chunk.length > told) yield chunk.subarray(Math.max(0, told - at))
    at += chunk.length
  }
  if (at === 0) fail('archive.member-broken', 'What the archive holds of it cannot be unpacked (no gzip)')
  fail('archive.trailing-bytes', 'Bytes that are no gzip lie behind what was packed')
}
