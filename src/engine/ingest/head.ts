import type { Head, Source } from './format.ts'
import { encodingOf, textOf } from './read/encoding.ts'

export const HEAD_BYTES = 64 * 1024

/** Control characters no text has; their share tells bytes from text. */
const BINARY = new Set(
  [...Array(9).keys(), 11, 12, ...Array.from({ length: 18 }, (_, i) => 14 + i)].filter((code) => code !== 27 && code !== 12),
)

function isBinary(bytes: Uint8Array): boolean {
  let odd = 0
  for (const byte of bytes) if (BINARY.has(byte)) odd += 1
  return odd > bytes.length / 50
}

function textOfHead(bytes: Uint8Array): string {
  const { encoding, mark } = encodingOf(bytes)
  const rest = bytes.subarray(mark)
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(rest)
  if (isBinary(rest)) return ''
  // a character may be cut at the end of the head; that alone does not make it Latin-1
  for (let cut = 0; cut < Math.min(4, rest.length); cut++) {
    const { text, latin1 } = textOf(rest.subarray(0, rest.length - cut))
    if (!latin1) return text
  }
  return textOf(rest).text
}

/** The start of a source, decoded: enough to recognise its format by. A source that breaks off is judged by what there is of it. */
export async function readHead(source: Source): Promise<Head> {
  const parts: Uint8Array[] = []
  let length = 0
  let whole = true
  try {
    for await (const chunk of source.chunks()) {
      parts.push(chunk)
      length += chunk.length
      if (length <= HEAD_BYTES) continue
      whole = false
      break
    }
  } catch (thrown) {
    if (length === 0) throw thrown
    whole = false
  }
  const bytes = Buffer.concat(parts).subarray(0, HEAD_BYTES)
  return { bytes, text: textOfHead(bytes), whole }
}
