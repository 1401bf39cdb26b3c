import { createGunzip } from 'node:zlib'
import { Gunzip } from 'fflate'
import { fail } from '#base/problem.ts'
import type { Source } from '../format.ts'
import { pieces, unfolded } from './unfold.ts'

const isTrailing = (thrown: unknown) => thrown instanceof Error && thrown.message === 'incorrect header check'

/**
 * What a gzip unfolds to, up to bytes behind its last member that are none. zlib takes these for a broken member, and with them gives up
 * what it unfolded of the same piece.
 */
async function* untilTrailing(source: Source): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = []
  const gunzip = new Gunzip((chunk) => void ready.push(chunk))
  for await (const piece of pieces(source.chunks())) {
    let isAtEnd = false
    try {
      gunzip.push(piece)
    } catch {
      isAtEnd = true
    }
    yield* ready.splice(0)
    if (isAtEnd) return
  }
}

/** What a gzip unfolds to, all its members one after another. Fails with `archive.trailing-bytes` where other bytes lie behind them. */
export async function* gunzipped(source: Source): AsyncIterable<Uint8Array> {
  let told = 0
  try {
    for await (const chunk of unfolded(source.chunks(), createGunzip())) {
      told += chunk.length
      yield chunk
    }
    return
  } catch (thrown) {
    if (!isTrailing(thrown)) throw thrown
  }
  let at = 0
  for await (const chunk of untilTrailing(source)) {
    if (at + chunk.length > told) yield chunk.subarray(Math.max(0, told - at))
    at += chunk.length
  }
  if (at === 0) fail('archive.member-broken', 'What the archive holds of it cannot be unpacked (no gzip)')
  fail('archive.trailing-bytes', 'Bytes that are no gzip lie behind what was packed')
}
