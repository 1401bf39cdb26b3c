import { isUtf8 } from 'node:buffer'
import type { Source } from '../format.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A share of zero bytes at odd (or even) places that only UTF-16 of Western text has. */
const ZERO_SHARE = 0.3

/** How text that starts with these bytes is encoded: by its byte order mark, else by where its zero bytes stand. */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const sample = head.subarray(0, 2048)
  let [even, odd] = [0, 0]
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1
    if (sample[i + 1] === 0) odd += 1
  }
  const pairs = sample.length / 2
  if (pairs >= 4 && odd / pairs > ZERO_SHARE && even / pairs < 0.05) return { encoding: 'utf-16le', mark: 0 }
  if (pairs >= 4 && even / pairs > ZERO_SHARE && odd / pairs < 0.05) return { encoding: 'utf-16be', mark: 0 }
  return { encoding: 'utf-8', mark: 0 }
}

/** Text of bytes that should be UTF-8; where they are not, every byte stands for the Latin-1 character of its number, so none is lost. */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly latin1: boolean } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const latin1 = !isUtf8(buffer)
  return { text: buffer.toString(latin1 ? 'latin1' : 'utf8'), latin1 }
}

/** Bytes of a text source as UTF-8 without a byte order mark, in the chunks they come; UTF-16 is transcoded. */
export async function* utf8Chunks(source: Source, head: Uint8Array): AsyncIterable<Uint8Array> {
  const { encoding, mark } = encodingOf(head)
  let skip = mark
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { ignoreBOM: true })
  for await (const chunk of source.chunks()) {
    const rest = skip >= chunk.length ? chunk.subarray(chunk.length) : chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.length)
    if (rest.length > 0) yield decoder ? Buffer.from(decoder.decode(rest, { stream: true })) : rest
  }
  const last = decoder?.decode()
  if (last) yield Buffer.from(last)
}
